import { and, asc, count, desc, eq, inArray, like, ne, or, type SQL } from "drizzle-orm";
import { coordinatedCountries, isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";
import { inAlphabetOf } from "#app/features/members/institution/in-alphabet.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import type { Locale } from "#db/locales.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { CANCELLED } from "#app/platform/delivery.server.ts";
import type { Reader } from "#db/index.server.ts";
import { prospects, recordContacts } from "#db/schema/imports.ts";
import { outbox } from "#db/schema/outbox.ts";
import { prospectInvitations } from "#db/schema/prospects.ts";
import { registryNames } from "#db/schema/registry.ts";
import { matchesExpression, queryWords, transliterate, wordsMatch } from "#db/search.server.ts";
import { PROSPECT_STATES, type ProspectState } from "#db/vocabulary-prospects.ts";
import { type Invitable, keyOfLetter } from "./prospect.ts";
import { prospectNames } from "./prospect-names.server.ts";
import { lettersMarked, markOfAddress, marksOfUniversity, silencedAmong } from "./prospect-marks.server.ts";

export type ProspectRow = typeof prospects.$inferSelect;
export type SentRow = typeof prospectInvitations.$inferSelect & {
  /** Whether the letter came back: no mail server took it. */
  isUndelivered: boolean;
};

export interface Prospect {
  row: ProspectRow;
  /** What it is called in each language, as far as the list and the registry know. */
  names: InstitutionNames;
  contact: { name: string | null; email: string } | null;
  /** The letters that went out, newest first. */
  sent: SentRow[];
  /** Whether the address or the university asked for no more letters. */
  isSilenced: boolean;
  /** When letters went to this address or to this university, whatever record they were of; none that came back. */
  written: Date[];
}

export const PROSPECTS_PAGE_SIZE = 50;

interface Filter {
  state: ProspectState | null;
  q: string;
  page: number;
  locale: Locale;
}

function isWithin(viewer: Viewer) {
  const countries = isAdministrator(viewer) ? null : coordinatedCountries(viewer);
  return countries === null ? undefined : inArray(prospects.country, [...countries]);
}

async function withDelivery(db: Reader, letters: (typeof prospectInvitations.$inferSelect)[]): Promise<SentRow[]> {
  const isTheirs = inArray(
    outbox.dedupeKey,
    letters.map(({ id }) => keyOfLetter(id)),
  );
  const dead = await db
    .select({ key: outbox.dedupeKey })
    .from(outbox)
    .where(and(eq(outbox.status, "dead"), ne(outbox.lastError, CANCELLED), isTheirs));
  const undelivered = new Set(dead.map(({ key }) => key));
  return letters.map((letter) => ({ ...letter, isUndelivered: undelivered.has(keyOfLetter(letter.id)) }));
}

async function whole(db: Reader, rows: ProspectRow[]): Promise<Prospect[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const isTheirs = and(eq(recordContacts.subjectType, "prospect"), inArray(recordContacts.subjectId, ids));
  const contacts = await db.select().from(recordContacts).where(isTheirs);
  const letters = await db
    .select()
    .from(prospectInvitations)
    .where(inArray(prospectInvitations.prospectId, ids))
    .orderBy(desc(prospectInvitations.sentAt), desc(prospectInvitations.id));
  const sent = await withDelivery(db, letters);
  const undelivered = new Set(sent.filter((one) => one.isUndelivered).map(({ tokenSha256 }) => tokenSha256));
  const names = await prospectNames(db, rows);
  const marked = rows.map((row, at) => {
    const contact = contacts.find(({ subjectId }) => subjectId === row.id) ?? null;
    const marks = [...marksOfUniversity(row), ...(contact ? [markOfAddress(contact.email)] : [])];
    return { row, names: names[at]!, contact, marks, sent: sent.filter(({ prospectId }) => prospectId === row.id) };
  });
  const all = [...new Set(marked.flatMap(({ marks }) => marks))];
  const [written, silenced] = [await lettersMarked(db, all), await silencedAmong(db, all)];
  return marked.map(({ marks, ...one }) => {
    const theirs = written.filter(
      ({ markSha256, tokenSha256 }) => marks.includes(markSha256) && !undelivered.has(tokenSha256),
    );
    return {
      ...one,
      isSilenced: marks.some((mark) => silenced.has(mark)),
      written: [...new Map(theirs.map(({ tokenSha256, sentAt }) => [tokenSha256, sentAt])).values()],
    };
  });
}

/** What decides whether a university can be invited. */
export function invitableOf({ row, contact, sent, isSilenced, written }: Prospect): Invitable {
  const isWrongAddress = sent.some(({ answer, email }) => answer === "not_theirs" && email === contact?.email);
  return { state: row.state, email: contact?.email ?? null, isWrongAddress, isSilenced, written };
}

const plain = (text: string) => text.replace(/[%_\\]/g, "");

/** Whose own name holds what was asked for, or whose record of the registry has a name with these words. */
function isNamed(db: Reader, q: string) {
  const expression = wordsMatch(queryWords(q));
  const { institutionId, search } = registryNames;
  const inRegistry =
    expression === undefined
      ? undefined
      : inArray(
          prospects.registryId,
          db
            .select({ institutionId })
            .from(registryNames)
            .where(matchesExpression("registry_names", search, expression)),
        );
  const listed = [prospects.nameOfficial, prospects.nameRu, prospects.nameKk].map((name) =>
    like(name, `%${plain(q)}%`),
  );
  return or(like(prospects.sortName, `%${plain(transliterate(q))}%`), ...listed, inRegistry);
}

/** A page of some universities, in the order of the names that a reader sees, in the reader's alphabet. */
async function pageInAlphabet(db: Reader, isMeant: SQL | undefined, { page, locale }: Pick<Filter, "page" | "locale">) {
  const from = (page - 1) * PROSPECTS_PAGE_SIZE;
  const sorted = db
    .select()
    .from(prospects)
    .where(isMeant)
    .orderBy(asc(prospects.sortName), asc(prospects.id))
    .$dynamic();
  if (locale === DEFAULT_LOCALE) return sorted.limit(PROSPECTS_PAGE_SIZE).offset(from);
  const all = await sorted;
  const names = await prospectNames(db, all);
  const named = all.map((row, at) => ({ row, names: names[at]! }));
  const inOrder = inAlphabetOf(locale, named, { namesOf: (one) => one.names });
  return inOrder.slice(from, from + PROSPECTS_PAGE_SIZE).map(({ row }) => row);
}

/** Those within somebody's countries, in the order of their names. */
export async function listProspects(db: Reader, viewer: Viewer, { state, q, page, locale }: Filter) {
  const scope = and(isWithin(viewer), q ? isNamed(db, q) : undefined);
  const counted = await db
    .select({ state: prospects.state, count: count() })
    .from(prospects)
    .where(scope)
    .groupBy(prospects.state);
  const counts = Object.fromEntries(
    PROSPECT_STATES.map((one) => [one, counted.find((row) => row.state === one)?.count ?? 0]),
  ) as Record<ProspectState, number>;
  const isMeant = and(scope, state ? eq(prospects.state, state) : undefined);
  const rows = await pageInAlphabet(db, isMeant, { page, locale });
  return { rows: await whole(db, rows), counts };
}

/** Some of them by their ids, whoever asks. */
export async function findProspects(db: Reader, ids: readonly string[]): Promise<Prospect[]> {
  return whole(
    db,
    await db
      .select()
      .from(prospects)
      .where(inArray(prospects.id, [...ids]))
      .orderBy(asc(prospects.sortName), asc(prospects.id)),
  );
}

export async function findProspect(db: Reader, id: string): Promise<Prospect | null> {
  const [found] = await findProspects(db, [id]);
  return found ?? null;
}
