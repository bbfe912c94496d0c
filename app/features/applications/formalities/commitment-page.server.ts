import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { readText, textAddress, type TextVersion, wordsIn } from "#app/platform/association-texts.ts";
import { findTextVersion, getText } from "#app/platform/association-texts.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { commitmentNames } from "../commitment/commitment-names.server.ts";
import { viewSheetChoice } from "../commitment/sheet-choice.server.ts";
import { findSignedBefore } from "../file/signed-before.server.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import { addressed, viewAcceptedTexts } from "../form/accepted-texts.server.ts";
import type { SignedView } from "../head/confirmation-model.ts";
import { findPreparer } from "../letters/preparer.server.ts";
import { findFiledSheet } from "./filed-sheet.server.ts";
import type { CommitmentLink } from "./sign-commitment.server.ts";

/** What is new in a text: the paragraphs an earlier version did not have. */
function newIn(text: TextVersion, before: TextVersion, locale: Locale): string[] {
  const known = new Set(readText(wordsIn(before, locale).body).map((part) => part.text));
  return readText(wordsIn(text, locale).body).flatMap((part) => (known.has(part.text) ? [] : [part.text]));
}

/** What was signed before, and what is new since; null where nothing was. */
async function viewBefore(db: Reader, applicationId: string, current: TextVersion, locale: Locale) {
  const before = await findSignedBefore(db, applicationId);
  return (
    before && {
      version: before.text.version,
      now: before.now,
      date: formatDate(before.at, locale),
      to: textAddress("commitment", before.text.version),
      news: newIn(current, before.text, locale),
    }
  );
}

/** What the head signed through the link, to be kept; null where the commitment came in another way. */
async function viewSigned(
  db: Reader,
  { row }: CommitmentLink,
  token: string,
  locale: Locale,
): Promise<SignedView | null> {
  const { commitmentWay, commitmentVersion, commitmentAt, signedName, signedPosition, documentId } = row;
  if (commitmentWay !== "link" || !commitmentAt || commitmentVersion === null) return null;
  const text = await findTextVersion(db, "commitment", commitmentVersion);
  const file = documentId ? await getFullApplication(db, row.applicationId) : null;
  const sheet = file?.documents.find(({ id }) => id === documentId);
  return {
    name: signedName ?? "",
    position: signedPosition ?? "",
    at: formatDateTime(commitmentAt, locale),
    digest: null,
    documents: [],
    sheet: sheet ? { name: sheet.name, sha256: sheet.sha256 } : null,
    texts: text ? viewAcceptedTexts([addressed("commitment", text)], locale) : [],
    to: `/commitment/${token}/copy`,
    isKept: true,
  };
}

/** The sheet that was filed in the head's name and waits for the secretariat; null where there is none. */
async function viewFiled(db: Reader, { row }: CommitmentLink, token: string, locale: Locale) {
  const sheet = await findFiledSheet(db, row);
  if (!sheet || !row.commitmentAt) return null;
  const { name: file, sha256: digest, by } = sheet;
  return { file, digest, by, at: formatDateTime(row.commitmentAt, locale), to: `/commitment/${token}/copy` };
}

/** The page of a head's link: the text in force, and what is known of the signature; `form` is null once it cannot be signed. */
export async function viewCommitment(db: Reader, link: CommitmentLink, token: string, locale: Locale) {
  const { row, application, state } = link;
  const shown = (await listedInstitutions(db, [application], locale))(application);
  const institution = shown.name;
  const current = await getText(db, "commitment");
  const file = state === "open" ? await getFullApplication(db, application.id) : null;
  const preparer = file && (await findPreparer(db, file));
  return {
    title: translator(locale)("formalities:sign.title", { institution }),
    state,
    signed: state === "signed" ? await viewSigned(db, link, token, locale) : null,
    filed: state === "open" ? await viewFiled(db, link, token, locale) : null,
    declined: state === "declined" ? row.declineReason : null,
    text: wordsIn(current, locale),
    asking: file && {
      institution: shown,
      caseNumber: application.caseNumber,
      preparer: preparer && lineOf([preparer.name, preparer.position, preparer.email]),
      until: application.dueAt && formatDate(application.dueAt, locale),
    },
    before: file && (await viewBefore(db, application.id, current, locale)),
    form: file && {
      institution,
      version: current.version,
      name: row.headName ?? "",
      position: commitmentNames(file, locale).position,
      sheet: await viewSheetChoice(db, file, `/commitment/${token}/sheet`, locale),
    },
  };
}
