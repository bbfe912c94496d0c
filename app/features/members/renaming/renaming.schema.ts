import { z } from "zod";
import { VOCABULARIES } from "#app/features/forms/vocabularies.ts";
import { inEachField, translationsFrom, fieldIn } from "#app/i18n/translations.ts";
import { choice, line, prose, year } from "#app/platform/fields.ts";
import { LONGEST_RULING, SHORTEST_RULING } from "../institution/lengths.ts";

/** As long as an application may name an institution. */
const NAME = { max: 250 };
const ACRONYM = { max: 20 };

/** No university is older. */
const FIRST_YEAR = 800;

/** What a form for other names may send, in a year of the association's calendar. */
export const renamingSchema = (thisYear: number) =>
  z
    .object({
      nameOfficial: line(NAME),
      nameOfficialLanguage: z
        .string()
        .max(10)
        .refine((code) => VOCABULARIES.language.includes(code)),
      nameEn: line(NAME),
      ...inEachField("name", () => line(NAME).optional()),
      acronym: line(ACRONYM).optional(),
      kind: choice(["renamed", "corrected"]),
      since: year(FIRST_YEAR, thisYear).optional(),
      reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }),
    })
    .superRefine(({ kind, since }, context) => {
      if (kind === "renamed" && since === undefined)
        context.addIssue({ code: "custom", path: ["since"], message: "members:renaming.since_needed" });
    })
    .transform(
      ({ nameOfficial, nameOfficialLanguage, nameEn, acronym = null, kind, since, reason, ...translated }) => ({
        names: {
          ...{ nameOfficial, nameOfficialLanguage, nameEn, acronym },
          translatedNames: translationsFrom((locale) => translated[fieldIn("name", locale)]),
        },
        isCorrection: kind === "corrected",
        since: since ?? thisYear,
        reason,
      }),
    );

export const declineSchema = z.object({ reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }) });
