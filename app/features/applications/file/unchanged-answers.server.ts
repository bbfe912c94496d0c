import { canonicalText, isSameAnswer } from "#app/features/forms/same-answer.ts";
import { QUESTIONS } from "../form/form.ts";
import type { FullApplication, InformationRequestRow } from "./application-queries.server.ts";
import { type FiledAnswers } from "./filed-answers.server.ts";
import { fixedCopy } from "./own-application.server.ts";

type Asked = Pick<InformationRequestRow, "fields" | "documents">;

const ofKind = (documents: Record<string, unknown> = {}, kind: string) =>
  Object.fromEntries(Object.entries(documents).filter(([, one]) => (one as { kind?: string }).kind === kind));

/** Of what a request asks: the questions (`section.field`) and documents that are still as they were filed. */
export function findUnchanged(file: FullApplication, filed: FiledAnswers, { fields, documents }: Asked): string[] {
  const { documents: attached } = fixedCopy(file).content;
  const sameFields = QUESTIONS.filter(({ path }) => fields.includes(path)).filter(({ section, field }) =>
    isSameAnswer(field, filed[section]?.[field.key], file.answers[section]?.[field.key]),
  );
  const sameDocuments = documents.filter(
    (kind) => canonicalText(ofKind(attached, kind)) === canonicalText(ofKind(filed.documents, kind)),
  );
  return [...sameFields.map(({ path }) => path), ...sameDocuments];
}

/** The others: what the applicant has changed, and not sent. */
export function findChanged(file: FullApplication, filed: FiledAnswers, { fields, documents }: Asked): Asked {
  const unchanged = findUnchanged(file, filed, { fields, documents });
  const isChanged = (one: string) => !unchanged.includes(one);
  return { fields: fields.filter(isChanged), documents: documents.filter(isChanged) };
}
