import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { boardCard } from "#app/features/projects/board/board-view.server.ts";
import { consortiumView } from "#app/features/projects/consortium/consortium-view.server.ts";
import { readConsortiumFilters } from "#app/features/projects/consortium/consortium-filters.ts";
import { listProjectsWaiting } from "#app/features/projects/own/project-waiting.server.ts";
import { acceptInterest, putOnWaitingList } from "#app/features/projects/partners/answer-interest.server.ts";
import { deskView } from "#app/features/projects/partners/desk-view.server.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import {
  cancelInvitation,
  confirmPartnership,
  inviteMember,
} from "#app/features/projects/partners/join-project.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { listNeeds } from "#app/features/projects/project/project-rows.server.ts";
import { presentFound } from "#app/features/projects/project/present-project.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { interest, interestsOf } from "#tests/support/interests.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
const { letters } = interestsOf(() => services);

const NEED = { expertise: "Old looms", countries: [], tasks: "Weave two carpets for the exhibition." };

/** A project that looks for one weaver and one dyer. */
async function setUp(name: string) {
  const lead = await createMember(services, { nameEn: `${name} Lead University` });
  const leader = await personOf(services, lead);
  const needs = [
    { ...NEED, role: "Weaver", number: 1 },
    { ...NEED, role: "Dyer", number: 1 },
  ];
  const project = await createProject(services, {
    leadInstitutionId: lead.institutionId,
    author: leader,
    coordinator: await personOf(services, null, "coordinator"),
    values: completeValues(services.clock.now(), { titleEn: `${name} of the loom`, needs }),
    upTo: "published",
  });
  const [weaver] = await listNeeds(services.db, project.id);
  const needId = weaver?.id ?? "";
  const words = { t: translator("en"), locale: "en" as const, today: dayNow(services.clock) };
  const audience = await getAudience(services.db, leader, words.today);
  const found = async () => {
    const one = await findProject(services.db, project.slug, audience);
    if (!one) throw new Error("It is not there");
    return one;
  };
  return {
    ...{ project, leader, needId, words, found },
    async ask(label: string) {
      const member = await createMember(services, { nameEn: `${name} ${label} University` });
      const { institutionId } = member;
      const person = await personOf(services, member);
      const values = interest(institutionId, { needId, role: undefined });
      const sent = await expressInterest(services, { projectId: project.id, values }, person);
      if (!sent.ok) throw new Error(sent.reason);
      return {
        person,
        about: { projectId: project.id, interestId: sent.id },
        place: { projectId: project.id, institutionId },
      };
    },
    desk: async (role = "") =>
      deskView(
        services.db,
        { found: await found(), audience, query: "", role, place: "", now: services.clock.now() },
        words,
      ),
    onPage: async () => presentFound(await found(), await listNeeds(services.db, project.id), words).partnersText,
    async onBoard() {
      const filters = readBoardFilters(new URLSearchParams({ q: name.toLowerCase() }));
      const { rows } = await listBoard(services.db, audience, filters, words.today);
      const [row] = rows;
      return row && boardCard(row, words).partnersText;
    },
  };
}

test("the lead reads how the places of a role stand, and a place given twice makes no other less open", async () => {
  const { ask, desk, leader, onPage, onBoard } = await setUp("Twice");
  const [first, second] = [await ask("First"), await ask("Second")];
  const places = async ({ about }: typeof first) =>
    (await desk()).interests.find(({ id }) => id === about.interestId)?.places;
  expect(await places(second)).toMatchObject({
    text: "1 place: 0 confirmed, 1 open; invitations without an answer: 0",
    isFull: false,
  });
  await acceptInterest(services, first.about, leader);
  expect(await places(second)).toMatchObject({
    text: "1 place: 0 confirmed, 1 open; invitations without an answer: 1",
    isFull: true,
  });
  // What the desk calls open is what everybody reads: a place of either role.
  expect([await onPage(), await onBoard()]).toEqual([null, null].map(() => expect.stringContaining("2 places open")));
  expect((await desk()).invite?.roles.map(({ role, isFull }) => [role, isFull])).toEqual([
    ["Weaver", true],
    ["Dyer", false],
  ]);
  await acceptInterest(services, second.about, leader);
  for (const { place, person } of [first, second]) await confirmPartnership(services, place, person);
  expect([await onPage(), await onBoard()]).toEqual(["2 partners, 1 place open", "2 partners, 1 place open"]);
});

test("a place is said to be free only where it is", async () => {
  const { project, ask, desk, leader, found, words } = await setUp("Freed");
  const [first, second, third] = [await ask("First"), await ask("Second"), await ask("Third")];
  for (const { about, place, person } of [first, second]) {
    await acceptInterest(services, about, leader);
    await confirmPartnership(services, place, person);
  }
  await putOnWaitingList(services, third.about, leader);
  const freed = async () => (await letters(project.id)).some(({ kind }) => kind === "project-place_free");
  const said = async () => (await desk()).places.filter(({ act }) => act).map(({ freesPlace }) => freesPlace);
  expect(await said()).toEqual([false, false]);
  await leavePartnership(services, first.place, first.person);
  expect([await freed(), await said()]).toEqual([false, [true]]);
  await inviteMember(services, { ...first.place, role: "Anything else" }, leader);
  expect(await said()).toContain(false);
  await cancelInvitation(services, first.place, leader);
  await leavePartnership(services, second.place, second.person);
  expect([await freed(), (await desk()).free]).toEqual([true, [expect.objectContaining({ role: "Weaver" })]]);
  const tasks = async () =>
    (await listProjectsWaiting(services.db, { viewer: leader, locale: "en", today: dayNow(services.clock) })).filter(
      ({ detail }) => detail.includes("place is free"),
    );
  expect(await tasks()).toEqual([
    expect.objectContaining({
      to: `/projects/${project.slug}/interests`,
      detail: "A place is free, 1 institution waits for it",
    }),
  ]);
  const left = (await desk()).interests.find(({ id }) => id === second.about.interestId);
  expect(left?.status.label).toBe("Accepted, later left");
  const sought = { found: await found(), filters: readConsortiumFilters(new URLSearchParams()), globalNorth: [] };
  expect(await consortiumView(services.db, sought, words)).toMatchObject({ listed: 1, isAllAsked: false });
  await acceptInterest(services, third.about, leader);
  expect(await tasks()).toEqual([]);
});
