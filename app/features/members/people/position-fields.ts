import type { AnswersOf } from "#app/features/forms/answers.ts";
import type { Field } from "#app/features/forms/field.ts";

/** What a person who acts for an institution says of the own place in it. */
export const POSITION_FIELDS = [
  { key: "position", kind: "line", min: 2, max: 150, need: "required" },
  { key: "unit", kind: "line", max: 200, need: "optional" },
  { key: "languages", kind: "choices", vocabulary: "language", max: 10, need: "optional" },
] as const satisfies readonly Field[];

export type Position = AnswersOf<typeof POSITION_FIELDS>;

/** The same with the unit of the institution that was chosen. */
export type OwnPosition = Position & { unitId?: string };
