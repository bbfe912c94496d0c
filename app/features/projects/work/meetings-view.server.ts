import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import { formatByPlace } from "#app/i18n/zone-name.server.ts";
import { zoneChoices, zoneOfPlace } from "#app/i18n/zone-choices.server.ts";
import { associationZone } from "#app/i18n/zone.ts";
import { type CalendarMeeting, writeMeeting } from "#app/platform/calendar.ts";
import { dayOf, timeOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { projectMeetings } from "#db/schema/project-work.ts";
import { institutionsIn, isUnderWay, ordersWork, type Partnership, writesFor } from "../project/partnership.policy.ts";
import { type Titled, titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { markOfSaid } from "./mark-of-said.server.ts";
import type { MeetingsView } from "./meetings-model.ts";
import type { WorkSubject } from "./work-view.server.ts";

const isOver = ({ startsAt, durationMinutes }: typeof projectMeetings.$inferSelect, now: Date) =>
  startsAt.getTime() + durationMinutes * 60_000 < now.getTime();

/** The meetings of a project: of those to come the next first, then those that are over, the last first. */
export async function listMeetings(db: Reader, projectId: string, now: Date) {
  const rows = await db
    .select()
    .from(projectMeetings)
    .where(eq(projectMeetings.projectId, projectId))
    .orderBy(asc(projectMeetings.startsAt), asc(projectMeetings.id));
  return [...rows.filter((row) => !isOver(row, now)), ...rows.filter((row) => isOver(row, now)).reverse()];
}

/** The page of the meetings of a project. */
export async function meetingsView(
  db: Reader,
  subject: WorkSubject,
  words: Words & { now: Date },
): Promise<MeetingsView> {
  const { found, partnership, audience } = subject;
  const { t, locale, today } = words;
  const rows = await listMeetings(db, found.row.id, words.now);
  const isWriting = writesFor(audience, partnership).length > 0;
  const isLead = ordersWork(audience, partnership);
  const base = `/projects/${found.row.slug}`;
  const near = isWriting ? await zonesOf(db, partnership, writesFor(audience, partnership)) : [];
  const typed = rows.filter(({ cancelledAt }) => cancelledAt === null).map(({ timeZone }) => timeZone);
  return {
    title: t("work:meeting.title"),
    project: { title: titleIn(locale, found.row), to: base },
    isUnderWay: isUnderWay(partnership),
    meetings: rows.map((row) => {
      const { id, title, place, agenda, minutes, timeZone, startsAt, durationMinutes, version } = row;
      const [day, time] = [dayOf(startsAt, timeZone), timeOf(startsAt, timeZone)];
      const mayChange = isWriting && row.cancelledAt === null && (isLead || row.calledById === audience.viewer?.id);
      return {
        ...{ id, title, place, agenda, minutes, isCancelled: row.cancelledAt !== null, isPast: day < today },
        isAddress: /^https?:\/\/\S+$/.test(place),
        at: {
          dateTime: startsAt.toISOString(),
          text: formatByPlace(startsAt, locale, timeZone),
        },
        lasts: t("work:meeting.lasts", { number: durationMinutes }),
        calendar: `${base}/meetings/${id}/calendar.ics`,
        edit: mayChange
          ? {
              ...{ id, version, title, day, time, timeZone, place, agenda: agenda ?? "" },
              durationMinutes: String(durationMinutes),
            }
          : null,
        mayCancel: mayChange && minutes === null,
        write:
          isWriting && row.cancelledAt === null ? { version: markOfSaid({ minutes }), minutes: minutes ?? "" } : null,
      };
    }),
    start: isWriting
      ? {
          ...{ id: randomUUID(), version: 0, title: "", day: "", time: "", timeZone: near[0] ?? associationZone() },
          ...{ durationMinutes: "60", place: "", agenda: "" },
        }
      : null,
    zones: isWriting ? zoneChoices({ heading: t("work:meeting.zones_near"), near: [...near, ...typed] }, locale) : [],
  };
}

/** The zones of the institutions that work on a project, those of the writer first. */
async function zonesOf(db: Reader, partnership: Partnership, mine: readonly string[]): Promise<string[]> {
  const ids = institutionsIn(partnership);
  const { id, country, city } = institutions;
  const places = await db.select({ id, country, city }).from(institutions).where(inArray(id, ids));
  const inOrder = [...mine, ...ids].flatMap((one) => places.find((place) => place.id === one) ?? []);
  return [...new Set(inOrder.map(zoneOfPlace))];
}

/** The entry of one meeting for calendars; null where the project has no such meeting. */
export async function meetingCalendar(
  db: Reader,
  { found }: Pick<WorkSubject, "found">,
  { id, ...asked }: { id: string; origin: string; locale: Locale },
): Promise<string | null> {
  const isIt = and(eq(projectMeetings.id, id), eq(projectMeetings.projectId, found.row.id));
  const [row] = await db.select().from(projectMeetings).where(isIt);
  if (!row) return null;
  return writeMeeting(calendarMeeting(row, { project: found.row, ...asked }));
}

/** A meeting as calendars take it. */
export function calendarMeeting(
  row: typeof projectMeetings.$inferSelect,
  { project, origin, locale }: { project: Titled & { slug: string }; origin: string; locale: Locale },
): CalendarMeeting {
  return {
    uid: `meeting-${row.id}@${new URL(origin).hostname}`,
    startsAt: row.startsAt,
    endsAt: new Date(row.startsAt.getTime() + row.durationMinutes * 60_000),
    changedAt: row.cancelledAt ?? row.createdAt,
    sequence: row.sequence,
    isCancelled: row.cancelledAt !== null,
    summary: `${row.title} (${titleIn(locale, project).text})`,
    location: row.place,
    description: row.agenda ?? "",
    url: `${origin}/projects/${project.slug}/meetings#${row.id}`,
  };
}
