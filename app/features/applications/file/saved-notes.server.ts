import { errorText } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Hints } from "#app/ui/field-hints.tsx";
import type { Locale } from "#db/locales.ts";
import { plainAnswer } from "../form/answer-view.server.ts";
import { type CategoryFound, findCategory } from "../form/category.ts";
import { findDoubts, findSectionDoubts, type FormDoubt } from "../form/doubts.ts";
import { type FormContext, isSectionKey, type SectionKey } from "../form/form.ts";
import type { FullApplication } from "./application-queries.server.ts";
import { answerAt, fieldAt, labelAt } from "../form/field-at.ts";
import { expiryDoubt } from "./document-doubts.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { formContext } from "./own-application.server.ts";

export interface DoubtView {
  label: string;
  /** An encoded message for `errorText`. */
  message: string;
  /** The field, on the page of its section. */
  to: string;
}

/** What is said of a section after it was saved. */
export interface SavedNotes {
  /** Answers that were understood otherwise than they were typed, as they were understood. */
  understood: { label: string; text: string; to: string }[];
  doubts: DoubtView[];
  /** The membership the answers lead to, where the eligibility check had promised another. */
  category: CategoryFound | null;
}

// Said after the section that decides it.
function otherCategory(section: string, context: FormContext): CategoryFound | null {
  const found = section === "legal" ? findCategory(context) : null;
  return found?.promised ? found : null;
}

const MOST_NAMES = 40;

const addressOf = (id: string, section: string, name: string) =>
  `/applications/${id}/${section}#section-${section}-${name}`;

function viewDoubt({ section, name, message }: FormDoubt, to: string, locale: Locale): DoubtView {
  return { label: labelAt(translator(locale), section, name), message, to };
}

/** The doubts about a whole file, its documents included, in words. */
export function viewDoubts(file: FullApplication, now: Date, locale: Locale): DoubtView[] {
  const { id } = file.application;
  const inAnswers = findDoubts(formContext(file, now)).map((doubt) =>
    viewDoubt(doubt, addressOf(id, doubt.section, doubt.name), locale),
  );
  const inDocuments = file.documents.flatMap((document) => {
    const message = expiryDoubt(document, file.documents, dayOf(now), locale);
    const label = `${translator(locale)(`vocabulary:document.${document.kind}.title`)}, ${document.name}`;
    return message ? [{ label, message, to: `/applications/${id}/documents#document-${document.kind}` }] : [];
  });
  return [...inAnswers, ...inDocuments];
}

/** The same for the secretariat, whose page holds every section under its own name. */
export function viewDoubtsInFile(context: FormContext, locale: Locale): DoubtView[] {
  return findDoubts(context).map((doubt) => viewDoubt(doubt, `#${doubt.section}`, locale));
}

/** What should be looked at again in a section, by the names of its fields. */
export function hintsIn(section: SectionKey, context: FormContext, locale: Locale): Hints {
  const own = findSectionDoubts(section, context).filter((doubt) => doubt.section === section);
  return Object.fromEntries(own.map(({ name, message }) => [name, errorText(translator(locale), message)]));
}

/** How the address of the next page says what was just saved: only names, the values are read from the file. */
export function savedQuery(file: FullApplication, section: string, read: readonly string[], now: Date): string {
  if (!isSectionKey(section)) return "";
  const context = formContext(file, now);
  const hasNews = findSectionDoubts(section, context).length > 0 || otherCategory(section, context) !== null;
  if (read.length === 0 && !hasNews) return "";
  const names = read.slice(0, MOST_NAMES).map((name): [string, string] => ["read", name]);
  return new URLSearchParams([["section", section], ...names]).toString();
}

/** What to say of the section that an address names (`savedQuery`); null when there is nothing to say. */
export function viewSavedNotes(
  file: FullApplication,
  query: URLSearchParams,
  now: Date,
  locale: Locale,
): SavedNotes | null {
  const section = query.get("section");
  if (!isSectionKey(section)) return null;
  const { id } = file.application;
  const understood = query
    .getAll("read")
    .slice(0, MOST_NAMES)
    .flatMap((name) => {
      const field = fieldAt(section, name);
      const text = field && plainAnswer(field.shape, answerAt(file.answers[section] ?? {}, name), locale);
      return text
        ? [{ label: labelAt(translator(locale), section, name), text, to: addressOf(id, section, name) }]
        : [];
    });
  const context = formContext(file, now);
  const doubts = findSectionDoubts(section, context).map((doubt) =>
    viewDoubt(doubt, addressOf(id, doubt.section, doubt.name), locale),
  );
  const category = otherCategory(section, context);
  return understood.length + doubts.length > 0 || category ? { understood, doubts, category } : null;
}
