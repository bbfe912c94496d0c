import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { passOverdueRequestsOnJob } from "#app/features/applications/hands/pass-on-requests.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { addNeededDocuments, createDraft } from "#app/demo/applications-factory.server.ts";
import { applications } from "#db/schema/applications.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, signInNew, viewerOf } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { place, registryRecord } from "#tests/support/registry-records.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
const NAME = String(COMPLETE.sections.identity?.name_en);
const UNDER_WAY = "An application of this institution is already under way";
const BEGUN = "An application of this institution has been begun";
const ASK = "Ask to be let in";
const WORDS = "Who you are at the institution, and why you ask";
const ANSWERS: Record<string, string> = {
  "Do you apply for the whole institution?": "Yes",
  "What kind of organisation is it?": "University or other institution of higher education",
  "Is it recognised by the competent national authority?": "Yes",
  "Does it award degrees, the first after at least three years?": "Yes",
  "How many classes have graduated so far?": "Three or more",
  "Who owns it?": "It is public",
  "Has the head of the institution approved this application?": "Yes",
};

const locations = [place("Osh", "KG", "Kyrgyzstan", [40.5, 72.8])];
const RECORDS = [1, 2, 3, 4, 5, 6, 7].map((number) =>
  registryRecord(`1bgn000${number}`, `Begun University of Osh Number ${number}`, { locations }),
);

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let count = 0;

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
  await importRegistryRecords(portal.services, RECORDS as never);
});

const nextRegistryId = () => `01bgn000${++count}`;
const chosen = (registryId: string) => `/apply?registry=${registryId}`;
const access = (registryId: string) => `/apply/access?registry=${registryId}`;
const textOf = async (browser: Browser, page: string) => (await browser.get(page)).document.body.textContent ?? "";

/** Somebody's draft for an institution of the registry. */
async function begin(registryId: string, at: TestPortal = portal) {
  const person = await signInNew(at, { name: "Bermet Osmonova" });
  const { applicationId: id } = await createDraft(at.services, viewerOf(person), { ...COMPLETE, registryId });
  return { ...person, draft: id, home: `/applications/${id}` };
}

async function outcomeOf(browser: Browser, registryId: string) {
  const form = await openForm(browser, chosen(registryId), "Show the result");
  for (const [question, option] of Object.entries(ANSWERS)) form.choose(question, option);
  const { answer } = await form.press("Show the result");
  return answer.location ?? "";
}

describe("whoever looks for an institution whose application is their own", () => {
  test("is led to it once it is sent, and colleagues on it are; anybody else is told that one is under way", async () => {
    const registryId = nextRegistryId();
    const { browser, draft, home } = await begin(registryId);
    const outcome = await outcomeOf(await signInNew(portal).then((one) => one.browser), registryId);
    const filed = { caseNumber: "A-2026-9311", status: "submitted" as const };
    await portal.services.withTransaction((tx) => tx.update(applications).set(filed).where(eq(applications.id, draft)));
    const stranger = await signInNew(portal);
    expect(await textOf(stranger.browser, chosen(registryId))).toContain(UNDER_WAY);
    for (const page of [chosen(registryId), outcome, `/apply?unlisted=1&q=${encodeURIComponent(NAME)}`]) {
      const { document } = await browser.get(page);
      expect(document.body.textContent).not.toContain(UNDER_WAY);
      expect(document.body.textContent).not.toContain("a similar name");
      expect(document.querySelector(`main .callout a[href="${home}"]`)?.textContent).toBe("Open the application");
    }
  });
});

describe("whoever applies for an institution whose application others have begun", () => {
  test("is told on choosing it and in the outcome, without names, and begins an own one all the same", async () => {
    const registryId = nextRegistryId();
    const first = await begin(registryId);
    const second = await signInNew(portal);
    const page = await textOf(second.browser, chosen(registryId));
    expect(page).toContain(BEGUN);
    const outcome = await outcomeOf(second.browser, registryId);
    const told = await textOf(second.browser, outcome);
    expect(told).toContain(BEGUN);
    for (const text of [page, told]) {
      expect(text).not.toContain(first.name);
      expect(text).not.toContain(first.email);
    }
    const started = await pressOn(second.browser, outcome, "Start the application");
    expect(started.location).toContain("done=started");
    expect(started.location).not.toContain(first.draft);
    expect(await textOf(first.browser, chosen(registryId))).toContain(BEGUN);
  });

  test("asks to be let in; it reaches whoever prepares it, and after seven days the secretariat", async () => {
    const registryId = nextRegistryId();
    const first = await begin(registryId);
    const second = await signInNew(portal);
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const link = [...(await second.browser.get(chosen(registryId))).document.querySelectorAll("main a")].find(
      ({ textContent }) => textContent === ASK,
    );
    expect(link?.getAttribute("href")).toBe(access(registryId));
    const sent = await pressOn(second.browser, access(registryId), "Send the request", {
      fill: { [WORDS]: "I head the international office here." },
    });
    expect(sent.location).toContain("done=asked");
    const asked = await letterTo(portal, first.email, "access-asked");
    expect(asked.text).toContain("international office here");
    expect((await second.browser.get(first.home)).status).toBe(404);
    clock.pass(7 * DAY_MS);
    await passOverdueRequestsOnJob.work(portal.services);
    expect((await letterTo(portal, coordinator.email, "access-passed_on")).link).toBe(asked.link);
    await pressOn(first.browser, asked.link, "Answer", { choose: { "Your answer": "Let in to write" } });
    expect((await second.browser.get(first.home)).status).toBe(200);
    expect(await textOf(second.browser, chosen(registryId))).not.toContain(BEGUN);
  });

  test("is told too while it waits for the head", async () => {
    const registryId = nextRegistryId();
    const first = await begin(registryId);
    await addNeededDocuments(portal.services, first.draft, await actorOf(portal, first.id));
    const sent = await sendToHead(portal.services, first.draft, await actorOf(portal, first.id));
    expect(sent).toMatchObject({ ok: true });
    const second = await signInNew(portal);
    expect(await textOf(second.browser, chosen(registryId))).toContain(BEGUN);
  });

  test("is told nothing of a draft nobody has touched for more than six months", async () => {
    const registryId = nextRegistryId();
    await begin(registryId);
    clock.pass(170 * DAY_MS);
    const second = await signInNew(portal);
    expect(await textOf(second.browser, chosen(registryId))).toContain(BEGUN);
    clock.pass(20 * DAY_MS);
    const later = await signInNew(portal);
    expect(await textOf(later.browser, chosen(registryId))).not.toContain(BEGUN);
    expect((await later.browser.get(access(registryId))).location).toBe("/apply");
  });

  test("without a confirmed address reads the same as where nothing was begun", async () => {
    const [begunId, freeId] = [nextRegistryId(), nextRegistryId()];
    await begin(begunId);
    for (const browser of [portal.browser(), (await signInNew(portal, { isVerified: false })).browser]) {
      expect(await textOf(browser, chosen(begunId))).not.toContain(BEGUN);
      for (const id of [begunId, freeId]) expect((await browser.get(access(id))).location).toBe("/apply");
    }
  });

  test("is told of a few institutions an hour: then the page does not say, of all alike, and nothing is stopped", async () => {
    const limited = await startTestPortal({ env: { RATE_LIMITS: "on" } });
    const [begunId, freeId] = ["01bgn0001", "01bgn0002"];
    await importRegistryRecords(limited.services, RECORDS as never);
    await begin(begunId, limited);
    const { browser } = await signInNew(limited);
    for (let look = 0; look < 20; look++) expect(await textOf(browser, chosen(begunId))).toContain(BEGUN);
    for (const id of [begunId, freeId]) {
      const text = await textOf(browser, chosen(id));
      expect(text).not.toContain(BEGUN);
      expect(text).toContain("is not said at the moment");
      expect(text).toContain("Who owns it?");
      expect((await browser.get(access(id))).status).toBe(429);
    }
  });
});
