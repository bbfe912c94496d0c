import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { columnsOf } from "#app/features/projects/board/columns.server.ts";
import { answerOffer } from "#app/features/projects/lead/answer-offer.server.ts";
import { findOpenOffer } from "#app/features/projects/lead/lead-offers.server.ts";
import { offerLead, withdrawOffer } from "#app/features/projects/lead/offer-lead.server.ts";
import { archiveProject, completeProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { renewCall } from "#app/features/projects/lifecycle/renew-call.server.ts";
import { listProjectsWaiting } from "#app/features/projects/own/project-waiting.server.ts";
import {
  cancelInvitation,
  confirmPartnership,
  inviteMember,
  refusePartnership,
} from "#app/features/projects/partners/join-project.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProjectById } from "#app/features/projects/project/project-queries.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { projects } from "#db/schema/projects.ts";
import { projectReports } from "#db/schema/results.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { interestsOf, placeOf } from "#tests/support/interests.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
const { letters, placeStatus } = interestsOf(() => services);
const today = () => dayNow(services.clock);

test("an invitation is over with its last day, before the clock notes it: for page, list, command and a new invitation", async () => {
  const board = await setUpBoard(services, "Over");
  const { project, leader, partner } = board;
  const invite = () =>
    inviteMember(services, { ...placeOf(board), role: "Translator", answerBy: daysAfter(today(), 5) }, leader);
  await invite();
  const standing = async () => {
    const audience = await getAudience(services.db, partner, today());
    const found = await findProjectById(services.db, project.id, audience);
    const place = found?.partners.find(({ institution }) => institution?.id === board.other.institutionId);
    const asked = { viewer: partner, locale: "en", today: today() } as const;
    const waiting = await listProjectsWaiting(services.db, asked);
    return [place?.status, waiting.some(({ to }) => to.includes(project.slug))];
  };
  services.clock.pass(5 * DAY_MS);
  expect(await standing()).toEqual(["invited", true]);
  services.clock.pass(DAY_MS);
  expect(await placeStatus(board)).toBe("invited");
  expect(await standing()).toEqual(["lapsed", false]);
  for (const answer of [confirmPartnership, refusePartnership])
    expect(await answer(services, placeOf(board), partner)).toMatchObject({ reason: "impossible" });
  expect(await cancelInvitation(services, placeOf(board), leader)).toMatchObject({ reason: "impossible" });
  expect(await invite()).toEqual({ ok: true });
  expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: true });
});

test("a project that ends tells the lead's people once, and whoever was invited why; one that was taken back says so", async () => {
  for (const [name, end, why] of [
    ["Archived", archiveProject, "Reason: The project has been taken off the board."],
    [
      "Completed",
      (context: typeof services, { projectId }: { projectId: string }, actor: Parameters<typeof archiveProject>[2]) =>
        completeProject(context, { projectId, finalSummary: "All is drawn. ".repeat(10) }, actor),
      "Reason: The project has been completed.",
    ],
  ] as const) {
    const board = await setUpBoard(services, name);
    const { project, leader } = board;
    const partner = await personOf(services, board.other, "alternate", { locale: "en" });
    const colleague = await personOf(services, board.lead, "alternate");
    const third = await createMember(services, { nameEn: `${name} Third University`, country: "TJ" });
    for (const who of [board.other, third])
      await inviteMember(services, { ...placeOf(board, who), role: "Translator" }, leader);
    const texts = { achievements: "All is drawn. ".repeat(20), problems: "", followUp: "", testimonials: "" };
    const saved = { updatedById: leader.id, updatedAt: services.clock.now(), version: 1 };
    await services.withTransaction((tx) =>
      tx.insert(projectReports).values({ projectId: project.id, ...texts, results: [], mayPublish: false, ...saved }),
    );
    const before = (await letters(project.id)).filter(({ recipient }) => recipient === colleague.email).length;
    expect(await end(services, { projectId: project.id }, leader)).toEqual({ ok: true });
    const all = await letters(project.id);
    const toColleague = all.filter(({ recipient }) => recipient === colleague.email).slice(before);
    expect(toColleague.map(({ kind }) => kind)).toEqual([`project-${name.toLowerCase()}`]);
    const told = all.find(({ recipient, kind }) => recipient === partner.email && kind === "project-cancelled-partner");
    expect(told?.text).toContain(why);
    expect(told?.text).not.toContain("has taken it back");
  }
  const board = await setUpBoard(services, "Taken");
  const reader = await personOf(services, board.other, "alternate", { locale: "en" });
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, board.leader);
  await cancelInvitation(services, placeOf(board), board.leader);
  const told = (await letters(board.project.id)).find(
    ({ kind, recipient }) => kind === "project-cancelled-partner" && recipient === reader.email,
  );
  expect(told?.text).toContain("Taken Lead University has taken it back.");
  expect(told?.text).not.toContain("Reason:");
});

test("the lead is not offered again within two weeks of a no, and three times at most in that time", async () => {
  const board = await setUpBoard(services, "Offering");
  const { project, leader, partner } = board;
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
  await confirmPartnership(services, placeOf(board), partner);
  const offer = () => offerLead(services, { ...placeOf(board), role: "Archive" }, leader);
  const open = async () => ({
    projectId: project.id,
    offerId: (await findOpenOffer(services.db, project.id))?.id ?? "",
  });
  expect(await offer()).toEqual({ ok: true });
  expect(await answerOffer(services, { ...(await open()), answer: "declined" }, partner)).toEqual({ ok: true });
  expect(await offer()).toEqual({ ok: false, reason: "declined-lately" });
  services.clock.pass(15 * DAY_MS);
  for (let round = 0; round < 3; round++) {
    expect(await offer()).toEqual({ ok: true });
    expect(await withdrawOffer(services, await open(), leader)).toEqual({ ok: true });
  }
  expect(await offer()).toEqual({ ok: false, reason: "declined-lately" });
  services.clock.pass(15 * DAY_MS);
  expect(await offer()).toEqual({ ok: true });
});

test("a call is held open for two years at most, however it is renewed", async () => {
  const { project, leader } = await setUpBoard(services, "Renewed");
  await services.withTransaction((tx) =>
    tx.update(projects).set({ callDeadline: null }).where(eq(projects.id, project.id)),
  );
  const renew = (answerBy: string) => renewCall(services, { projectId: project.id, answerBy }, leader);
  expect(await renew("2099-12-31")).toEqual({ ok: false, reason: "day-far" });
  expect(await renew(daysAfter(today(), -1))).toEqual({ ok: false, reason: "day-past" });
  expect(await renew(daysAfter(today(), 731))).toEqual({ ok: true });
});

test("one's own projects stand first in their column, however many others there are", async () => {
  const board = await setUpBoard(services, "Column");
  const others = await createMember(services, { nameEn: "Crowding University" });
  const author = await personOf(services, others);
  const coordinator = await personOf(services, null, "coordinator");
  for (let place = 0; place < 12; place++) {
    const values = completeValues(services.clock.now(), {
      titleEn: `Crowded column ${place}`,
      answerBy: daysAfter(today(), 3),
    });
    const wanted = { leadInstitutionId: others.institutionId, author, values, coordinator };
    await createProject(services, { ...wanted, upTo: "published" });
  }
  const words = { t: translator("en"), locale: "en", today: today() } as const;
  const openColumn = async (viewer: typeof author | null) => {
    const audience = await getAudience(services.db, viewer, today());
    const asked = { filters: readBoardFilters(new URLSearchParams("view=columns")), sides: [], search: "" };
    const { columns } = await columnsOf(services.db, audience, { ...asked, now: services.clock.now() }, words);
    return columns.find(({ key }) => key === "open")?.cards.map(({ slug }) => slug) ?? [];
  };
  expect(await openColumn(null)).not.toContain(board.project.slug);
  expect((await openColumn(board.leader))[0]).toBe(board.project.slug);
  expect(await openColumn(board.leader)).toHaveLength(10);
});

test("Kazakh letters are found by those that Russian keyboards have, in the directory and on the board", async () => {
  const member = await createMember(services, {
    nameEn: "University of the Steppe",
    translatedNames: { kk: "Жаһан Әуезов университеті" },
  });
  const author = await personOf(services, member);
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), { titleEn: "Paths of poets", acronym: "Жаһан Әуезов" });
  const wanted = { leadInstitutionId: member.institutionId, author, values, coordinator };
  const { id } = await createProject(services, { ...wanted, upTo: "published" });
  const audience = await getAudience(services.db, null, today());
  for (const query of ["Ауезов", "Әуезов", "Жахан", "Жаһан", "Zhahan"]) {
    const filter = parseDirectoryFilter(new URLSearchParams({ q: query }));
    const { lines, isGuess } = await searchDirectory(services.db, filter, { page: 1, today: today() });
    expect([query, isGuess, lines.map(({ slug }) => slug)]).toEqual([query, false, [member.slug]]);
    const found = await listBoard(services.db, audience, readBoardFilters(new URLSearchParams({ q: query })), today());
    expect([query, found.guess, found.rows.map((row) => row.id)]).toEqual([query, null, [id]]);
  }
});
