import { answerText, choiceText } from "#app/features/forms/answer-text.server.ts";
import { POSTING_FIELDS, type PostingField, type ProjectValues } from "../project/posting-fields.ts";
import type { Words } from "../project/project-words.server.ts";
import { questionLabel } from "../project/question-label.ts";
import type { ShownAnswer } from "./project-model.ts";
import { asShown, inReadersLanguage, UNDER_PAGE } from "./shown-texts.server.ts";

type Values = Readonly<Partial<ProjectValues>>;
type ReadBy = PostingField["readBy"];

const BETWEEN: Partial<Record<string, string>> = { country: ", ", working_language: ", " };

function textOf(field: PostingField, value: unknown, words: Words): string {
  if (field.kind === "choices") {
    const texts = (value as string[]).map((code) => choiceText(words, field.vocabulary, code));
    return texts.join(BETWEEN[field.vocabulary] ?? " · ");
  }
  return answerText(words, field, field.kind === "yes_no" ? (value === true ? "yes" : "no") : value);
}

function howShown(field: PostingField): ShownAnswer["how"] {
  if (field.kind === "prose") return "isRich" in field && field.isRich ? "rich" : "prose";
  if (field.kind === "url") return field.kind;
  return field.kind === "line" ? "own" : "words";
}

function shown(field: PostingField, values: Values, words: Words): ShownAnswer[] {
  const value = (values as Readonly<Record<string, unknown>>)[field.key];
  const text = value === undefined ? "" : textOf(field, value, words);
  if (text === "") return [];
  const { key, lang } = field;
  return [{ name: key, label: questionLabel(words.t, field), how: howShown(field), text, lang }];
}

const isSection = ({ kind, isApart }: PostingField) => kind === "prose" && !isApart;
const isFact = ({ kind, isApart }: PostingField) => kind !== "prose" && !isApart;
const placeOfNeeds = POSTING_FIELDS.findIndex(({ key }) => key === "needs");

/** What each circle of readers is shown, from what everybody reads inwards. */
const CIRCLES: readonly ReadBy[] = ["everyone", "members", "lead"];

const isOfTitle = ({ key, kind, lang }: PostingField) => key === "textLanguage" || (kind === "line" && Boolean(lang));

/** The answers that stand as facts beside the text; the lead institution reads every title and the language too. */
export function shownFacts(values: Values, readers: readonly ReadBy[], words: Words): ShownAnswer[] {
  const circles = CIRCLES.filter((circle) => readers.includes(circle));
  return circles.flatMap((circle) => {
    const titles = circle === "lead" ? POSTING_FIELDS.filter(isOfTitle) : [];
    const facts = POSTING_FIELDS.filter((field) => field.readBy === circle && isFact(field));
    return [...titles, ...facts].flatMap((field) => shown(field, values, words));
  });
}

/** The paragraphs of a posting in the reader's language where they are known in it, each a section of its page, before its partners and after them. */
export function shownSections(values: Values, readers: readonly ReadBy[], words: Words) {
  const read = (fields: readonly PostingField[]) =>
    fields
      .filter((field) => isSection(field) && readers.includes(field.readBy))
      .flatMap((field) => shown(field, values, words))
      .map((answer) => asShown(inReadersLanguage(answer, values, words), UNDER_PAGE));
  return { before: read(POSTING_FIELDS.slice(0, placeOfNeeds)), after: read(POSTING_FIELDS.slice(placeOfNeeds)) };
}
