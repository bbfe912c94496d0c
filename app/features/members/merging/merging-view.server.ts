import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { isCurrent } from "../institution/membership.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { choiceView, previewView, type Sought } from "./choice-view.server.ts";
import {
  findOpenMerge,
  isThereASecond,
  listSettledMerges,
  membersOf,
  type Merge,
  pairOf,
} from "./find-merge.server.ts";
import { canMerge, canSettleMerge } from "./merging.policy.ts";
import { markOf, planMerge } from "./plan-merge.server.ts";
import { planView, type Reading } from "./plan-view.server.ts";
import { settledView } from "./settled-view.server.ts";
import type { MergingView, OpenMerge, SettledMerge } from "./ui/merging-model.ts";

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
    isAlone: !(await isThereASecond(db, pair, askedById)),
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
  return { ...rest, preview: await previewView(found, other, sought, viewer, reading) };
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
