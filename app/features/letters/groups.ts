import { CHOSEN_GROUPS, type ChosenGroup, type LetterGroup, type Pace, PACES } from "#db/vocabulary-letters.ts";

/** Whether each person says how often letters of a group come. */
export const isChosen = (group: LetterGroup): group is ChosenGroup => CHOSEN_GROUPS.some((one) => one === group);

/** What may be left out; nobody can do without letters about a case, but they may be gathered (found F185). */
export const ENDABLE_GROUPS = CHOSEN_GROUPS.filter((group) => group !== "cases");
export const GATHERED_PACES = ["at_once", "daily", "weekly"] as const satisfies readonly Pace[];

export const isEndable = (group: LetterGroup): boolean => ENDABLE_GROUPS.some((one) => one === group);

/** How often letters of a group may come. */
export const pacesOf = (group: ChosenGroup): readonly Pace[] => (isEndable(group) ? PACES : GATHERED_PACES);
