import { z } from "zod";
import { inEachLocale } from "#app/i18n/locale.ts";
import { line, prose } from "#app/platform/fields.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { LONGEST_MOTION } from "./limits.ts";

const text = z
  .object({
    title: line({ max: LONGEST_MOTION.title }).optional(),
    body: prose({ max: LONGEST_MOTION.body }).optional(),
  })
  .optional();

/** A motion in the languages it is written in: at least one, in each both title and text. */
export const motionSchema = z
  .object(inEachLocale(() => text))
  .superRefine((texts, context) => {
    const miss = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    for (const locale of LOCALES) {
      const { title, body } = texts[locale] ?? {};
      if (body && !title) miss([locale, "title"], "council:error.motion_title");
      if (title && !body) miss([locale, "body"], "council:error.motion_body");
    }
    const [first] = LOCALES;
    if (LOCALES.every((locale) => !texts[locale]?.title && !texts[locale]?.body))
      miss([first, "title"], "council:error.motion_empty");
  })
  .transform((texts) =>
    LOCALES.flatMap((locale): { locale: Locale; title: string; body: string }[] => {
      const { title, body } = texts[locale] ?? {};
      return title && body ? [{ locale, title, body }] : [];
    }),
  );
