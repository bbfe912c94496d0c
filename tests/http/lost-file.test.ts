import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { sessions } from "#db/schema/accounts.ts";
import { recommended, startFormalities, type Deciders } from "#tests/support/approved.ts";
import { actorOf, signInAs } from "#tests/support/people.ts";
import { REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const AGAIN = "Choose the file once more";
const FILE = { name: "charter.pdf", bytes: smallPdf("charter"), type: "application/pdf" };

let portal: TestPortal;
let deciders: Deciders;

beforeAll(async () => {
  portal = await startTestPortal();
  deciders = await startFormalities(portal);
});

const textOf = async (browser: Browser, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";

function fileIn(form: ServedForm) {
  const control = form.controls.find(({ type }) => type === "file");
  if (!control) throw new Error("The form takes no file");
  return form.nameOf(control);
}

test.each(["applicant", "coordinator"] as const)(
  "a message of the %s whose file is lost with the session is not sent without it",
  async (who) => {
    const { id, home, applicant } = await recommended(portal, deciders);
    const page = who === "applicant" ? `${home}/messages` : `/review/${id}/correspondence`;
    const person = who === "applicant" ? applicant : deciders.coordinator;
    const { browser } = person;
    const button = "Send the message";
    const first = await openForm(browser, page, button);
    const box = first.controls.find(({ name }) => name === "body");
    const label = first.nameOf(box as never);
    first.fill(label, "The charter is attached.").attach(fileIn(first), FILE);
    await portal.services.withTransaction((tx) => tx.delete(sessions).where(eq(sessions.userId, person.id)));
    const ended = await first.press(button);
    expect(ended.page.text).toContain("The file you chose was not kept");
    await signInAs(portal, person.email, browser);
    const again = await ended.form("Send again").press("Send again");
    expect(again.page.status).toBe(422);
    expect(again.page.text).toContain(AGAIN);
    expect(again.form(button).read(label)).toBe("The charter is attached.");
    expect(await textOf(browser, page)).not.toContain("The charter is attached.");
    await again.form(button).attach(fileIn(first), FILE).press(button);
    expect(await textOf(browser, page)).toContain("charter.pdf");
  },
);

test("an appeal whose file is lost with the session is not lodged without it", async () => {
  const { id, home, applicant } = await recommended(portal, deciders);
  const input = { applicationId: id, version: await versionOf(portal.services, id), explanation: "Nothing was found." };
  const actor = await actorOf(portal, deciders.council.id);
  expect(await decide(portal.services, input, byPerson(actor), REFUSE)).toMatchObject({ ok: true });
  const { browser } = applicant;
  const form = await openForm(browser, `${home}/appeal`, "Lodge the appeal");
  const why = "The recognition was sent with the application and nobody has looked at it, as the letter shows.";
  form.tick("The procedure was not followed").fill("Why", why);
  form.attach(fileIn(form), FILE);
  await portal.services.withTransaction((tx) => tx.delete(sessions).where(eq(sessions.userId, applicant.id)));
  const ended = await form.press("Lodge the appeal");
  await signInAs(portal, applicant.email, browser);
  const again = await ended.form("Send again").press("Send again");
  expect(again.page.status).toBe(422);
  expect(again.page.text).toContain(AGAIN);
  expect(again.form("Lodge the appeal").read("Why")).toBe(why);
});
