import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { PRECHECK } from "#tests/support/applicant-answers.ts";
import { openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson, PASSWORD, viewerOf } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const lines: Record<string, unknown>[] = [];
const logger = createLogger("info", { write: (line) => void lines.push(JSON.parse(line)) });
const AWAY = "The portal is not available just now";
const NGINX = (status: string) =>
  `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;

describe("with JavaScript, an answer that is not the portal's, or is its failure", () => {
  let portal: TestPortal;
  let stage: Stage;
  beforeAll(async () => {
    portal = await startTestPortal({ overrides: { logger } });
    stage = await openStage({ origin: portal.origin, isScripted: true });
  });

  async function openDocuments(): Promise<Page> {
    const person = await addPerson(portal);
    const { applicationId } = await createDraft(portal.services, viewerOf(person), {
      precheck: PRECHECK,
      sections: {},
    });
    const { page } = await stage.enter("en");
    await page.goto("/login");
    await page.fill('[name="email"]', person.email);
    await page.fill('[name="password"]', PASSWORD);
    await page.locator("main button[type=submit]").click();
    await page.waitForURL(/inbox|applications/);
    await page.goto(`/applications/${applicationId}/documents`);
    return page;
  }

  const slot = (page: Page) => page.locator("#document-legal_status");
  const number = (page: Page) => page.locator(".error-code code").textContent();

  async function sendFile(page: Page): Promise<void> {
    await slot(page)
      .locator("details:has([type=file])")
      .evaluate((fold) => fold.setAttribute("open", ""));
    await slot(page).locator("textarea").fill("The charter of 1934");
    const file = { name: "charter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") };
    await slot(page).locator("[type=file]").setInputFiles(file);
    await slot(page).locator("button[type=submit]").last().click();
  }

  /** A proxy that answers what is posted by itself. */
  const answerPosts = (page: Page, status: number, words: string) =>
    page.route("**/*_data=*", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status, contentType: "text/html", body: NGINX(`${status} ${words}`) })
        : route.continue(),
    );

  const breakPosts = (page: Page) =>
    page.route("**/*_data=*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));

  test("a file too large for the proxy is refused at its field, and what was typed stays", async () => {
    const page = await openDocuments();
    await answerPosts(page, 413, "Request Entity Too Large");
    await sendFile(page);
    await page.waitForSelector(".error-summary");
    await expect.poll(() => slot(page).locator(".field-error").textContent()).toContain("too large to be sent");
    await expect.poll(() => slot(page).locator("textarea").inputValue()).toBe("The charter of 1934");
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("error-summary");
    await page.unrouteAll();
    await sendFile(page);
    await page.waitForSelector("#document-legal_status .field-error:has-text('PDF')");
  });

  test.each([
    ["a portal that is away", (page: Page) => answerPosts(page, 502, "Bad Gateway")],
    ["a connection that breaks", (page: Page) => breakPosts(page)],
  ])("%s is told beside the page, which stays, and the form goes when it is sent again", async (_, spoil) => {
    const page = await openDocuments();
    await spoil(page);
    await sendFile(page);
    await expect.poll(() => page.locator(".unreached").textContent()).toContain("Not sent");
    await expect.poll(() => slot(page).locator("textarea").inputValue()).toBe("The charter of 1934");
    await page.unrouteAll();
    await slot(page).locator("button[type=submit]").last().click();
    await page.waitForSelector("#document-legal_status .field-error:has-text('PDF')");
    await expect.poll(() => page.locator(".unreached").count()).toBe(0);
  });

  test.each([
    ["a mistake", new Error("broken"), "The portal made a mistake"],
    ["an outage", Object.assign(new Error("full"), { code: "SQLITE_FULL" }), AWAY],
  ])("%s is shown under the number it is logged under", async (_, error, title) => {
    const page = await openDocuments();
    await page.goto("/account");
    const { services } = portal;
    const { withTransaction } = services;
    services.withTransaction = () => Promise.reject(error);
    try {
      await page.locator("main button[type=submit]").first().click();
      await page.locator("h1", { hasText: title }).waitFor();
    } finally {
      services.withTransaction = withTransaction;
    }
    const logged = lines.findLast(({ msg }) => msg === "unhandled error");
    await expect.poll(() => number(page)).toBe(logged?.requestId);
  });
});
