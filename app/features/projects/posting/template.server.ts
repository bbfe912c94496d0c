import { translator } from "#app/i18n/translator.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { PROJECT_KINDS, type ProjectKind } from "#db/vocabulary-forms.ts";
import type { TypedFields } from "../project/project-form.ts";
import { TEMPLATES } from "./templates.ts";

// The catalogues keep words together that a form need not.
const seen = (line: string) => line.replace(/^#+ /, "").replace(/\s+/g, " ").trim();

const partsIn = (kind: ProjectKind, locale: Locale) => {
  const t = translator(locale);
  return TEMPLATES[kind].map((part) => ({
    heading: seen(t(`project-templates:heading.${part}`)),
    question: seen(t(`project-templates:question.${part}`)),
  }));
};

export const isKind = (value: string | null): value is ProjectKind => PROJECT_KINDS.some((kind) => kind === value);

/** What the form of a new project begins with by the template of a kind, in the reader's language. */
export function fromTemplate(kind: ProjectKind, locale: Locale): TypedFields {
  const parts = partsIn(kind, locale).map(({ heading, question }) => `## ${heading}\n${question}\n`);
  return { kind, textLanguage: locale, description: parts.join("\n") };
}

/** The kinds, each with the words by which its template is chosen. */
export function templateChoices(locale: Locale): { kind: ProjectKind; label: string }[] {
  const t = translator(locale);
  const collator = new Intl.Collator(locale);
  return PROJECT_KINDS.map((kind) => ({ kind, label: t(`vocabulary:project_kind.${kind}`) })).sort((a, b) =>
    collator.compare(a.label, b.label),
  );
}

const all = LOCALES.flatMap((locale) => PROJECT_KINDS.flatMap((kind) => partsIn(kind, locale)));
const questions = new Set(all.map(({ question }) => question));
const headings = new Set(all.map(({ heading }) => heading));

/** Every question of a template, in any language, below which a text says nothing, each with the heading it stands under. */
export function unansweredIn(text: string): string[] {
  const lines = text.split("\n").map(seen).filter(Boolean);
  const isOpen = (line: string, at: number) => {
    const next = lines[at + 1];
    return questions.has(line) && (next === undefined || questions.has(next) || headings.has(next));
  };
  return lines.flatMap((line, at) => {
    if (!isOpen(line, at)) return [];
    const heading = lines.slice(0, at).findLast((one) => headings.has(one));
    return heading ? [`${heading} (${line})`] : [line];
  });
}
