import { and, eq, or } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { duesInvoices } from "#db/schema/dues.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { nameOf } from "../institution/institution-names.ts";
import { isCurrent } from "../institution/membership.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { findLikely, searchMembers } from "./find-likely.server.ts";
import {
  findDismissed,
  findOpenMerge,
  listHindrances,
  listMoves,
  listSettledMerges,
  membersOf,
  type Merge,
  type Pair,
  pairOf,
  undoUntil,
} from "./find-merge.server.ts";
import { canMerge, canSettleMerge } from "./merging.policy.ts";
import type { Move } from "./move.ts";
import { markOf, planMerge } from "./plan-merge.server.ts";
import { compareRecords } from "./profile-gaps.server.ts";
import { fieldLabel, fieldText, movesInWords } from "./things-in-words.server.ts";
import type {
  ChoiceView,
  MemberLine,
  MergingView,
  OpenMerge,
  PlanView,
  PreviewView,
  SettledMerge,
} from "./ui/merging-model.ts";
import { canBeUndone, planReturn } from "./undo-merge.server.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

/** What the address of the page asks for. */
interface Sought {
  q: string;
  /** The number of the other member. */
  other: string;
  remains: "this" | "other";
}

export const mergePath = (number: string) => `/memberships/${number}/merge`;

function memberLine({ institution, membership }: Found, locale: Locale): MemberLine {
  const { city, country } = institution;
  return {
    ...{ name: nameOf(institution, locale), number: membership.number },
    place: placeName(city, country, locale),
  };
}

/** What stays with the record that ends. */
async function staysOf({ merged, remaining }: Pair, { db, locale }: Reading): Promise<string[]> {
  const t = translator(locale);
  const [from, to] = [merged.institution.id, remaining.institution.id];
  const { institutionId, senderInstitutionId } = enquiries;
  const between = or(
    and(eq(institutionId, from), eq(senderInstitutionId, to)),
    and(eq(institutionId, to), eq(senderInstitutionId, from)),
  );
  const counts = {
    applications: await db.$count(applications, eq(applications.institutionId, from)),
    invoices: await db.$count(duesInvoices, eq(duesInvoices.institutionId, from)),
    between: await db.$count(enquiries, between),
  };
  return [
    t("members:merging.stays.history"),
    ...(["applications", "invoices", "between"] as const).flatMap((name) =>
      counts[name] > 0 ? [t(`members:merging.stays.${name}`, { count: counts[name] })] : [],
    ),
  ];
}

async function planView(
  pair: Pair,
  { moves, mergeId }: { moves: readonly Move[]; mergeId: string | null },
  reading: Reading,
): Promise<PlanView> {
  const { db, locale, now } = reading;
  const t = translator(locale);
  const hindrances = await listHindrances(db, pair, { today: dayOf(now), mergeId });
  const compared = await compareRecords(db, pair);
  return {
    merged: memberLine(pair.merged, locale),
    remaining: memberLine(pair.remaining, locale),
    groups: await movesInWords(reading, moves),
    stays: await staysOf(pair, reading),
    differences: compared
      .filter(({ isOffered }) => !isOffered)
      .map(({ key, own, theirs }) => ({
        label: fieldLabel(key, locale),
        own: fieldText(key, own, locale),
        theirs: fieldText(key, theirs, locale),
      })),
    hindrances: hindrances.map((one) => t(`members:merging.hindrance.${one}`)),
  };
}

async function choiceView(found: Found, { q }: Sought, viewer: Viewer, reading: Reading): Promise<ChoiceView> {
  const { db, locale, now } = reading;
  const t = translator(locale);
  const { number } = found.membership;
  const candidate = (one: Found, why: string[] = []) => ({
    ...memberLine(one, locale),
    ...{ why, to: `${mergePath(number)}?with=${one.membership.number}` },
  });
  const exceptId = found.institution.id;
  const rows = q === "" ? null : await searchMembers(db, viewer, { q, exceptId, today: dayOf(now) });
  const likely = await findLikely(db, found, viewer);
  return {
    q,
    found: rows && rows.map((row) => candidate(row)),
    likely: likely.map(({ why, ...row }) =>
      candidate(
        row,
        why.map((one) => t(`members:merging.likeness.${one}`)),
      ),
    ),
  };
}

async function previewView(found: Found, other: Found, { remains }: Sought, reading: Reading): Promise<PreviewView> {
  const { db, locale, now } = reading;
  const t = translator(locale);
  const pair = remains === "this" ? { merged: other, remaining: found } : { merged: found, remaining: other };
  const today = dayOf(now);
  const moves = await planMerge(db, pair, { holdsFrom: today, taken: [] }, now);
  const compared = await compareRecords(db, pair);
  const dismissed = await findDismissed(db, found.institution.id, other.institution.id);
  const { number } = other.membership;
  const swapped = remains === "this" ? "other" : "this";
  return {
    ...(await planView(pair, { moves, mergeId: null }, reading)),
    ...{ remains, other: number, today },
    swapTo: `${mergePath(found.membership.number)}?with=${number}&remains=${swapped}`,
    offered: compared
      .filter(({ isOffered }) => isOffered)
      .map(({ key, theirs }) => ({
        value: key,
        label: `${fieldLabel(key, locale)}: ${fieldText(key, theirs, locale)}`,
      })),
    dismissed: dismissed && {
      said: t("members:merging.dismissed", { name: dismissed.by ?? "", date: formatDateTime(dismissed.at, locale) }),
      note: dismissed.note,
    },
  };
}

async function openView(merge: Merge, viewer: Viewer, reading: Reading): Promise<OpenMerge> {
  const { db, locale, now } = reading;
  const t = translator(locale);
  const pair = await pairOf(db, merge);
  const moves = await planMerge(db, pair, merge, now);
  const { id, reason, holdsFrom, askedById, askedAt } = merge;
  const name = (await findAccountById(db, askedById))?.name ?? "";
  return {
    ...(await planView(pair, { moves, mergeId: id }, reading)),
    ...{ id, reason, mark: markOf(moves) },
    by: t("members:merging.by", { name, date: formatDateTime(askedAt, locale) }),
    holdsFrom: formatDay(holdsFrom, locale),
    canSettle: canSettleMerge(viewer, membersOf(pair, dayOf(now)), merge),
    canTakeBack: askedById === viewer.id,
  };
}

type SettledRow = Awaited<ReturnType<typeof listSettledMerges>>[number];

async function undoView(merge: Merge, pair: Pair, viewer: Viewer, reading: Reading): Promise<SettledMerge["undo"]> {
  const { db, locale, now } = reading;
  const today = dayOf(now);
  const until = undoUntil(merge);
  if (until === null || !canBeUndone(merge, pair, today) || !canMerge(viewer, membersOf(pair, today))) return null;
  const { back, staying, mark } = await planReturn(db, merge);
  return {
    ...{ mark, until: formatDay(until, locale), back: back.length },
    staying: await movesInWords(reading, staying),
  };
}

async function settledView(row: SettledRow, viewer: Viewer, reading: Reading): Promise<SettledMerge> {
  const { merge, askedBy, settledBy, undoneBy } = row;
  const { db, locale } = reading;
  const t = translator(locale);
  const pair = await pairOf(db, merge);
  const names = {
    merged: nameOf(pair.merged.institution, locale).name,
    number: pair.merged.membership.number,
    remaining: nameOf(pair.remaining.institution, locale).name,
    into: pair.remaining.membership.number,
    day: formatDay(merge.holdsFrom, locale),
  };
  const how = merge.undoneAt ? "undone" : (merge.outcome ?? "declined");
  const moves = merge.outcome === "confirmed" ? await listMoves(db, merge.id) : [];
  const said = [
    t("members:merging.asked_by", { name: askedBy ?? "" }),
    ...(merge.outcome === "taken_back" ? [] : [t("members:merging.settled_by", { name: settledBy ?? "" })]),
    formatDateTime(merge.settledAt ?? merge.askedAt, locale),
    ...(merge.undoneAt
      ? [t("members:merging.undone_by", { name: undoneBy ?? "", date: formatDateTime(merge.undoneAt, locale) })]
      : []),
  ];
  return {
    id: merge.id,
    title: t(`members:merging.outcome.${how}`, names),
    meta: lineOf(said, " · "),
    body: merge.undoneFor ?? merge.declinedFor ?? merge.reason,
    receipt: await movesInWords(reading, moves),
    undo: await undoView(merge, pair, viewer, reading),
  };
}

/**
 * The page of a membership where it is merged with another: the other is chosen, everything that would move is shown, what
 * was asked for is settled, and every merge there was stands there with its receipt.
 * @returns null where the other member that the address names is none this person may merge
 */
export async function mergingView(
  found: Found,
  sought: Sought,
  viewer: Viewer,
  reading: Reading,
): Promise<MergingView | null> {
  const { db, now } = reading;
  const merge = await findOpenMerge(db, found.institution.id);
  const rows = await listSettledMerges(db, found.institution.id);
  const settled: SettledMerge[] = [];
  for (const row of rows) settled.push(await settledView(row, viewer, reading));
  const open = merge && (await openView(merge, viewer, reading));
  const rest = { open, settled, choice: null, preview: null };
  if (open || !isCurrent(found.membership.status)) return rest;
  if (sought.other === "") return { ...rest, choice: await choiceView(found, sought, viewer, reading) };
  const other = await findMembership(db, sought.other);
  const isTheirs =
    other &&
    other.institution.id !== found.institution.id &&
    canMerge(viewer, membersOf({ merged: found, remaining: other }, dayOf(now)));
  if (!isTheirs) return null;
  return { ...rest, preview: await previewView(found, other, sought, reading) };
}

/** How a member's page tells that a merge waits, or was done; null where there is none. */
export async function mergingWaiting(
  { institution, membership }: Found,
  { db, locale }: Pick<Reading, "db" | "locale">,
): Promise<string | null> {
  const t = translator(locale);
  if (membership.status === "merged") return t("members:merging.is_merged");
  return (await findOpenMerge(db, institution.id)) && t("members:merging.waits");
}
