import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { dayOf, daysAfter, isWorkingDay } from "#app/platform/days.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { settings } from "#db/schema/settings.ts";
import { createRecommended } from "#tests/support/review-factory.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, signInAs, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let colleague: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Owner of cases", roles: ["coordinator"] });
  council = await signInNew(portal, { name: "First decider", roles: ["council"] });
  colleague = await signInNew(portal, { name: "Second decider", roles: ["council"] });
});

const WORDS = "The national register does not list the institution any more.";
const recommended = async () =>
  (await createRecommended(portal.services, await actorOf(portal, coordinator.id))).applicationId;
const textOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";
const lettersOf = async ({ email }: SignedIn, kind: string) =>
  (await lettersTo(portal, email)).filter((letter) => letter.kind === kind);

async function emailOf(id: string) {
  const { db } = portal.services;
  const [owner] = await db
    .select({ email: users.email })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.ownerId))
    .where(eq(applications.id, id));
  return owner?.email ?? "";
}

const applicantOf = async (id: string) => ({ browser: await signInAs(portal, await emailOf(id)) });

async function setAssociation(value: Record<string, unknown>) {
  const { withTransaction, clock } = portal.services;
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

const reasonOf = ({ element }: ServedForm) =>
  element.querySelector<HTMLInputElement>("[name=reasonCodes][value=R02]")?.labels?.[0]?.textContent ?? "";

async function decide(id: string, outcome: "Refuse" | "Defer", until = "") {
  const form = await openForm(council.browser, `/review/${id}/decision`, "Show the letter");
  form.choose("Your decision", outcome).fill("Words for the letter", WORDS);
  form.tick(reasonOf(form));
  if (until) form.fill("Will be considered again on", until);
  const confirm = `${outcome} and send this letter`;
  const sent = await (await form.press("Show the letter")).form(confirm).press(confirm);
  return sent.answer.location ?? "";
}

test("whose decision a colleague takes back is told by whom, and its reasons and words stand in the form again", async () => {
  await setAssociation({ holdMinutes: 10 });
  const id = await recommended();
  expect(await decide(id, "Refuse")).toContain("done=held");
  await pressOn(colleague.browser, `/review/${id}`, "Take the decision back");
  const [letter, ...more] = await lettersOf(council, "review-decision_taken_back");
  expect(more).toEqual([]);
  expect(letter?.text).toContain("Second decider");
  expect(letter?.link).toBe(`/review/${id}`);
  for (const reader of [colleague, council]) {
    const form = await openForm(reader.browser, `/review/${id}/decision`, "Show the letter");
    expect(form.read("Words for the letter")).toBe(WORDS);
    expect(form.read(reasonOf(form))).toBe(true);
  }
  expect(await textOf(colleague, `/review/${id}/decision`)).toContain("Second decider has taken the decision back");
});

test("nobody gets a letter of taking back the own decision", async () => {
  const before = (await lettersOf(council, "review-decision_taken_back")).length;
  const id = await recommended();
  await decide(id, "Refuse");
  await pressOn(council.browser, `/review/${id}`, "Take the decision back");
  expect(await lettersOf(council, "review-decision_taken_back")).toHaveLength(before);
});

test("the coordinator of a case reads by letter what was decided, and who decided does not", async () => {
  await setAssociation({ holdMinutes: 0 });
  const id = await recommended();
  await decide(id, "Refuse");
  const [letter] = await lettersOf(coordinator, "review-decided_refuse");
  expect(letter?.text).toContain("First decider");
  expect(letter?.link).toBe(`/review/${id}`);
  expect(await lettersOf(council, "review-decided_refuse")).toEqual([]);
});

test("a deferred case says until when, not that its checks are to be completed", async () => {
  await setAssociation({ holdMinutes: 0 });
  const id = await recommended();
  const until = daysAfter(dayOf(portal.services.clock.now()), 30);
  await decide(id, "Defer", until);
  const [letter] = await lettersOf(coordinator, "review-decided_defer");
  const day = formatDay(until, "en");
  expect(letter?.text).toContain(day);
  expect(letter?.subject).toContain(`deferred until ${day}`);
  expect(await textOf(await applicantOf(id), "/inbox")).toContain(`Deferred until ${day}. Read the conditions`);
  // It waits for nobody before its day.
  expect(await textOf(coordinator, "/inbox")).not.toContain("Complete the checks and recommend");
  expect(await textOf(coordinator, "/review")).toContain(`Deferred until ${day}`);
  expect(await textOf(coordinator, `/review/${id}`)).toContain(`Deferred until ${day}`);
});

test("a decision falls due on a working day", async () => {
  const days = Array.from({ length: 14 }, (_, ahead) => daysAfter(dayOf(portal.services.clock.now()), ahead));
  await setAssociation({ holidays: days });
  const id = await recommended();
  const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
  expect(isWorkingDay(dayOf(row!.dueAt!), days)).toBe(true);
});

test("the letters of a decision that is held are read by staff before they go out: to whom, when and in which words", async () => {
  const id = await recommended();
  await decide(id, "Refuse");
  const [to] = (await lettersTo(portal, await emailOf(id))).slice(-1);
  for (const reader of [council, coordinator]) {
    const text = await textOf(reader, `/review/${id}/letters`);
    expect(text).toContain("Letters that have not gone out yet");
    expect(text).toContain("They go out:");
    expect(text).toContain(await emailOf(id));
    expect(text).toContain(WORDS);
  }
  expect(to?.text ?? "").not.toContain(WORDS);
  const { document } = await coordinator.browser.get(`/review/${id}/letters`);
  expect(document.body.textContent).not.toContain("Take the decision back");
  await pressOn(council.browser, `/review/${id}/letters`, "Take the decision back");
  expect(await textOf(council, `/review/${id}/letters`)).not.toContain("Letters that have not gone out yet");
});

test("what stands in the form after a decision was taken back has its outcome, says whose it is, and shows its letter", async () => {
  const id = await recommended();
  await decide(id, "Refuse");
  await pressOn(colleague.browser, `/review/${id}`, "Take the decision back");
  const text = await textOf(colleague, `/review/${id}/decision`);
  expect(text).toContain("those of First decider");
  const form = await openForm(colleague.browser, `/review/${id}/decision`, "Show the letter");
  const shown = await form.press("Show the letter");
  expect(shown.answer.location).toBe(`/review/${id}/letter`);
  expect(await textOf(colleague, `/review/${id}/decision`)).not.toContain("those of First decider");
});

test("what an address tells of the last act is said only as long as it is so", async () => {
  const id = await recommended();
  const told = await decide(id, "Refuse");
  expect(await textOf(council, told)).toContain("until then it can be taken back");
  expect(await textOf(council, `/review/${id}/letter?done=letter-saved`)).not.toContain("Nothing has been sent");
  await pressOn(council.browser, told, "Take the decision back");
  expect(await textOf(council, told)).not.toContain("until then it can be taken back");
  expect(await textOf(council, `/review/${id}?done=take-back`)).toContain("The decision was taken back");
  await decide(id, "Refuse");
  expect(await textOf(council, `/review/${id}?done=take-back`)).not.toContain("The decision was taken back.");
});

test("the inbox leads whoever decides straight to the page of the decision: two forms, and it is decided", async () => {
  const id = await recommended();
  const { document } = await council.browser.get("/inbox");
  const places = [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
  expect(places).toContain(`/review/${id}/decision`);
  expect(places).not.toContain(`/review/${id}`);
});
