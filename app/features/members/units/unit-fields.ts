import type { AnswersOf } from "#app/features/forms/answers.ts";
import type { Field } from "#app/features/forms/field.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { LOCALES } from "#db/locales.ts";
import { UNESCO_FIELDS } from "#db/vocabulary-taxonomies.ts";

const NAME = { kind: "line", max: 200 } as const;
const ABOUT = { kind: "prose", max: 400, unit: "characters" } as const;
const NAMES = LOCALES.map(
  (lang) => ({ ...NAME, key: fieldIn("unitName", lang), need: "optional", lang, wordsInAny: "unitNameIn" }) as const,
);
const ABOUTS = LOCALES.map(
  (lang) => ({ ...ABOUT, key: fieldIn("unitAbout", lang), need: "optional", lang, wordsInAny: "unitAboutIn" }) as const,
);

/** What is said of a unit, in the order of its form. The form, its check and what two people changed are read from this list. */
export const UNIT_FIELDS = [
  { key: "unitKind", kind: "choice", vocabulary: "unit_kind", need: "required" },
  { ...NAME, key: "unitName", need: "required" },
  { key: "unitLanguage", kind: "choice", vocabulary: "language", need: "required" },
  ...NAMES,
  { key: "unitSince", kind: "year", min: 800, need: "optional" },
  { key: "unitThemes", kind: "choices", vocabulary: "theme", max: 5, need: "optional" },
  { key: "unitUnesco", kind: "choices", vocabulary: "unesco_field", max: UNESCO_FIELDS.length, need: "optional" },
  { key: "unitStudies", kind: "choices", vocabulary: "isced", max: 15, need: "optional" },
  ...ABOUTS,
  { key: "unitSite", kind: "url", need: "optional" },
] as const satisfies readonly Field[];

export type UnitAnswers = AnswersOf<typeof UNIT_FIELDS>;
