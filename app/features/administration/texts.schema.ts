import { z } from "zod";
import { line, prose } from "#app/platform/fields.ts";
import { LONGEST_TEXT } from "#app/platform/association-texts.ts";
import { versionFields } from "./changed-meanwhile.ts";

const words = z.object({
  title: line({ min: 3, max: LONGEST_TEXT.title }),
  body: prose({ min: 20, max: LONGEST_TEXT.body }),
});

/** A text in every language, and the version it is to follow. */
export const textSchema = z.object({ ...versionFields, en: words, ru: words, kk: words });
export type ChangedText = z.output<typeof textSchema>;
