import { languageOfText } from "#app/i18n/text-language.ts";
import { richText } from "#app/platform/rich-text.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import { languageLabel, type Words } from "../project/project-words.server.ts";
import { textsOf } from "../project/text-fields.ts";
import { type TextVersion, versionFor, versionsOf } from "../project/text-versions.ts";
import type { OtherText, ShownAnswer } from "./project-model.ts";

const TEXTS = ["summary", "description"] as const;
type TextName = (typeof TEXTS)[number];
type Values = Readonly<Partial<ProjectValues>>;

const isText = (name: string): name is TextName => TEXTS.some((one) => one === name);

const writtenOf = (values: Values, name: TextName) => ({
  original: values[name] ?? "",
  textLanguage: values.textLanguage,
  translations: textsOf(values)[name],
});

/** Said of what is not read as it was written, or was written in another language than the reader's. */
function noteOf({ lang, isOriginal }: TextVersion, values: Values, { t, locale }: Words) {
  const { textLanguage } = values;
  if (!textLanguage || lang === undefined) return undefined;
  const language = languageName(textLanguage, locale);
  if (!isOriginal) return t("projects:text.translated", { language });
  return lang === locale ? undefined : t("projects:text.original", { language });
}

/** A paragraph of a posting in the reader's language, where there is one, else as it was written; marked as what it is. */
export function inReadersLanguage(answer: ShownAnswer, values: Values, words: Words): ShownAnswer {
  if (!isText(answer.name)) return answer;
  const version = versionFor(words.locale, writtenOf(values, answer.name));
  return { ...answer, text: version.text, lang: version.lang, note: noteOf(version, values, words) };
}

/** Levels of the headings under which a text stands on the page of a project. */
export const UNDER_PAGE = 2;
const UNDER_OTHERS = 3;

/** An answer as a page shows it: what may be written in Markdown is HTML from here on. */
export function asShown<Answer extends Pick<ShownAnswer, "how" | "text" | "lang">>(
  answer: Answer,
  under: number,
): Answer {
  if (answer.how !== "rich") return answer;
  const { text, lang = languageOfText(text) } = answer;
  return { ...answer, lang, text: richText(text, { lang, under }) };
}

/** The summary for a reader. */
export const summaryFor = (values: Values, locale: Locale): TextVersion =>
  versionFor(locale, writtenOf(values, "summary"));

/** What of these paragraphs is there in further languages, the original first. */
export function otherTexts(shown: readonly ShownAnswer[], values: Values, words: Words): OtherText[] {
  const { t } = words;
  const further = shown.flatMap((answer) =>
    isText(answer.name)
      ? versionsOf(writtenOf(values, answer.name))
          .filter(({ lang }) => lang !== undefined && lang !== answer.lang)
          .map((version) => ({ version, answer }))
      : [],
  );
  const byLanguage = Map.groupBy(further, ({ version }) => version.lang ?? "");
  return [...byLanguage].map(([lang, found]) => {
    const language = languageLabel(lang, words);
    const isOriginal = found.some(({ version }) => version.isOriginal);
    return {
      lang,
      label: isOriginal ? t("projects:text.read_original", { language }) : language,
      texts: found.map(({ answer: { name, label, how }, version: { text } }) =>
        asShown({ name, label, how, text, lang }, UNDER_OTHERS),
      ),
    };
  });
}
