import { z } from "zod";
import { inEachLocale } from "#app/i18n/locale.ts";
import { line, prose } from "#app/platform/fields.ts";
import { LONGEST_TEXT } from "#app/platform/association-texts.ts";
import { versionFields } from "./changed-meanwhile.ts";

const words = z.object({
  title: line({ min: 3, max: LONGEST_TEXT.title }),
  body: prose({ min: 20, max: LONGEST_TEXT.body }),
});

const inEveryLanguage = inEachLocale(() => words);

/** A text in every language, and the version it is to follow. */
export const textSchema = z.object({ ...versionFields, ...inEveryLanguage });
export type ChangedText = z.output<typeof textSchema>;
