import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { acceptInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import {
  confirmPartnership,
  inviteMember,
  inviteMembers,
  refusePartnership,
} from "#app/features/projects/partners/join-project.server.ts";
import { watchInvitations } from "#app/features/projects/partners/watch-invitations.server.ts";
import { firstSentence } from "#app/features/projects/project/first-sentence.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { interestsOf, placeOf } from "#tests/support/interests.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
const { letters, placeStatus, sendInterest } = interestsOf(() => services);
const lettersTo = async (projectId: string, { email }: Viewer, kind: string) =>
  (await letters(projectId)).filter((one) => one.recipient === email && one.kind === kind);

test("an invitation says who asks, what it is about, as what, until when, and that there are words to read; not the words", async () => {
  const board = await setUpBoard(services, "Asked");
  const { project, leader, values } = board;
  const colleague = await personOf(services, board.other, "alternate", { locale: "en" });
  const answerBy = daysAfter(dayNow(services.clock), 10);
  const message = "We have admired your school of translators for years.";
  await inviteMember(services, { ...placeOf(board), role: "Translator", message, answerBy }, leader);
  const [letter] = await lettersTo(project.id, colleague, "project-invited-partner");
  const said = letter?.text.replaceAll(/\s+/g, " ") ?? "";
  expect(said).toContain(`${leader.name} of Asked Lead University invites`);
  expect(said).toContain(firstSentence(values.summary));
  expect(said).toContain("Role: Translator");
  expect(said).toMatch(/declines until \d+ \w+ \d{4}/);
  expect(said).toContain("has written a few words");
  expect(said).not.toContain(message);
});

test("a set is told to each who is invited, and to the lead's other people by one letter", async () => {
  const board = await setUpBoard(services, "Set");
  const { project, leader } = board;
  const colleague = await personOf(services, board.lead, "alternate");
  const third = await createMember(services, { nameEn: "Set Third University", country: "TJ" });
  const invited = [placeOf(board), placeOf(board, third)].map(({ institutionId }) => ({
    institutionId,
    role: "Partner",
  }));
  expect(await inviteMembers(services, { projectId: project.id, invited }, leader)).toEqual({ ok: true });
  expect(await lettersTo(project.id, colleague, "project-invited-lead")).toEqual([]);
  const [letter, ...more] = await lettersTo(project.id, colleague, "project-invited_set-lead");
  expect(more).toEqual([]);
  expect(letter?.text).toContain("Set Third University: Partner");
  const again = [...invited, { institutionId: board.lead.institutionId, role: "Partner" }];
  expect(await inviteMembers(services, { projectId: project.id, invited: again }, leader)).toMatchObject({
    reason: "already-partner",
    institutions: expect.arrayContaining([expect.objectContaining({ nameEn: "Set Third University" })]),
  });
});

test("it is reminded of once before its last day, lapses after it with both told, and can be sent again", async () => {
  const board = await setUpBoard(services, "Lapsing");
  const { project, leader, partner } = board;
  const interestId = await sendInterest(board);
  await acceptInterest(services, { projectId: project.id, interestId }, leader);
  await watchInvitations(services);
  expect(await lettersTo(project.id, partner, "project-invitation_reminder-partner")).toEqual([]);
  services.clock.pass(19 * DAY_MS);
  for (let round = 0; round < 2; round++) await watchInvitations(services);
  expect(await lettersTo(project.id, partner, "project-invitation_reminder-partner")).toHaveLength(1);
  expect(await placeStatus(board)).toBe("invited");
  services.clock.pass(3 * DAY_MS);
  for (let round = 0; round < 2; round++) await watchInvitations(services);
  expect(await placeStatus(board)).toBe("lapsed");
  expect(await lettersTo(project.id, partner, "project-lapsed-partner")).toHaveLength(1);
  expect(await lettersTo(project.id, leader, "project-lapsed-lead")).toHaveLength(1);
  expect(await confirmPartnership(services, placeOf(board), partner)).toMatchObject({ reason: "impossible" });
  expect(await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader)).toEqual({ ok: true });
  expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: true });
  services.clock.pass(60 * DAY_MS);
  await watchInvitations(services);
  expect(await placeStatus(board)).toBe("confirmed");
});

test("nothing is reminded of or lapses in a project that has ended", async () => {
  const board = await setUpBoard(services, "Ended before");
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, board.leader);
  await services.withTransaction((tx) =>
    tx.update(projects).set({ status: "completed" }).where(eq(projects.id, board.project.id)),
  );
  services.clock.pass(40 * DAY_MS);
  await watchInvitations(services);
  expect(await placeStatus(board)).toBe("invited");
});

test("an institution may say why it declines; the lead reads the reason and the words in its letter", async () => {
  const board = await setUpBoard(services, "Declining");
  const { project, leader, partner } = board;
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
  const because = { reason: "no_capacity", note: "Ask us again in the spring." } as const;
  expect(await refusePartnership(services, { ...placeOf(board), because }, partner)).toEqual({ ok: true });
  const [letter] = await lettersTo(project.id, leader, "project-refused-lead");
  expect(letter?.text).toContain("Reason: Nobody is free for it at present.");
  expect(letter?.text).toContain("Ask us again in the spring.");
});
