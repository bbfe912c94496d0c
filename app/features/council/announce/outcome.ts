import type { Ruling } from "#app/features/applications/decision/decide.server.ts";
import type { ReaderLanguages } from "#db/schema/decisions.ts";
import { type ReasonCode, RULINGS, type RulingKind } from "#db/vocabulary.ts";
import { markOf } from "#app/features/applications/letters/draft-mark.server.ts";
import { consequenceOf } from "../ballot/count.ts";
import type { ItemRow } from "../session/agenda.server.ts";

/** What is decided by the result of an item; null where nothing is: it went back to the checks or waits. */
export function rulingOf({ verdict, proposal, category, reasonCodes, deferredUntil }: ItemRow): Ruling | null {
  const outcome = verdict && consequenceOf(verdict, proposal);
  switch (outcome) {
    case "approve":
      return { outcome, category: category ?? "full" };
    case "refuse":
      return { outcome, reasonCodes: reasonCodes as ReasonCode[] };
    case "defer":
      return { outcome, deferredUntil: deferredUntil ?? "", reasonCodes: reasonCodes as ReasonCode[] };
    default:
      return null;
  }
}

/** What takes effect for a membership by the result of an item; null where nothing does. */
export function membershipRulingOf({ verdict, proposal }: ItemRow): RulingKind | null {
  const outcome = verdict && consequenceOf(verdict, proposal);
  return RULINGS.find((one) => one === outcome) ?? null;
}

/** Whether something of an item is announced. */
export const isDecided = (item: ItemRow): boolean => rulingOf(item) !== null || membershipRulingOf(item) !== null;

/** Stands for what the letter of an item says, and in which languages. */
export function markOfItem(item: ItemRow, languages: ReaderLanguages): string {
  const { verdict, proposal, category, reasonCodes, explanation, deferredUntil } = item;
  return markOf({ verdict, proposal, category, reasonCodes, explanation, deferredUntil, languages });
}

/** Whether the letter has all it needs: what is no admission its reasons and an explanation, a deferral its day. For a membership they stand in what was proposed. */
export function isReady(item: ItemRow): boolean {
  const ruling = rulingOf(item);
  if (!ruling) return membershipRulingOf(item) !== null;
  if (ruling.outcome === "approve") return true;
  const hasDay = ruling.outcome !== "defer" || ruling.deferredUntil !== "";
  return item.explanation !== "" && ruling.reasonCodes.length > 0 && hasDay;
}
