import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { isCurrent } from "../institution/membership.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import {
  listMoves,
  type listSettledMerges,
  membersOf,
  type Merge,
  type Pair,
  pairOf,
  undoUntil,
} from "./find-merge.server.ts";
import { canMerge } from "./merging.policy.ts";
import type { Reading } from "./plan-view.server.ts";
import { withoutMain } from "./places.server.ts";
import { movesInWords } from "./things-in-words.server.ts";
import type { SettledMerge } from "./ui/merging-model.ts";
import { canBeUndone, planReturn } from "./undo-merge.server.ts";

type SettledRow = Awaited<ReturnType<typeof listSettledMerges>>[number];

async function undoView(merge: Merge, pair: Pair, viewer: Viewer, reading: Reading): Promise<SettledMerge["undo"]> {
  const { db, locale, now } = reading;
  const today = dayOf(now);
  const until = undoUntil(merge);
  if (until === null || !canBeUndone(merge, pair, today) || !canMerge(viewer, membersOf(pair, today))) return null;
  const { back, staying, mark } = await planReturn(db, merge);
  const leaves = await withoutMain(db, pair, back);
  return {
    ...{ mark, until: formatDay(until, locale), back: back.length },
    staying: await movesInWords(reading, staying),
    leaves: leaves.map((one) => translator(locale)("members:merging.leaves_no_main", namedIn(one, locale))),
  };
}

const namedIn = ({ institution, membership }: Found, locale: Locale) => ({
  ...{ name: nameOf(institution, locale).name, number: membership.number },
});

/** The members without a primary representative since a merge was undone, for whoever can appoint one. */
async function withoutMainView(merge: Merge, pair: Pair, viewer: Viewer, { db, locale, now }: Reading) {
  if (!merge.undoneAt || !canMerge(viewer, membersOf(pair, dayOf(now)))) return [];
  const lacking = (await withoutMain(db, pair)).filter(({ membership }) => isCurrent(membership.status));
  return lacking.map((one) => {
    const named = namedIn(one, locale);
    const text = translator(locale)("members:merging.no_main", named);
    return { text, number: named.number, to: `/memberships/${named.number}/people` };
  });
}

/** Whether it could be undone if the record that remained had not gone into another by now. */
function isHeld(merge: Merge, { merged, remaining }: Pair, { now }: Reading): boolean {
  const until = undoUntil(merge);
  const isInTime = until !== null && until >= dayOf(now);
  return isInTime && merged.membership.status === "merged" && remaining.membership.status === "merged";
}

/** A merge that was settled, with its receipt, and what undoing it would give back. */
export async function settledView(row: SettledRow, viewer: Viewer, reading: Reading): Promise<SettledMerge> {
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
    reasons: [
      { term: t("members:merging.reason"), text: merge.reason },
      { term: t("members:merging.declined_for"), text: merge.declinedFor ?? "" },
      { term: t("members:merging.undone_for"), text: merge.undoneFor ?? "" },
    ],
    receipt: await movesInWords(reading, moves),
    withoutMain: await withoutMainView(merge, pair, viewer, reading),
    heldBy: isHeld(merge, pair, reading) ? t("members:merging.held_by_later", names) : null,
    undo: await undoView(merge, pair, viewer, reading),
  };
}
