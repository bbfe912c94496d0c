import type { SubmissionResult } from "@conform-to/react";
import { formatDateTime, formatTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { withoutOldTicks } from "../form/declarations.ts";
import { findSectionProblems, type FormProblem } from "../form/completeness.server.ts";
import { type Answers, type FormContext, type SectionKey, sectionOf } from "../form/form.ts";
import { type CategoryFound, findCategory } from "../form/category.ts";
import { type FullApplication } from "../file/application-queries.server.ts";
import { viewChangedTexts } from "../form/accepted-texts.server.ts";
import { compareAnswers } from "../form/compare-answers.ts";
import { viewAnswer } from "../form/answer-view.server.ts";
import { findAsked } from "./asked.server.ts";
import { editableFields } from "./save-section.server.ts";
import { isAsked, isNeeded } from "../form/conditions.ts";
import { optionsForFields } from "#app/features/forms/field-options.server.ts";
import { isEmptyAnswer } from "../form/form.schema.ts";
import type { FormSection } from "#app/features/forms/field.ts";
import { shownAnswers } from "../form/shown-answers.ts";
import { hintsIn, viewSavedNotes } from "../file/saved-notes.server.ts";
import { writeSeen } from "../form/seen-answers.server.ts";
import type { ConflictView, SectionPage, TextsView } from "./section-model.ts";
import { type Reading, similarToSaved } from "./similar-institutions.server.ts";
import { stepAfter, viewProgress } from "./form-progress.server.ts";
import { formContext } from "../file/own-application.server.ts";

/** Messages by the name of the field, as conform takes them. */
function errorsByField(problems: readonly FormProblem[]): Record<string, string[]> {
  return Object.fromEntries(problems.map(({ name, message }) => [name, [message]]));
}

/** A form as it stands with what is wrong in it, the way an action answers. */
export function resultOf(section: SectionKey, answers: Answers, problems: readonly FormProblem[]): SubmissionResult {
  return {
    status: "error",
    initialValue: shownAnswers(
      sectionOf(section).fields,
      withRows(section, answers, null),
    ) as SubmissionResult["initialValue"],
    error: errorsByField(problems),
  };
}

function viewTexts({ application, answers, texts }: FullApplication, section: SectionKey, locale: Locale): TextsView {
  if (section !== "declarations" || application.status !== "draft") return { shown: {}, changed: {} };
  const shown = sectionOf(section).fields.flatMap(({ text }) => (text ? [[text, texts[text].version] as const] : []));
  const changed = viewChangedTexts(answers.declarations, texts, locale).map((one) => [one.text, one] as const);
  return { shown: Object.fromEntries(shown), changed: Object.fromEntries(changed) };
}

const likelyOf = (country: string | null, locale: Locale) =>
  country ? { label: translator(locale)("applications:form.own_country"), codes: [country] } : undefined;

interface Wish {
  section: SectionKey;
  /** Name everything that is missing too, not only what is wrong. */
  isCheck: boolean;
  /** `past_activities.3`: show so many rows of a list; what follows only tells one change of rows from the next. */
  rows: string | null;
  /** The address, which may say what was saved before. */
  query: URLSearchParams;
}

// A list shows at least one row, and one more after "Add".
function withRows(section: SectionKey, answers: Answers, rows: string | null): Answers {
  const [wanted = "", number = ""] = rows?.split(".") ?? [];
  const lists = sectionOf(section).fields.flatMap((field) => (field.kind === "list" ? [field] : []));
  const padded = lists.map(({ key, max }) => {
    const given = Array.isArray(answers[key]) ? answers[key] : [];
    const length = Math.min(max, Math.max(1, given.length, key === wanted ? Number(number) || 0 : 0));
    return [key, Array.from({ length }, (_, index: number) => (given[index] as unknown) ?? "")];
  });
  return { ...answers, ...(Object.fromEntries(padded) as Answers) };
}

/** The page of the names, and the one that follows it. */
const NEAR_NAMES: readonly SectionKey[] = ["identity", "legal"];

// What was answered, or is asked for, stays in sight whomever it concerns.
function isShown({ key: section, fields }: FormSection, key: string, context: FormContext): boolean {
  const field = fields.find((one) => one.key === key);
  const isAnswered = !isEmptyAnswer(context.answers[section as SectionKey]?.[key]);
  return field !== undefined && (isAsked(field, context) || isAnswered);
}

function isMoreOpen(section: SectionKey, { answers }: FormContext, rows: string | null): boolean {
  const rare = sectionOf(section).fields.filter(({ isRare }) => isRare);
  return rare.some(({ key }) => !isEmptyAnswer(answers[section]?.[key]) || rows?.split(".")[0] === key);
}

function neededFields(section: SectionKey, context: FormContext): string[] {
  return sectionOf(section)
    .fields.filter(({ need }) => isNeeded(need, context))
    .map(({ key }) => key);
}

/** The membership the answers lead to, for the section that decides it. */
export function categoryFor(section: SectionKey, context: FormContext): CategoryFound | null {
  return section === "legal" ? findCategory(context) : null;
}

// Written once, when the draft was opened: by nobody yet.
const isFromRegistry = ({ application, saved }: FullApplication) =>
  application.registryId !== null && saved.identity?.version === 1;

/** Everything the page of a section shows; null when nothing of it may be changed now. */
export async function viewSectionPage(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  { section, isCheck, rows, query }: Wish,
  reading: Reading,
): Promise<SectionPage | null> {
  const changeable = await editableFields(db, file, section);
  if (changeable.length === 0) return null;
  const { locale } = reading;
  const t = translator(locale);
  const now = clock.now();
  const context = formContext(file, now);
  const answers = withRows(section, withoutOldTicks(file.answers[section] ?? {}, context.texts), rows);
  const editable = changeable.filter((key) => isShown(sectionOf(section), key, context));
  const problems = findSectionProblems(section, context).filter(({ isMissing }) => isCheck || !isMissing);
  const saved = file.saved[section];
  const { steps } = viewProgress(file, now, t);
  const asked = await findAsked(db, file);
  return {
    title: t(`applications:section.${section}.title`),
    lead: t(`applications:section.${section}.lead`),
    institution: institutionIn(file, locale),
    applicationId: file.application.id,
    section,
    country: file.application.country,
    isFromRegistry: section === "identity" && isFromRegistry(file),
    editable,
    similar: NEAR_NAMES.includes(section) ? await similarToSaved({ db, clock }, file, reading) : null,
    isMoreOpen: isMoreOpen(section, context, rows),
    needed: neededFields(section, context),
    options: optionsForFields(sectionOf(section).fields, locale, likelyOf(file.application.country, locale)),
    answers: shownAnswers(sectionOf(section).fields, answers),
    result: problems.length > 0 ? resultOf(section, answers, problems) : null,
    notes: viewSavedNotes(file, query, now, locale),
    hints: hintsIn(section, context, locale),
    texts: viewTexts(file, section, locale),
    category: categoryFor(section, context),
    seen: writeSeen(section, file.answers[section] ?? {}),
    version: saved?.version ?? 0,
    savedText: saved ? t("common:form.saved_at", { time: formatDateTime(saved.savedAt, locale) }) : null,
    steps: asked ? null : steps,
    asked: asked && { why: asked.why, message: asked.message },
    next: stepAfter(section),
    formKey: [section, rows ?? "", isCheck ? "check" : ""].join(" "),
  };
}

/** "Saved 14:05 (Almaty Time)" */
export function savedAtText(savedAt: Date, locale: Locale): string {
  return translator(locale)("common:form.saved_at", { time: formatTime(savedAt, locale) });
}

export function viewConflict(
  section: SectionKey,
  current: Answers,
  typed: Answers,
  locale: Locale,
): ConflictView["changes"] {
  return compareAnswers({ [section]: current }, { [section]: typed })
    .filter(({ field }) => sectionOf(section).fields.some(({ key }) => key === field.key))
    .map((change) => {
      const before = viewAnswer(change, change.before, locale);
      return {
        path: change.path,
        label: before.label,
        saved: before.value,
        typed: viewAnswer(change, change.after, locale).value,
      };
    });
}
