import { afterAll, beforeAll, expect, test } from "vitest";
import type { NewPerson } from "#app/demo/accounts-factory.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { sendWeekLetters } from "#app/features/inbox/send-week-letters.server.ts";
import { express, writeProject } from "#tests/support/board-pages.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { expectAccessible, expectNoSidewaysScroll, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { type PageReader, readerOf, strangerOf } from "#tests/support/page-reader.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { openStages, type Way, WAYS } from "#tests/support/walk.ts";

let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal();
  stages = await openStages(portal);
});

const entered: PageReader[] = [];
afterAll(() => expect(entered.flatMap(({ visitor }) => visitor.complaints)).toEqual([]));

const keep = (reader: PageReader) => {
  entered.push(reader);
  return reader;
};

/** Somebody with a role, on a phone and without JavaScript. */
const enter = async (role: NonNullable<NewPerson["roles"]>[number], name?: string) =>
  keep(await readerOf(stages.without, portal, (await addPerson(portal, { name, roles: [role] })).email));

/** The representative of a new member. */
async function bring(nameEn: string, country: string): Promise<PageReader> {
  const { institutionId } = await createMember(portal.services, { nameEn, country });
  return enter({ role: "representative", institutionId }, `Rector of the ${nameEn}`);
}

/** A published call of a member without people. */
async function call(nameEn: string, titleEn: string, change: Parameters<typeof completeValues>[1] = {}) {
  const { services } = portal;
  const lead = await createMember(services, { nameEn });
  const by = { author: await personOf(services, lead), coordinator: await personOf(services, null, "coordinator") };
  const values = completeValues(services.clock.now(), { titleEn, ...change });
  const wanted = { leadInstitutionId: lead.institutionId, values, upTo: "published" as const, ...by };
  return { lead, ...(await createProject(services, wanted)) };
}

const TITLE = "Bazaars of three cities";
const PAGE = "/projects/bazaars-of-three-cities";

async function confirm(reader: PageReader, kind: string) {
  await reader.openLetter(kind);
  await reader.press("Confirm our part");
  await reader.reads("Your institution is now a partner of the project.");
}

test("three universities go from a draft to the final report without a script, and one leaves half way", async () => {
  const [leader, leaver, stayer] = [
    await bring("Leading University", "KZ"),
    await bring("Leaving University", "UZ"),
    await bring("Staying University", "KG"),
  ];
  const coordinator = await enter("coordinator");
  const stranger = keep(await strangerOf(stages.without, portal));
  await writeProject(leader, TITLE);
  await coordinator.openLetter("project-submitted");
  for (const yes of await coordinator.form("Publish").getByLabel("Yes", { exact: true }).all()) await yes.check();
  await coordinator.press("Publish");

  // One is invited, one answers the call; each confirms where its letter leads.
  await leader.openLetter("project-published");
  await leader.open(`${PAGE}/interests`);
  await leader.fill(leader.form("Search"), "Name of the member", "Leaving University");
  await leader.press("Search");
  await leader.fill(leader.form("Invite"), "role in the project", "Draughtsmen");
  await leader.press("Invite");
  await confirm(leaver, "project-invited-partner");
  await stayer.open("/projects");
  await stayer.follow(TITLE);
  await stayer.follow("Express interest");
  await express(stayer, "Draughtsmen", "We have drawn for ten years. ".repeat(8));
  await leader.openLetter("project-interest_sent-lead");
  await leader.press("Accept and invite");
  await confirm(stayer, "project-accepted-partner");
  await stranger.open(PAGE);
  await stranger.reads("Leaving University", "Staying University", "2 partners");

  // Work begins: a task is given, and a partner notes how its part goes.
  await leader.openLetter("project-confirmed-lead");
  await leader.follow("Tasks");
  const task = leader.form("Give the task");
  await leader.fill(task, "What is to be done", "Draw the old bazaar");
  await leader.choose(task, "Who does it", "Rector of the Staying University");
  await leader.press("Give the task");
  await stayer.open("/inbox");
  await stayer.follow(/Draw the old bazaar/);
  await stayer.press(/^Mark as done/);
  await leaver.open("/projects/mine");
  await leaver.follow(TITLE);
  await leaver.follow("Progress");
  const note = leaver.form("Save the note");
  await leaver.choose(note, "How it goes", "Off track");
  await leaver.fill(note, "What has happened", "Our laboratory is closed by the ministry.");
  await leaver.press("Save the note");
  await leader.follow("Progress");
  await leader.reads("Our laboratory is closed");

  // It leaves with a reason, which the lead reads, and finds the rooms closed.
  await leaver.open(`${PAGE}/partnership`);
  await leaver.choose(leaver.form("Leave the project"), "Reason", "There are no funds for it");
  await leaver.press("Leave the project");
  await leaver.reads("Your institution has left the project.");
  await leader.openLetter("project-left-lead");
  await leader.reads("There are no funds for it");
  expect((await leaver.visitor.page.goto(`${PAGE}/tasks`))?.status()).toBe(404);

  // Who stays brings a result, which a coordinator publishes.
  await stayer.open("/projects/mine");
  await stayer.follow(TITLE);
  await stayer.follow("Results");
  await stayer.follow(/^Add a result/);
  const result = stayer.form("Save");
  await stayer.choose(result, "Kind of result", "Article");
  await stayer.fill(result, "Title", "An atlas of bazaars");
  await stayer.choose(result, "Language of the title", "English");
  await stayer.fill(result, "Description", "What the bazaars of the cities have in common.");
  await stayer.fill(result, "Authors", "Aida Bekova");
  await stayer.choose(result, "Institutions", "Staying University");
  await stayer.fill(result, "Date", "2026-05");
  await stayer.fill(result, "Link", "https://atlas.example/bazaars");
  await stayer.choose(result, "Licence", "CC BY");
  await stayer.choose(result, "Languages", "English");
  await stayer.press("Save");
  await stayer.press("Save and hand in for the check");
  await coordinator.openLetter("project-result_submitted");
  await coordinator.press("Publish the result");

  // The final report, the end, and what everybody reads.
  await leader.follow("Final report");
  const report = leader.form("Save the report");
  await leader.fill(report, "Achievements", "Nine bazaars were measured and drawn. ".repeat(4));
  await leader.choose(report, "May this be published?", "Yes");
  await leader.press("Save the report");
  await leader.open(`${PAGE}/state`);
  const end = leader.form("Complete the project");
  await leader.tick(end, "Complete the project before its period is over");
  await leader.press("Complete the project");
  await stayer.openLetter("project-completed");
  await stayer.reads("Nine bazaars were measured and drawn.");
  await stranger.open(PAGE);
  await stranger.reads("Completed", "1 partner", "Leading University", "Staying University");
  await stranger.reads("Nine bazaars were measured", "An atlas of bazaars");
  expect(await stranger.text()).not.toMatch(/Leaving University|laboratory/);
  await expectNoSidewaysScroll(stranger.visitor.page);
  await stranger.follow("An atlas of bazaars");
  await stranger.reads("Aida Bekova");
});

/** What each answer to the call has become. */
const FATES = {
  ...{ Accepted: "Accepted", Declined: "Declined", Listed: "On the waiting list" },
  ...{ Withdrawn: "Withdrawn", Unanswered: "Sent" },
};
type Fate = keyof typeof FATES;
const fates = Object.keys(FATES) as Fate[];
const nameOf = (fate: Fate) => `University of the ${fate}`;

test("of five that answer a call each reads what became of its own, and the lead's page and inbox say the same", async () => {
  const title = "Springs of the steppe";
  const { slug, lead } = await call("Calling University", title);
  const leader = await enter({ role: "representative", institutionId: lead.institutionId });
  const desk = `/projects/${slug}/interests`;
  const people = {} as Record<Fate, PageReader>;
  for (const fate of fates) {
    people[fate] = await bring(nameOf(fate), "UZ");
    await people[fate].open(`/projects/${slug}`);
    await people[fate].follow("Express interest");
    await express(people[fate], "University with a school of architecture", "We have measured springs. ".repeat(8));
  }

  await leader.open("/inbox");
  await leader.reads("5 institutions wait for an answer");
  await leader.follow(title);
  await expectNoSidewaysScroll(leader.visitor.page);
  const card = (fate: Fate) => leader.main.locator("li.card", { hasText: nameOf(fate) }).first();
  await leader.press("Accept and invite", card("Accepted"));
  const declining = leader.form("Decline the interest", card("Declined"));
  await leader.choose(declining, "Reason", "Different expertise is needed");
  await leader.press("Decline the interest", card("Declined"));
  await leader.press("Put on the waiting list", card("Listed"));
  await people.Withdrawn.press("Withdraw our interest");

  await leader.open("/inbox");
  await leader.reads("1 institution waits for an answer", "A place is free, 1 institution waits for it");
  await leader.reads("University of the Withdrawn withdrew its interest");
  await leader.open(desk);
  for (const fate of fates) {
    const state = new RegExp(`${nameOf(fate)}\\s*${FATES[fate]}`);
    expect([fate, await leader.text(card(fate))]).toEqual([fate, expect.stringMatching(state)]);
    const reader = people[fate];
    await reader.open("/projects/mine");
    await reader.reads(title, FATES[fate]);
    await reader.open(desk);
    const own = await reader.text();
    expect([fate, own]).toEqual([fate, expect.stringMatching(state)]);
    for (const other of fates.filter((one) => one !== fate)) expect(own).not.toContain(nameOf(other));
  }
  await people.Declined.reads("Different expertise is needed");
  await people.Unanswered.reads("Withdraw our interest");
});

test.each(WAYS)("a professor answers a call from the weekly letter, %s JavaScript", async (way) => {
  const { services } = portal;
  const title = `Caravans and their songs, ${way} words`;
  const need = { role: "Archive of songs", expertise: "Collections of old songs", number: 1, countries: [] };
  const needs = [{ ...need, orgKind: "higher_education" as const, tasks: "Lend forty songs to the exhibition." }];
  await call(`Singing University ${way}`, title, { needs });
  const own = { country: "UZ", themes: ["T05" as const, "T07" as const], facts: { offers: ["collections" as const] } };
  const { institutionId } = await createMember(services, { nameEn: `Listening University ${way}`, ...own });
  const { email } = await addPerson(portal, { roles: [{ role: "project_officer", institutionId }] });
  await sendWeekLetters(services);
  const { text } = await letterTo(portal, email, "week-letter");
  const [link = ""] = /https?:\/\/\S+/.exec(text.slice(text.indexOf(title))) ?? [];

  const professor = keep(await strangerOf(stages[way], portal, email));
  await professor.open(link.replace(services.config.origin, ""));
  const signIn = professor.form("Sign in");
  await professor.fill(signIn, "E-mail address", email);
  await professor.fill(signIn, "Password", PASSWORD);
  await professor.press("Sign in");
  await professor.reads(title);
  if (way === "with") await expectAccessible(professor.visitor.page);
  await express(professor, need.role, "We have recorded songs for ten years. ".repeat(6));
  expect(professor.counted).toEqual({ pages: 3, answers: 4 });
});
