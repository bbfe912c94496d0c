import { fileSize } from "#app/i18n/file-size.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { viewAnswers } from "../form/answer-view.server.ts";
import type { ApplicationDocument } from "../file/application-queries.server.ts";
import { findReadable } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { listFiledDocuments, listReplacedDocuments } from "../file/filed-documents.server.ts";
import { formContext } from "../file/own-application.server.ts";
import { viewDoubtsInFile } from "../file/saved-notes.server.ts";
import { listChecks } from "../checks/list-checks.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { DossierBeside, FiledDocumentView, ReplacedDocumentView } from "./dossier-model.ts";
import { listRequests, listVersions } from "./review-history.server.ts";

function documentView(
  { issuedOn, expiresOn, createdAt, ...document }: ApplicationDocument,
  locale: Locale,
): FiledDocumentView {
  const { id, kind, name, sizeBytes, summary, hasAttachment } = document;
  return {
    id,
    kind,
    name,
    summary,
    hasAttachment: hasAttachment ?? false,
    size: fileSize(translator(locale), sizeBytes),
    issuedOn: issuedOn && formatDay(issuedOn, locale),
    expiresOn: expiresOn && formatDay(expiresOn, locale),
    addedAt: timeView(createdAt, formatDate(createdAt, locale)),
  };
}

/** What was replaced or taken out since it was filed, with the day. */
async function viewReplaced(db: Reader, id: string, filed: ApplicationDocument[], locale: Locale) {
  const replaced = await listReplacedDocuments(db, id);
  return replaced.map(({ id, kind, name, removedAt }): ReplacedDocumentView => ({
    ...{ id, kind, name },
    isReplaced: filed.some((document) => document.kind === kind),
    at: removedAt && timeView(removedAt, formatDate(removedAt, locale)),
  }));
}

/** What was filed: answers by section, documents, versions, requests with their answers; null when it is not theirs to see. */
export async function findFiledContent(
  db: Reader,
  { viewer, id, locale, now }: { viewer: Viewer; id: string; locale: Locale; now: Date },
) {
  const dossier = await findReadable(db, id, viewer);
  if (!dossier) return null;
  const documents = await listFiledDocuments(db, id);
  const answers = await getFiledAnswers(db, id);
  return {
    id,
    name: institutionIn({ ...dossier, answers }, locale),
    sections: viewAnswers(answers, locale),
    doubts: viewDoubtsInFile(formContext({ ...dossier, answers, documents }, now), locale),
    documents: documents.map((document) => documentView(document, locale)),
    replaced: await viewReplaced(db, id, documents, locale),
    versions: await listVersions(db, id, locale),
    requests: await listRequests(db, id, locale),
  };
}

/** What a ruling rests on: checks, answers and documents of a file the person may see the inside of. */
export async function findDossierBeside(
  db: Reader,
  { viewer, id, locale }: { viewer: Viewer; id: string; locale: Locale },
): Promise<DossierBeside> {
  const documents = await listFiledDocuments(db, id);
  return {
    checks: await listChecks(db, viewer, id, locale),
    sections: viewAnswers(await getFiledAnswers(db, id), locale),
    documents: documents.map((document) => documentView(document, locale)),
    replaced: await viewReplaced(db, id, documents, locale),
  };
}
