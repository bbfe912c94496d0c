import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Addressee, addressees } from "#app/features/letters/addressees.server.ts";
import { isChosen } from "#app/features/letters/groups.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { dayOf, daysAfter, momentOn } from "#app/platform/days.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { news } from "#db/schema/letters.ts";
import type { LetterGroup } from "#db/vocabulary-letters.ts";
import { asksForStep, isOfSame } from "./asking-kinds.ts";
import { mayStillSee, type NewsRow } from "./may-still-see.server.ts";
import { listWaiting } from "./waiting.server.ts";

const HOUR = "07:00:00";

/** Somebody who may be written to, as commands know who acts. */
interface LetterReader {
  person: Addressee;
  viewer: Viewer;
}

/** Null for somebody who may not be written to. */
export async function findReader(db: Reader, userId: string): Promise<LetterReader | null> {
  const [person] = await addressees(db, [userId]);
  const account = person && (await findAccountById(db, userId));
  return account ? { person, viewer: { ...account, grants: await listGrants(db, userId) } } : null;
}

/** The last Monday morning that has begun, in the association's zone. */
export function lastMonday(now: Date): Date {
  const today = dayOf(now);
  const back = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = momentOn(daysAfter(today, -back), HOUR);
  return monday <= now ? monday : momentOn(daysAfter(today, -back - 7), HOUR);
}

interface Due {
  row: NewsRow;
  group: LetterGroup;
  isWanted: boolean;
}

/** Of the news held for a person those whose letter is due now, as the person has chosen meanwhile. */
async function listDue(db: Reader, userId: string, now: Date): Promise<Due[]> {
  const choices = await readChoices(db, userId);
  const held = await db
    .select()
    .from(news)
    .where(and(eq(news.userId, userId), eq(news.isHeld, true), lte(news.createdAt, now)))
    .orderBy(asc(news.id));
  const monday = lastMonday(now);
  return held.flatMap((row) => {
    const { letterGroup: group } = row;
    const pace = row.pace ?? (isChosen(group) ? choices[group] : "at_once");
    if (pace === "weekly" && row.createdAt >= monday) return [];
    return [{ row, group, isWanted: pace !== "never" }];
  });
}

/** News held for a person whose letter is due. */
export interface HeldNews {
  /** All of it: it is told now, or never. */
  ids: readonly string[];
  /** What is still to be told: wanted, neither settled nor out of the reader's sight. */
  told: readonly Due[];
  /** What waits for the person; empty where nothing is due. */
  waiting: readonly WaitingItem[];
}

/** What is due for a person who may be written to; for others it is due and nothing of it is told. */
export async function readHeld(
  { db, clock }: { db: Reader; clock: Clock },
  userId: string,
  reader: LetterReader | null,
): Promise<HeldNews> {
  const due = await listDue(db, userId, clock.now());
  const ids = due.map(({ row }) => row.id);
  if (!reader || due.length === 0) return { ids, told: [], waiting: [] };
  const { person, viewer } = reader;
  const waiting = (await listWaiting({ db, clock, locale: person.locale }, viewer)).items;
  const isInForce = async (row: NewsRow): Promise<boolean> => {
    if (asksForStep(row)) return waiting.some(({ to }) => row.path !== null && isOfSame(to, row.path));
    return mayStillSee(db, viewer, row, dayOf(clock.now()));
  };
  const told: Due[] = [];
  for (const one of due) if (one.isWanted && (await isInForce(one.row))) told.push(one);
  return { ids, told, waiting };
}

/** Takes news from what is held, and gives what another process has not told meanwhile. */
export async function takeHeld(tx: Tx, { ids, told }: HeldNews): Promise<Due[]> {
  if (ids.length === 0) return [];
  const taken = await tx
    .update(news)
    .set({ isHeld: false })
    .where(and(inArray(news.id, [...ids]), eq(news.isHeld, true)))
    .returning({ id: news.id });
  return told.filter(({ row }) => taken.some(({ id }) => id === row.id));
}

/** What a letter says of it, beside what waits: each line in the language of the letter. */
export const linesOf = (fresh: readonly Due[], locale: Locale) =>
  fresh
    .filter(({ row }) => !asksForStep(row))
    .map(({ row, group }) => ({ group, line: row.lines?.[locale] ?? row.line, path: row.path ?? "/inbox" }));
