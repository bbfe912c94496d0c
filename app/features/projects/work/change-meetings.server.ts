import { formatByPlace } from "#app/i18n/zone-name.server.ts";
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { momentOn } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import type { Tx } from "#db/index.server.ts";
import { projectMeetings } from "#db/schema/project-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type AtWork, type Changed, changeWork, done } from "./change-work.server.ts";
import { listColleagues } from "./list-work.server.ts";
import { markOfSaid } from "./mark-of-said.server.ts";
import type { MeetingValues, MinutesValues } from "./meetings.schema.ts";
import { MOST } from "./work.ts";
import { meetingLetter } from "./work-letters.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

type MeetingRow = typeof projectMeetings.$inferSelect;
type Told = "meeting_called" | "meeting_changed" | "meeting_cancelled";

/** Tells those who work on the project; the letter leads to the page and the entry for calendars. */
async function tellOfMeeting(
  tx: Tx,
  at: AtWork,
  origin: string,
  told: Told,
  meeting: Pick<MeetingRow, "id" | "sequence" | "title" | "startsAt" | "timeZone">,
) {
  const { id, sequence, title, startsAt, timeZone } = meeting;
  const userIds = (await listColleagues(tx, at.institutionIds)).map((one) => one.id);
  const kind = `project-${told}` as const;
  const occasion = { kind, key: `${id}:${sequence}`, subjectId: at.row.id, actorId: at.actor.id };
  const data = { project: at.row, url: `${origin}/projects/${at.row.slug}/meetings#${id}`, title };
  const compose = (frame: Parameters<typeof meetingLetter>[0]) =>
    meetingLetter(frame, kind, { ...data, when: formatByPlace(startsAt, frame.locale, timeZone) });
  await writeTo(tx, { userIds: [...new Set(userIds)], reader: "member" }, occasion, compose, at.now);
}

const said = ({ title, day, time, timeZone, durationMinutes, place, agenda }: MeetingValues) => ({
  ...{ title, timeZone, durationMinutes, place, agenda: agenda ?? null },
  startsAt: momentOn(day, time, timeZone),
});

const saidOf = ({ title, startsAt, timeZone, durationMinutes, place, agenda }: MeetingRow) => ({
  ...{ title, timeZone, durationMinutes, place, agenda },
  startsAt,
});

async function callMeeting(tx: Tx, at: AtWork, values: MeetingValues, origin: string): Promise<Changed> {
  if (values.version !== 0) return refused("stale");
  if ((await tx.$count(projectMeetings, eq(projectMeetings.projectId, at.row.id))) >= MOST.meetings)
    return refused("too-many");
  const { id } = values;
  const created = { id, projectId: at.row.id, ...said(values), sequence: 0, version: 1, createdAt: at.now };
  await tx.insert(projectMeetings).values({ ...created, calledById: at.actor.id });
  await at.record("work.meeting_called", values.title);
  await tellOfMeeting(tx, at, origin, "meeting_called", created);
  return done;
}

/** Whose it is to change: who called it, and the lead. */
const isTheirs = ({ isLead, actor }: AtWork, { calledById }: MeetingRow) => isLead || calledById === actor.id;

async function find(tx: Tx, id: string): Promise<MeetingRow | undefined> {
  return (await tx.select().from(projectMeetings).where(eq(projectMeetings.id, id)))[0];
}

/** Calls a meeting or changes it: whoever writes for an institution of the partnership. */
export function saveMeeting(
  context: ProjectCommandContext,
  { projectId, values }: Asked<MeetingValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const { origin } = context.config;
    const before = await find(tx, values.id);
    if (!before) return callMeeting(tx, at, values, origin);
    if (before.projectId !== projectId) return refused("impossible");
    if (values.version === 0)
      return sentBefore({ isTheirs: before.calledById === actor.id, is: saidOf(before), sent: said(values) });
    if (!isTheirs(at, before)) return refused("forbidden");
    if (before.cancelledAt !== null) return refused("cancelled");
    if (isDeepStrictEqual(said(values), saidOf(before))) return done;
    if (before.version !== values.version) return refused("stale");
    const raised = { sequence: before.sequence + 1, version: before.version + 1 };
    await tx
      .update(projectMeetings)
      .set({ ...said(values), ...raised })
      .where(eq(projectMeetings.id, before.id));
    await at.record("work.meeting_changed", values.title);
    await tellOfMeeting(tx, at, origin, "meeting_changed", { id: before.id, ...said(values), ...raised });
    return done;
  });
}

export function cancelMeeting(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const before = await find(tx, id);
    if (!before || before.projectId !== projectId) return refused("stale");
    if (!isTheirs(at, before)) return refused("forbidden");
    if (before.cancelledAt !== null) return done;
    if (before.minutes !== null) return refused("held");
    const raised = { sequence: before.sequence + 1, version: before.version + 1 };
    await tx
      .update(projectMeetings)
      .set({ cancelledAt: at.now, ...raised })
      .where(eq(projectMeetings.id, id));
    await at.record("work.meeting_cancelled", before.title);
    await tellOfMeeting(tx, at, context.config.origin, "meeting_cancelled", { ...before, ...raised });
    return done;
  });
}

/** Writes down what a meeting came to: whoever writes for an institution of the partnership. */
export function writeMinutes(
  context: ProjectCommandContext,
  { projectId, values }: Asked<MinutesValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx) => {
    const { id, version, minutes = null } = values;
    const before = await find(tx, id);
    if (!before || before.projectId !== projectId) return refused("stale");
    if (before.minutes === minutes) return done;
    if (before.cancelledAt !== null) return refused("cancelled");
    if (markOfSaid({ minutes: before.minutes }) !== version) return refused("stale");
    await tx.update(projectMeetings).set({ minutes }).where(eq(projectMeetings.id, id));
    return done;
  });
}
