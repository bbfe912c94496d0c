import type { TFunction } from "i18next";
import { type LetterKind, LETTERS, type SubjectValues } from "./kinds.ts";

/** The subject line of a letter. */
export function subjectOf<Kind extends LetterKind>(t: TFunction, kind: Kind, values: SubjectValues<Kind>): string {
  return t(`${LETTERS[kind].words}.subject`, values as Record<string, string>);
}

/** What the one link of a letter says. */
export const linkOf = (t: TFunction, kind: LetterKind): string => t(`${LETTERS[kind].words}.action`);
