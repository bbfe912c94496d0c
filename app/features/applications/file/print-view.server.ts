import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { type AnswerSection, viewAnswers } from "../form/answer-view.server.ts";
import { appliesAs } from "./application-pdf.server.ts";
import { institutionIn } from "./application-names.server.ts";
import type { FullApplication } from "./application-queries.server.ts";

export interface PrintView {
  title: string;
  id: string;
  caseNumber: string | null;
  category: string;
  sections: AnswerSection[];
  /** `digest` of the sheet signed on paper, which nothing else proves. */
  documents: { id: string; name: string; title: string; digest: string | null }[];
}

/** A file as a page to be printed: every answer, and the list of documents. */
export function viewPrint(file: FullApplication, locale: Locale): PrintView {
  const { id, caseNumber } = file.application;
  const t = translator(locale);
  return {
    title: t("pdf:application.title", { institution: institutionIn(file, locale) }),
    id,
    caseNumber,
    category: appliesAs(file, locale),
    sections: viewAnswers(file.answers, locale),
    documents: file.documents.map(({ id: documentId, kind, name, sha256 }) => ({
      id: documentId,
      name,
      digest: kind === "signed_commitment" ? sha256 : null,
      title: t(`vocabulary:document.${kind}.title`),
    })),
  };
}
