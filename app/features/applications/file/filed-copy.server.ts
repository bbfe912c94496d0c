import { translator } from "#app/i18n/translator.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { fileName } from "#app/platform/file-names.ts";
import type { Services } from "#app/platform/services.server.ts";
import { storedEntry } from "#app/platform/stored-entry.server.ts";
import type { ZipEntry } from "#app/platform/zip.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applicationPdf } from "./application-pdf.server.ts";
import { type FullApplication, getFullApplication } from "./application-queries.server.ts";
import { findReadable } from "./dossier.server.ts";
import { getFiledAnswers } from "./filed-answers.server.ts";
import { listFiledDocuments, type ReplacedDocument } from "./filed-documents.server.ts";

/** A file as it was filed, for those who may read it; what its applicant is typing at this moment is not in it. */
export async function findFiledCopy(db: Reader, id: string, viewer: Viewer): Promise<FullApplication | null> {
  const file = (await findReadable(db, id, viewer)) && (await getFullApplication(db, id));
  if (!file) return null;
  return { ...file, answers: await getFiledAnswers(db, id), documents: await listFiledDocuments(db, id) };
}

type Attached = Pick<ReplacedDocument, "kind" | "name" | "fileId">;

/**
 * What the archive of a file holds: the printed copy first, then each document, numbered in the order of the form, and in a
 * folder of their own those that were replaced.
 */
export function archiveEntries(
  context: Pick<Services, "db" | "clock" | "background" | "files" | "logger">,
  { file, replaced }: { file: FullApplication; replaced: readonly ReplacedDocument[] },
  locale: Locale,
): ZipEntry[] {
  const t = translator(locale);
  const folder = fileName(file.application.caseNumber ?? "");
  const entryIn =
    (place: string) =>
    ({ kind, name, fileId }: Attached, index: number) => {
      const number = String(index + 1).padStart(2, "0");
      const title = fileName(t(`vocabulary:document.${kind}.title`));
      const missing = (file: string) => t("common:missing_file", { file });
      return storedEntry(context, { name: `${place}/${number} ${title} - ${fileName(name)}`, fileId, missing });
    };
  return [
    { name: `${folder}/${folder}.pdf`, read: () => applicationPdf(context, file, locale) },
    ...file.documents.map(entryIn(folder)),
    ...replaced.map(entryIn(`${folder}/${fileName(t("review:documents.replaced_folder"))}`)),
  ];
}
