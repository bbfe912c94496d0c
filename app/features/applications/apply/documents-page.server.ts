import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { findUnprintable } from "#app/platform/pdf-coverage.server.ts";
import { commitmentNames } from "../commitment/commitment-names.server.ts";
import type { SheetChoice } from "../commitment/sheet-choice.ts";
import { viewSheetChoice } from "../commitment/sheet-choice.server.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { letterDateProblem } from "../form/completeness.server.ts";
import { isNeeded as isNeededHere } from "../form/conditions.ts";
import { DOCUMENTS } from "../form/form.ts";
import { formContext } from "../file/own-application.server.ts";
import { type ApplicationDocument, type FullApplication } from "../file/application-queries.server.ts";
import { type Asked, findAsked } from "./asked.server.ts";
import { expiryDoubt } from "../file/document-doubts.server.ts";
import { listRemovedDocuments } from "../file/document-queries.server.ts";
import { type SavedNotes, viewSavedNotes } from "../file/saved-notes.server.ts";
import { type StepView, viewProgress } from "./form-progress.server.ts";
import { dayOf, newestDay } from "#app/platform/days.ts";

const KILOBYTE = 1024;

export interface DocumentView {
  id: string;
  name: string;
  size: string;
  issuedOn: string | null;
  expiresOn: string | null;
  summary: string | null;
  addedOn: string;
  /** An encoded message about a document whose time is over. */
  doubt: string | null;
  /** Its days as a form holds them. */
  days: { issuedOn: string | null; expiresOn: string | null };
}

export interface DocumentSlot {
  kind: DocumentKind;
  title: string;
  help: string;
  isNeeded: boolean;
  isMissing: boolean;
  /** An encoded message about what is there. */
  problem: string | null;
  held: DocumentView[];
  removed: { id: string; name: string }[];
  /** Characters of the names on the sheet to sign that its PDF cannot show. */
  unprintable: string[];
  /** The sheet to sign, where this is the place for it. */
  sheet: SheetChoice | null;
}

export interface DocumentsPage {
  title: string;
  lead: string;
  institution: string;
  applicationId: string;
  notes: SavedNotes | null;
  /** Null while only what was asked may be changed. */
  steps: StepView[] | null;
  asked: Pick<Asked, "why" | "message"> | null;
  slots: DocumentSlot[];
}

function viewDocument(
  document: ApplicationDocument,
  all: readonly ApplicationDocument[],
  today: string,
  locale: Locale,
): DocumentView {
  const { id, name, sizeBytes, issuedOn, expiresOn, summary, createdAt } = document;
  const size = new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
  return {
    id,
    name,
    size: size.format(Math.max(1, Math.round(sizeBytes / KILOBYTE))),
    issuedOn: issuedOn && formatDay(issuedOn, locale),
    expiresOn: expiresOn && formatDay(expiresOn, locale),
    summary,
    addedOn: formatDate(createdAt, locale),
    doubt: expiryDoubt(document, all, today, locale),
    days: { issuedOn, expiresOn },
  };
}

/** The documents of an application by kind: what is there, what is missing, what was taken out; null when none may be changed. */
export async function viewDocumentsPage(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  query: URLSearchParams,
  locale: Locale,
): Promise<DocumentsPage | null> {
  const { id, status } = file.application;
  const t = translator(locale);
  const now = clock.now();
  const asked = await findAsked(db, file);
  const kinds = DOCUMENTS.filter(({ kind }) => status === "draft" || asked?.documents.includes(kind));
  if (kinds.length === 0) return null;
  const removed = await listRemovedDocuments(db, id);
  const unprintable = findUnprintable(Object.values(commitmentNames(file, locale)).join(" "));
  const sheet = await viewSheetChoice(db, file, `/applications/${id}/commitment`, locale);
  const slots = kinds.map(({ kind, need }): DocumentSlot => {
    const held = file.documents.filter((document) => document.kind === kind);
    const isNeeded = isNeededHere(need, formContext(file, now));
    const dates = held.map(({ issuedOn }) => letterDateProblem(issuedOn, dayOf(now), newestDay(now)));
    const isLetterOld = kind === "letter_of_intent" && held.length > 0 && dates.every((problem) => problem !== null);
    return {
      kind,
      title: t(`vocabulary:document.${kind}.title`),
      help: t(`vocabulary:document.${kind}.help`),
      isNeeded,
      isMissing: isNeeded && held.length === 0,
      problem: isLetterOld ? (dates[0] ?? null) : null,
      held: held.map((document) => viewDocument(document, held, dayOf(now), locale)),
      removed: removed
        .filter((document) => document.kind === kind)
        .map(({ id: removedId, name }) => ({ id: removedId, name })),
      unprintable: kind === "signed_commitment" ? unprintable : [],
      sheet: kind === "signed_commitment" ? sheet : null,
    };
  });
  return {
    title: t("applications:section.documents.title"),
    lead: t("applications:section.documents.lead"),
    institution: institutionIn(file, locale),
    applicationId: id,
    notes: viewSavedNotes(file, query, now, locale),
    steps: asked ? null : viewProgress(file, now, t).steps,
    asked: asked && { why: asked.why, message: asked.message },
    slots,
  };
}
