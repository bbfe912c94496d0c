import { CHOSEN_GROUPS, type ChosenGroup, type LetterGroup, type Pace, PACES } from "#db/vocabulary-letters.ts";

/** Whether each person says how often letters of a group come. */
export const isChosen = (group: LetterGroup): group is ChosenGroup => CHOSEN_GROUPS.some((one) => one === group);

/** What may be left out; nobody can do without letters about a case, but they may be gathered (found F185). */
export const ENDABLE_GROUPS = CHOSEN_GROUPS.filter((group) => group !== "cases");
export const GATHERED_PACES = ["at_once", "daily", "weekly"] as const satisfies readonly Pace[];

export const isEndable = (group: LetterGroup): boolean => ENDABLE_GROUPS.some((one) => one === group);

/** The letter of the week comes on Mondays or not at all. */
export const WEEK_PACES = ["weekly", "never"] as const satisfies readonly Pace[];

/** How often letters of a group may come. */
export function pacesOf(group: ChosenGroup): readonly Pace[] {
  if (group === "week") return WEEK_PACES;
  return isEndable(group) ? PACES : GATHERED_PACES;
}

/** How often they come for whoever has chosen nothing. */
export const usualPace = (group: ChosenGroup): Pace => (group === "week" ? "weekly" : "at_once");
