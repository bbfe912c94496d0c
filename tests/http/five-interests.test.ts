import { beforeAll, expect, test } from "vitest";
import { remindOfWaitingInterest } from "#app/features/projects/partners/remind-of-interest.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { formsOn, openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { standingClock } from "#tests/support/test-services.ts";

const clock = standingClock("2026-09-01T05:00:00Z");
const FATES = ["Accepted", "Declined", "Listed", "Withdrawn", "Unanswered"] as const;
type Fate = (typeof FATES)[number];

let portal: TestPortal;
let leader: SignedIn;
let coordinator: SignedIn;
let desk: string;
const people = {} as Record<Fate, SignedIn>;
const nameOf = (fate: Fate) => `University of the ${fate}`;

async function bring(nameEn: string): Promise<[TestMember, SignedIn]> {
  const member = await createMember(portal.services, { nameEn, country: "UZ" });
  const roles = [{ role: "representative" as const, institutionId: member.institutionId }];
  return [member, await signInNew(portal, { roles })];
}

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  const [lead, person] = await bring("Lead University");
  leader = person;
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  for (const fate of FATES) [, people[fate]] = await bring(nameOf(fate));
  const by = { author: await actorOf(portal, leader.id), coordinator: await actorOf(portal, coordinator.id) };
  const values = completeValues(clock.now(), { titleEn: "Springs of the steppe" });
  const wanted = { leadInstitutionId: lead.institutionId, values, upTo: "published" as const, ...by };
  desk = `/projects/${(await createProject(portal.services, wanted)).slug}/interests`;
});

const mainOf = ({ document }: { document: Document }) =>
  (document.querySelector("main")?.textContent ?? "").replaceAll(/[\u2068\u2069]/g, "").replaceAll("\u00a0", " ");
const read = async ({ browser }: SignedIn, address: string) => mainOf(await browser.get(address));

/** The form of the lead with which the interest of one is answered. */
async function answerTo(fate: Fate, button: string): Promise<ServedForm> {
  const { browser } = leader;
  const forms = formsOn(browser, { page: await browser.get(desk), address: desk });
  const isIts = ({ element, buttons }: ServedForm) =>
    buttons.includes(button) && element.closest("li.card")?.textContent?.includes(nameOf(fate));
  const form = forms.find((one) => isIts(one));
  if (!form) throw new Error(`There is no "${button}" for ${fate}`);
  return form;
}

const kindsTo = async ({ email }: SignedIn) =>
  (await lettersTo(portal, email))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("project-") && kind !== "project-published");

/** After days, everybody comes back in a new session. */
async function pass(days: number) {
  clock.pass(days * DAY_MS);
  for (const person of [leader, coordinator, ...Object.values(people)])
    person.browser = await signInAs(portal, person.email);
}

const REMINDER = "project-interest-reminder";

test("of five that are interested each sees what became of its own, and the lead and the secretariat what waits", async () => {
  for (const fate of FATES) {
    const form = await openForm(people[fate].browser, desk, "Send to the lead institution");
    form.choose("Role you offer to take", "University with a school of architecture");
    form.fill("What your institution brings", `We of the ${fate} have measured springs for ten years. `.repeat(6));
    const sent = await form.press("Send to the lead institution");
    expect(mainOf(sent.page)).toContain("Your interest has been sent to the lead institution.");
  }
  expect(await kindsTo(leader)).toEqual(FATES.map(() => "project-interest_sent-lead"));
  for (const fate of FATES) expect(await read(leader, desk)).toContain(nameOf(fate));
  expect(await read(leader, "/inbox")).toMatch(/5/);

  await (
    await answerTo("Accepted", "Accept and invite")
  )
    .fill("Note to the institution", "Welcome!")
    .press("Accept and invite");
  const declining = await answerTo("Declined", "Decline the interest");
  declining.choose("Reason", "Different expertise is needed").fill("Note to the institution", "We need divers.");
  await declining.press("Decline the interest");
  const stale = await answerTo("Listed", "Accept and invite");
  const listing = await answerTo("Listed", "Put on the waiting list");
  await listing.fill("Note to the institution", "You would be the next.").press("Put on the waiting list");
  const late = await stale.fill("Note to the institution", "Come!").press("Accept and invite");
  expect(late.answer.status).toBe(409);
  expect(mainOf(late.page)).toMatch(/stands differently now: On the waiting list.+1 September 2026 at/);
  expect(mainOf(late.page)).toContain("Come!");
  const withdrawing = await openForm(people.Withdrawn.browser, desk, "Withdraw our interest");
  expect(mainOf((await withdrawing.press("Withdraw our interest")).page)).toContain("withdrawn");
  expect(await kindsTo(leader)).toContain("project-interest_withdrawn-lead");

  // Each sees its own state in words, where it looks for it, and nothing of the other four.
  const SAID: Record<Fate, RegExp> = {
    Accepted: /Accepted/,
    Declined: /Declined/,
    Listed: /waiting list/,
    Withdrawn: /Withdrawn/,
    Unanswered: /Sent|Waiting/,
  };
  const slug = desk.replace("/interests", "");
  for (const fate of FATES) {
    const person = people[fate];
    for (const page of [desk, "/projects/mine"])
      expect([fate, page, await read(person, page)]).toEqual([fate, page, expect.stringMatching(SAID[fate])]);
    for (const page of [desk, slug, "/projects/mine", "/inbox", "/projects?view=columns", `${slug}/partnership`])
      for (const other of FATES.filter((one) => one !== fate))
        expect([fate, page, (await person.browser.get(page)).text.includes(nameOf(other))]).toEqual([
          fate,
          page,
          false,
        ]);
  }

  // The letters: an answer with its words to whom it concerns, and to nobody for an own click.
  const LETTERS: Record<Fate, string[]> = {
    Accepted: ["project-accepted-partner"],
    Declined: ["project-declined-partner"],
    Listed: ["project-waiting_list-partner"],
    Withdrawn: [],
    Unanswered: [],
  };
  for (const fate of FATES) expect([fate, await kindsTo(people[fate])]).toEqual([fate, LETTERS[fate]]);
  const answers = [
    ["Accepted", "project-accepted-partner", "Welcome!", "Confirm our part"],
    ["Declined", "project-declined-partner", "We need divers.", "Different expertise is needed"],
    ["Listed", "project-waiting_list-partner", "You would be the next.", "You would be the next."],
  ] as const;
  for (const [fate, kind, words, there] of answers) {
    const letter = await letterTo(portal, people[fate].email, kind);
    expect(letter.text).toContain(words);
    expect(await read(people[fate], letter.link.replace(/#.*/, ""))).toContain(there);
  }

  // Who did not answer is reminded after one week and after two; then the secretariat sees it.
  const reminders = async () => (await kindsTo(leader)).filter((kind) => kind === REMINDER).length;
  const isLate = "Interest not answered for two weeks";
  for (const [days, sent] of [
    [6, 0],
    [1, 1],
    [6, 1],
    [1, 2],
    [9, 2],
  ] as const) {
    await pass(days);
    await remindOfWaitingInterest(portal.services);
    await remindOfWaitingInterest(portal.services);
    expect([clock.now().toISOString(), await reminders()]).toEqual([clock.now().toISOString(), sent]);
    const isSeen = (await read(coordinator, "/review/projects")).includes(isLate);
    expect([clock.now().toISOString(), isSeen]).toEqual([clock.now().toISOString(), sent === 2]);
  }
  const reminder = await letterTo(portal, leader.email, REMINDER);
  expect(reminder.text).toContain("1 institution waits for your answer");
  const waiting = await read(leader, reminder.link.replace(/#.*/, ""));
  expect(waiting.indexOf(nameOf("Unanswered"))).toBeLessThan(waiting.indexOf(nameOf("Declined")));
  const seen = await read(coordinator, "/review/projects");
  expect(seen).toContain("1 institution");
  expect(seen).not.toContain(nameOf("Unanswered"));
  expect(await kindsTo(people.Unanswered)).toEqual([]);
  expect(await read(people.Unanswered, desk)).toContain("Withdraw our interest");
  expect(await kindsTo(coordinator)).not.toContain(REMINDER);

  // The invitation is over with its last day, whenever that is noted.
  for (const [person, page] of [
    [leader, desk],
    [people.Accepted, desk],
    [people.Accepted, "/projects/mine"],
  ] as const)
    expect([page, await read(person, page)]).toEqual([
      page,
      expect.stringContaining("Accepted, not confirmed in time"),
    ]);
});
