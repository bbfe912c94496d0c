import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import type { SessionForm } from "#app/features/council/session/council.schema.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { councilSessions } from "#db/schema/council.ts";

/** A meeting by the rules of the settings; its day is the caller's. */
export const MEETING: SessionForm = {
  version: 0,
  kind: "meeting",
  day: "2026-09-10",
  time: "15:00",
  quorum: "more_than_half",
  share: "two_thirds",
  mostAgainst: null,
  mayDefer: true,
};

type CouncilServices = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Which version a page of a session opened now would name. */
export async function sessionVersion({ db }: Pick<Services, "db">, sessionId: string): Promise<number> {
  const [row] = await db.select().from(councilSessions).where(eq(councilSessions.id, sessionId));
  return row?.version ?? 0;
}

/** A session in which these files, and what is proposed for memberships, are voted on, opened by its chair; resolves to its id. */
export async function openCouncil(
  services: CouncilServices,
  chair: Viewer,
  files: readonly string[] | "all",
  changes: Partial<SessionForm> = {},
  rulings: readonly string[] = [],
): Promise<string> {
  const chosen = files === "all" ? files : { files, rulings };
  const form = { ...MEETING, day: daysAfter(dayNow(services.clock), 1), ...changes };
  const { id: sessionId } = succeeded("prepare", await prepareSession(services, form, chair));
  // An empty session of the same plan is there already, and is the one that was prepared.
  const version = await sessionVersion(services, sessionId);
  succeeded("put on", await putOnAgenda(services, { sessionId, version, chosen }, chair));
  succeeded("open", await openSession(services, { sessionId, version: version + 1 }, chair));
  return sessionId;
}
