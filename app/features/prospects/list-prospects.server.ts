import { and, asc, count, desc, eq, inArray, like } from "drizzle-orm";
import { coordinatedCountries, isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { prospects, recordContacts } from "#db/schema/imports.ts";
import { prospectInvitations, silencedAddresses } from "#db/schema/prospects.ts";
import { transliterate } from "#db/search.server.ts";
import { PROSPECT_STATES, type ProspectState } from "#db/vocabulary-prospects.ts";
import type { Invitable } from "./prospect.ts";

export type ProspectRow = typeof prospects.$inferSelect;
export type SentRow = typeof prospectInvitations.$inferSelect;

export interface Prospect {
  row: ProspectRow;
  contact: { name: string | null; email: string } | null;
  /** The letters that went out, newest first. */
  sent: SentRow[];
  isSilenced: boolean;
}

export const PROSPECTS_PAGE_SIZE = 50;

interface Filter {
  state: ProspectState | null;
  q: string;
  page: number;
}

function isWithin(viewer: Viewer) {
  const countries = isAdministrator(viewer) ? null : coordinatedCountries(viewer);
  return countries === null ? undefined : inArray(prospects.country, [...countries]);
}

const hashOf = (email: string) => sha256(email.trim().toLowerCase());

async function whole(db: Reader, rows: ProspectRow[]): Promise<Prospect[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const isTheirs = and(eq(recordContacts.subjectType, "prospect"), inArray(recordContacts.subjectId, ids));
  const contacts = await db.select().from(recordContacts).where(isTheirs);
  const sent = await db
    .select()
    .from(prospectInvitations)
    .where(inArray(prospectInvitations.prospectId, ids))
    .orderBy(desc(prospectInvitations.sentAt), desc(prospectInvitations.id));
  const hashes = contacts.map(({ email }) => hashOf(email));
  const silenced = await db
    .select({ hash: silencedAddresses.emailSha256 })
    .from(silencedAddresses)
    .where(inArray(silencedAddresses.emailSha256, hashes));
  return rows.map((row) => {
    const contact = contacts.find(({ subjectId }) => subjectId === row.id) ?? null;
    return {
      row,
      contact,
      sent: sent.filter(({ prospectId }) => prospectId === row.id),
      isSilenced: contact !== null && silenced.some(({ hash }) => hash === hashOf(contact.email)),
    };
  });
}

/** What decides whether a university can be invited. */
export function invitableOf({ row, contact, sent, isSilenced }: Prospect): Invitable {
  const [last] = sent;
  const letters = { lettersSent: sent.length, lastSentAt: last?.sentAt ?? null, lastEmail: last?.email ?? null };
  return { state: row.state, email: contact?.email ?? null, isSilenced, ...letters };
}

/** Those within somebody's countries, in the order of their names. */
export async function listProspects(db: Reader, viewer: Viewer, { state, q, page }: Filter) {
  const isNamed = q ? like(prospects.sortName, `%${transliterate(q).replace(/[%_\\]/g, "")}%`) : undefined;
  const scope = and(isWithin(viewer), isNamed);
  const counted = await db
    .select({ state: prospects.state, count: count() })
    .from(prospects)
    .where(scope)
    .groupBy(prospects.state);
  const counts = Object.fromEntries(
    PROSPECT_STATES.map((one) => [one, counted.find((row) => row.state === one)?.count ?? 0]),
  ) as Record<ProspectState, number>;
  const rows = await db
    .select()
    .from(prospects)
    .where(and(scope, state ? eq(prospects.state, state) : undefined))
    .orderBy(asc(prospects.sortName), asc(prospects.id))
    .limit(PROSPECTS_PAGE_SIZE)
    .offset((page - 1) * PROSPECTS_PAGE_SIZE);
  return { rows: await whole(db, rows), counts };
}

/** Some of them by their ids, whoever asks. */
export async function findProspects(db: Reader, ids: readonly string[]): Promise<Prospect[]> {
  return whole(
    db,
    await db
      .select()
      .from(prospects)
      .where(inArray(prospects.id, [...ids])),
  );
}

export async function findProspect(db: Reader, id: string): Promise<Prospect | null> {
  const [found] = await findProspects(db, [id]);
  return found ?? null;
}

export const silencedHash = hashOf;
