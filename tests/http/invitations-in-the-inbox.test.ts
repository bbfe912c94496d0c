import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { letterTo } from "#tests/support/letters.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
const PAGES = '.entry-list a[href^="/inbox/invitations/"]';

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
});

const textOf = async (browser: Browser, page: string) => (await browser.get(page)).document.body.textContent ?? "";
const pageIn = async (browser: Browser) =>
  (await browser.get("/inbox")).document.querySelector(PAGES)?.getAttribute("href") ?? "";

/** A draft, and somebody with an account who is invited to it. */
async function invited() {
  const draft = await newDraft(portal, { identity: { name_en: "University of Open Letters" } });
  const colleague = await signInNew(portal);
  await pressOn(draft.browser, `${draft.home}/people`, "Send the invitation", {
    fill: { "E-mail address": colleague.email },
    choose: { "What the colleague may do": "to write in it" },
  });
  return { ...draft, colleague, page: await pageIn(colleague.browser) };
}

/** The same with an offer to hand the draft over. */
async function offered() {
  const draft = await newDraft(portal);
  const colleague = await signInNew(portal);
  const fill = { "E-mail address": colleague.email };
  await pressOn(draft.browser, `${draft.home}/people`, "Offer the application", { fill });
  return { ...draft, colleague, page: await pageIn(colleague.browser) };
}

const ownerOf = async (id: string) => {
  const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
  return row?.ownerId;
};

describe("whoever has an account finds in the inbox", () => {
  test("an invitation to a draft, with who invites and until when, and accepts it without the letter", async () => {
    const { colleague, home, page, applicant } = await invited();
    const inbox = await textOf(colleague.browser, "/inbox");
    expect(inbox).toContain("University of Open Letters");
    expect(inbox).toContain(`${applicant.name} invites you`);
    expect(await textOf(colleague.browser, page)).toContain(`${applicant.name} invites you`);
    const answer = await pressOn(colleague.browser, page, "Accept the invitation");
    expect(answer.location).toContain(`${home}?done=joined`);
    expect((await colleague.browser.get(`${home}/legal`)).status).toBe(200);
    expect(await pageIn(colleague.browser)).toBe("");
    expect(await textOf(colleague.browser, page)).toContain("You have accepted this invitation already");
  });

  test("an offer to hand an application over, and answers for it after accepting", async () => {
    const { colleague, id, home, page, applicant } = await offered();
    expect(await textOf(colleague.browser, "/inbox")).toContain(`${applicant.name} would like to hand over to you`);
    const answer = await pressOn(colleague.browser, page, "Accept the invitation");
    expect(answer.location).toContain(`${home}?done=handed_over`);
    expect(await ownerOf(id)).toBe(colleague.id);
  });

  test("and declines it there; whoever invited is told, and the link of the letter says the same", async () => {
    const { colleague, page, applicant, browser, home } = await invited();
    await pressOn(colleague.browser, page, "Decline");
    expect(await textOf(colleague.browser, page)).toContain("You have declined the invitation");
    expect(await pageIn(colleague.browser)).toBe("");
    await letterTo(portal, applicant.email, "hands-declined");
    expect(await textOf(browser, `${home}/people`)).toContain("Declined");
    const { link } = await letterTo(portal, colleague.email, "hands-invited");
    expect(await textOf(portal.browser(), link)).toContain("You have declined the invitation");
  });

  test("nothing of an invitation that was taken back or has ended; its page says so", async () => {
    const { colleague, page, browser, home } = await invited();
    await pressOn(browser, `${home}/people`, `Take back: ${colleague.email}`);
    expect(await pageIn(colleague.browser)).toBe("");
    expect(await textOf(colleague.browser, page)).toContain("can no longer be answered");
    const late = await offered();
    clock.pass(8 * DAY_MS);
    expect(await pageIn(late.colleague.browser)).toBe("");
    expect(await textOf(late.colleague.browser, late.page)).toContain("can no longer be answered");
    const forged = await late.colleague.browser.forge(late.page, {});
    expect(forged.location).toContain(late.page);
    expect(await ownerOf(late.id)).toBe(late.applicant.id);
  });
});

describe("an invitation is nobody else's", () => {
  test("neither another account nor whoever invited opens or answers it, nor the address before it is confirmed", async () => {
    const { colleague, page, browser, id, applicant } = await offered();
    const stranger = await signInNew(portal);
    for (const other of [stranger.browser, browser]) {
      expect(await pageIn(other)).toBe("");
      expect((await other.get(page)).status).toBe(404);
      for (const intent of ["accept", "decline"]) expect((await other.forge(page, { intent })).status).toBe(404);
    }
    expect((await portal.browser().get(page)).location).toContain("/login");
    expect(await ownerOf(id)).toBe(applicant.id);
    expect(await pageIn(colleague.browser)).toBe(page);
  });
});

describe("the letter of an invitation and its page", () => {
  test("speak the language the letter was asked in, and say who invites, for which institution, and by when", async () => {
    const { browser, home, applicant } = await newDraft(portal, {
      identity: { name_en: "University of Open Letters" },
    });
    const email = "aidos.reader@university.example";
    await pressOn(browser, `${home}/people`, "Send the invitation", {
      fill: { "E-mail address": email },
      choose: { "What the colleague may do": "to write in it", "Language of the letter": "Русский" },
    });
    const { link, text } = await letterTo(portal, email, "hands-invited");
    const visitor = portal.browser({ "Accept-Language": "en" });
    const { document } = await visitor.get(link);
    expect(document.documentElement.lang).toBe("ru");
    const page = document.body.textContent ?? "";
    expect(page).toContain("University of Open Letters");
    expect(page).toContain(`${applicant.name} приглашает вас`);
    const until = /действует до (.+?\))/u.exec(text.replace(/\s/g, " "))?.[1] ?? "missing";
    expect(page.replace(/\s/g, " ")).toContain(`ответьте до ${until}`);
  });

  test("speak the language of the account where the address has one", async () => {
    const { browser, home } = await newDraft(portal);
    const colleague = await signInNew(portal, { locale: "kk" });
    await pressOn(browser, `${home}/people`, "Send the invitation", {
      fill: { "E-mail address": colleague.email },
      choose: { "What the colleague may do": "to read it" },
    });
    expect((await letterTo(portal, colleague.email, "hands-invited")).link).toContain("?lng=kk");
  });
});
