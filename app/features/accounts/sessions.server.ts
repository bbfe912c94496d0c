import { parseCookie } from "cookie";
import { and, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Reader, Tx, WithTransaction } from "#db/index.server.ts";
import { isOutage } from "#db/is-outage.ts";
import { prepared } from "#db/prepared.server.ts";
import { sessions, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import type { Clock } from "#app/platform/clock.ts";
import { DAY_MS, systemClock } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { newToken, sha256 } from "#app/platform/tokens.server.ts";
import { givingRights, type Grant, type Viewer } from "./viewer.ts";

/** Lucia's own limit is idle time; this one ends a session however busy it is. */
const ABSOLUTE_LIFETIME_MS = 30 * DAY_MS;
const IDLE_LIFETIME = new TimeSpan(14, "d");

interface SessionAttributes {
  createdAt: Date;
  device: string;
}
type UserAttributes = Omit<typeof users.$inferSelect, "id">;

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

const sessionWithUser = prepared("session_with_user", (db) =>
  db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sql.placeholder("id")),
        gt(sessions.createdAt, sql.param(sql.placeholder("oldest"), sessions.createdAt)),
        gt(sessions.expiresAt, sql.param(sql.placeholder("now"), sessions.expiresAt)),
      ),
    ),
);

const grantsOfUser = prepared("grants_of_user", (db) =>
  db
    .select({
      role: grants.role,
      institutionId: grants.institutionId,
      applicationId: grants.applicationId,
      countries: grants.countries,
      restingSince: grants.restingSince,
    })
    .from(grants)
    .where(and(eq(grants.userId, sql.placeholder("userId")), isNull(grants.revokedAt))),
);

interface SessionContext {
  db: Reader;
  withTransaction: WithTransaction;
  clock: Clock;
}

// The official adapter cannot share a schema between two engines and would write outside the queue of writers.
function createAdapter({ db, withTransaction, clock }: SessionContext): Adapter {
  // Lucia reads the system's clock, the portal the one it was given.
  const shifted = (moment: Date, direction: 1 | -1) =>
    new Date(moment.getTime() + direction * (systemClock.now().getTime() - clock.now().getTime()));
  const toLucia = ({ id, userId, expiresAt, ...attributes }: typeof sessions.$inferSelect): DatabaseSession => ({
    id,
    userId,
    expiresAt: shifted(expiresAt, 1),
    attributes,
  });
  const write = (work: (tx: Tx) => PromiseLike<unknown>) => withTransaction(async (tx) => void (await work(tx)));
  return {
    async getSessionAndUser(id) {
      const now = clock.now();
      const [row] = await sessionWithUser(db, { id, now, oldest: new Date(now.getTime() - ABSOLUTE_LIFETIME_MS) });
      if (!row || row.user.suspendedAt) return [null, null];
      const { id: userId, ...attributes } = row.user;
      return [toLucia(row.session), { id: userId, attributes }];
    },
    getUserSessions: async (userId) =>
      (await db.select().from(sessions).where(eq(sessions.userId, userId))).map(toLucia),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      write((tx) => tx.insert(sessions).values({ id, userId, expiresAt: shifted(expiresAt, -1), ...attributes })),
    updateSessionExpiration: (id, expiresAt) =>
      write((tx) =>
        tx
          .update(sessions)
          .set({ expiresAt: shifted(expiresAt, -1) })
          .where(eq(sessions.id, id)),
      ).catch(exceptOutage),
    deleteSession: (id) => write((tx) => tx.delete(sessions).where(eq(sessions.id, id))),
    deleteUserSessions: (userId) => write((tx) => tx.delete(sessions).where(eq(sessions.userId, userId))),
    deleteExpiredSessions: () => write((tx) => tx.delete(sessions).where(lte(sessions.expiresAt, clock.now()))),
  };
}

// Nobody is kept from reading because a session cannot be prolonged just now: the next request tries again.
function exceptOutage(error: unknown): void {
  if (!isOutage(error)) throw error;
}

export interface Sessions {
  /** The Set-Cookie value that carries a session's token (see `openSession`). */
  cookieFor(token: string): string;
  /** The viewer a Cookie header names, with a Set-Cookie value when the session was prolonged. */
  read(
    cookieHeader: string | undefined,
  ): Promise<{ viewer: Viewer; sessionId: string; refreshedCookie: string | null } | null>;
  /** Whether a Cookie header carries a session, be it over or not. */
  isCarried(cookieHeader: string | undefined): boolean;
  /** Ends the session a Cookie header names; resolves to the Set-Cookie value that clears it. */
  close(cookieHeader: string | undefined): Promise<string>;
  removeExpired(): Promise<void>;
}

/** Sessions by Lucia. The cookie holds a random token, the database its SHA-256: a stolen backup opens no session. */
export function createSessions(context: SessionContext & { isSecure: boolean }): Sessions {
  const lucia = new Lucia<SessionAttributes, UserAttributes>(createAdapter(context), {
    sessionExpiresIn: IDLE_LIFETIME,
    sessionCookie: {
      // Browsers take the __Host- prefix only over https.
      name: context.isSecure ? "__Host-session" : "session",
      attributes: { secure: context.isSecure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (attributes) => attributes,
  });
  // Not Lucia's own reader: it throws on a cookie with a malformed escape, which anybody may send.
  const tokenOf = (cookieHeader: string | undefined) => parseCookie(cookieHeader ?? "")[lucia.sessionCookieName];
  return {
    cookieFor: (token) => lucia.createSessionCookie(token).serialize(),
    async read(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (!token) return null;
      const { user, session } = await lucia.validateSession(sha256(token));
      if (!session) return null;
      const held = await grantsOfUser(context.db, { userId: user.id });
      return {
        viewer: asViewer(user, givingRights(held)),
        sessionId: session.id,
        refreshedCookie: session.fresh ? lucia.createSessionCookie(token).serialize() : null,
      };
    },
    isCarried: (cookieHeader) => Boolean(tokenOf(cookieHeader)),
    async close(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (token) await lucia.invalidateSession(sha256(token));
      return lucia.createBlankSessionCookie().serialize();
    },
    removeExpired: () => lucia.deleteExpiredSessions(),
  };
}

function asViewer(user: UserAttributes & { id: string }, held: readonly Grant[]): Viewer {
  const { id, name, email, locale, emailVerifiedAt } = user;
  return { id, name, email, locale, isVerified: emailVerifiedAt !== null, grants: held };
}

/**
 * Opens a session inside the command that signs a person in. `device` is a short description shown in the list of
 * sessions. Resolves to the token for `Sessions.cookieFor`.
 */
export async function openSession(tx: Tx, userId: string, device: string, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + IDLE_LIFETIME.milliseconds());
  await tx
    .insert(sessions)
    .values({ id: sha256(token), userId, device: device.slice(0, 200), createdAt: now, expiresAt });
  return token;
}

/** Ends a person's sessions; `keep` spares one. Where the account is unsafe, `endAccess` ends its links too. */
export async function endSessions(tx: Tx, userId: string, keep?: string): Promise<void> {
  const isTheirs = eq(sessions.userId, userId);
  await tx.delete(sessions).where(keep ? and(isTheirs, sql`${sessions.id} <> ${keep}`) : isTheirs);
}

export const removeExpiredSessionsJob: Job<{ sessions: Sessions }> = {
  name: "remove-expired-sessions",
  cron: "0 17 * * * *",
  work: (context) => context.sessions.removeExpired(),
};
