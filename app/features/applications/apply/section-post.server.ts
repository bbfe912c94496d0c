import type { SubmissionResult } from "@conform-to/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { showingItsValues } from "#app/platform/shown-result.ts";
import type { Locale } from "#db/locales.ts";
import type { CategoryFound } from "../form/category.ts";
import { isSameAnswer } from "#app/features/forms/same-answer.ts";
import { changedTexts, type ShownTexts, withoutOldTicks } from "../form/declarations.ts";
import { findSectionProblems } from "../form/completeness.server.ts";
import { type Answers, type SectionKey, sectionOf } from "../form/form.ts";
import { isEmptyAnswer } from "../form/form.schema.ts";
import { findOwnApplication } from "../file/application-queries.server.ts";
import { saveSection, type Stale } from "./save-section.server.ts";
import { findUnderstood } from "../form/understood.ts";
import { shownAnswers } from "../form/shown-answers.ts";
import { formContext } from "../file/own-application.server.ts";
import { answerAt, singleAnswers, withAnswer } from "../form/merge-sections.ts";
import type { Seen } from "#app/platform/seen-marks.server.ts";
import { writeSeen } from "../form/seen-answers.server.ts";
import { type SavedNotes, savedQuery, viewSavedNotes } from "../file/saved-notes.server.ts";
import { categoryFor, resultOf, savedAtText, viewConflict } from "./section-page.server.ts";
import type { ConflictView } from "./section-model.ts";

/** What the page of a section gets back from its form. */
export interface SectionAnswer {
  result?: SubmissionResult;
  conflict?: ConflictView;
  /** The version the next save must name, and the marks of the answers the page then shows. */
  version?: number;
  seen?: string;
  savedText?: string;
  notes?: SavedNotes | null;
  category?: CategoryFound | null;
}

interface Typed {
  applicationId: string;
  section: SectionKey;
  answers: Answers;
  version: number;
  seen: Seen | null;
  shownTexts: ShownTexts;
  /** The text a field was sent with, by its name. */
  typed: (name: string) => string | null;
}

/** `query` tells the page shown next what to say of what was saved. */
export type Posted =
  | { kind: "saved"; answers: Answers; answer: SectionAnswer; query: string }
  /** Saved, with answers that will have to be corrected. */
  | { kind: "wrong"; answer: SectionAnswer }
  /** `standing` is for a page that goes on showing what was sent. */
  | { kind: "stale"; answer: SectionAnswer; standing: SectionAnswer }
  | { kind: "not-found" }
  | { kind: "impossible" };

// Rows left empty are not answers; a row removed by its button is emptied by the caller.
function withoutEmptyRows(answers: Answers): Answers {
  const entries = Object.entries(answers).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.filter((row) => !isEmptyAnswer(row)) : value,
  ]);
  return Object.fromEntries(entries) as Answers;
}

/** What a page with a conflict still shows and has told of: its own answers, and in place of those it changed the saved ones. */
function knownOnPage(section: SectionKey, typed: Answers, { current, answers }: Pick<Stale, "current" | "answers">) {
  const places = singleAnswers(sectionOf(section).fields).map(({ field, path }) => {
    const isShown = isSameAnswer(field, answerAt(typed, path), answerAt(answers, path));
    return [path, answerAt(isShown ? current : typed, path)] as const;
  });
  return places.reduce<Answers>((known, [path, answer]) => withAnswer(known, path, answer), {});
}

/** Saves what was typed into a section and says what is wrong with it; the text is kept whatever happens. */
export async function postSection(
  context: Pick<Services, "db" | "withTransaction" | "clock"> & { locale: Locale; requestId: string },
  { applicationId, section, answers: read, version, seen, shownTexts, typed }: Typed,
  viewer: Viewer,
): Promise<Posted> {
  const { locale, clock } = context;
  const answers = withoutEmptyRows(read);
  const saved = await saveSection(context, { applicationId, section, answers, version, seen, shownTexts }, viewer);
  if (!saved.ok) {
    if (saved.reason !== "stale") return { kind: saved.reason };
    const savedText = translator(locale)("common:form.saved_at", {
      time: formatDateTime(saved.saved.savedAt, locale),
    });
    const conflict = { savedText, changes: viewConflict(section, saved.current, saved.answers, locale) };
    const shown = { initialValue: shownAnswers(sectionOf(section).fields, saved.answers) } as SubmissionResult;
    const result = saved.isBroughtTogether ? showingItsValues(shown) : shown;
    const { version } = saved.saved;
    const known = knownOnPage(section, answers, saved);
    return {
      kind: "stale",
      answer: { conflict, result, version, seen: writeSeen(section, saved.current) },
      standing: { conflict, version, seen: writeSeen(section, known) },
    };
  }
  const file = await findOwnApplication(context.db, applicationId, viewer);
  if (!file) return { kind: "not-found" };
  const now = clock.now();
  const standing = formContext(file, now);
  const answer = {
    version: saved.version,
    savedText: savedAtText(saved.savedAt, locale),
    category: categoryFor(section, standing),
    seen: writeSeen(section, file.answers[section] ?? {}),
  };
  const wrong = findSectionProblems(section, standing).filter(({ isMissing }) => !isMissing);
  const kept = file.answers[section] ?? {};
  const query = savedQuery(file, section, findUnderstood(sectionOf(section).fields, read, typed), now);
  if (wrong.length === 0) return { kind: "saved", answers: kept, answer, query };
  const notes = viewSavedNotes(file, new URLSearchParams(query), now, locale);
  const result = resultOf(section, withoutOldTicks(kept, standing.texts), wrong);
  const isOtherwise = saved.isBroughtTogether || changedTexts(kept, standing.texts).length > 0;
  const shown = isOtherwise ? showingItsValues(result) : result;
  return { kind: "wrong", answer: { ...answer, notes, result: shown } };
}
