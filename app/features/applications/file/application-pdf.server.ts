import { shownWebAddress } from "#app/platform/web-address.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { directionOf } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { PdfBlock } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { type AnswerItem, type AnswerSection, type AnswerValue, viewAnswers } from "../form/answer-view.server.ts";
import { listSignedTexts, viewAcceptedTexts } from "../form/accepted-texts.server.ts";
import { findCategory } from "../form/category.ts";
import { institutionIn } from "./application-names.server.ts";
import {
  findLatestConfirmation,
  type FullApplication,
  type HeadConfirmationRow,
} from "./application-queries.server.ts";
import { fixedCopy } from "./own-application.server.ts";
import { footerOf } from "./pdf-footer.server.ts";
import { findSheetOfHead } from "./sheet-of-head.server.ts";

type Translate = ReturnType<typeof translator>;
type Printer = Pick<Services, "db" | "clock" | "background">;

function printValue(label: string, value: AnswerValue, depth: number): PdfBlock[] {
  if (value.kind === "list") {
    return [{ kind: "field", label, value: value.items.map((item) => `• ${item}`).join("\n"), depth }];
  }
  if (value.kind !== "groups") {
    const text = value.kind === "url" ? shownWebAddress(value.text) : value.text;
    return [{ kind: "field", label, value: text, depth }];
  }
  return [
    { kind: "field", label, value: "", depth },
    ...value.groups.flatMap((group) => group.flatMap((item) => printItem(item, depth + 1))),
  ];
}

function printItem({ label, value }: AnswerItem, depth: number): PdfBlock[] {
  return value ? printValue(label, value, depth) : [];
}

function printSection({ title, items }: AnswerSection): PdfBlock[] {
  const printed = items.flatMap((item) => printItem(item, 0));
  return printed.length === 0 ? [] : [{ kind: "heading", text: title }, ...printed];
}

function printDocuments({ documents }: FullApplication, t: Translate): PdfBlock[] {
  return documents.map((document) => printFile(document, t));
}

function printFile(
  { kind, name, sha256 }: { kind: DocumentKind; name: string; sha256: string },
  t: Translate,
): PdfBlock {
  const label = t(`vocabulary:document.${kind}.title`);
  return { kind: "field", label, value: `${name}\nSHA-256 ${sha256}`, depth: 0 };
}

type Confirmation = HeadConfirmationRow | null;

async function printConfirmation(
  db: Reader,
  { answers }: FullApplication,
  confirmation: Confirmation,
  locale: Locale,
): Promise<PdfBlock[]> {
  if (confirmation?.answer !== "confirmed" || !confirmation.answeredAt) return [];
  const sheet = await findSheetOfHead(db, confirmation);
  const { signedName, signedPosition, answeredAt } = confirmation;
  const t = translator(locale);
  const date = formatDateTime(answeredAt, locale);
  const texts = viewAcceptedTexts(await listSignedTexts(db, answers.declarations, answeredAt), locale);
  const named = texts.map(({ title, version }) => `• ${t("applications:texts.named", { title, version })}`);
  const signed = { name: signedName ?? "", position: signedPosition ?? "", date };
  return [
    { kind: "heading", text: t("pdf:application.confirmation") },
    { kind: "paragraph", text: t("pdf:application.confirmed", signed) },
    { kind: "field", label: t("applications:confirm.copy.texts"), value: named.join("\n"), depth: 0 },
    ...(sheet ? [printFile({ kind: "signed_commitment", ...sheet }, t)] : []),
  ];
}

/** The membership the answers lead to, by its name. */
export function appliesAs({ application, answers }: FullApplication, locale: Locale): string {
  const { category } = findCategory({ precheck: application.precheck, answers });
  return translator(locale)(`vocabulary:membership_category.${category}.title`);
}

/** A copy of an application with all answers, the list of documents with their digests, and the head's confirmation (the latest, unless one is given). */
export async function applicationPdf(
  { db, clock, background }: Printer,
  file: FullApplication,
  locale: Locale,
  confirmedBy?: HeadConfirmationRow,
): Promise<Buffer> {
  const t = translator(locale);
  const { application, answers } = file;
  const { name: association } = await getLocalizedAssociation(db, locale);
  const confirmation = confirmedBy ?? (await findLatestConfirmation(db, application.id));
  const institution = institutionIn(file, locale);
  const title = t("pdf:application.title", { institution });
  const number = application.caseNumber ?? t("pdf:application.draft");
  const day = formatDate(application.submittedAt ?? clock.now(), locale);
  const blocks: PdfBlock[] = [
    { kind: "note", text: association },
    { kind: "title", text: title },
    { kind: "note", text: `${number} · ${day}` },
    { kind: "field", label: t("applications:confirm.summary.category"), value: appliesAs(file, locale), depth: 0 },
    ...viewAnswers(answers, locale).flatMap(printSection),
    { kind: "heading", text: t("applications:section.documents.title") },
    ...printDocuments(file, t),
    ...(await printConfirmation(db, file, confirmation, locale)),
    { kind: "field", label: t("pdf:application.digest"), value: fixedCopy(file).digest, depth: 0 },
  ];
  const footer = footerOf(institution, [locale]);
  const language = { lang: locale, direction: directionOf(locale) };
  return printPdf(background, { title, author: association, ...language, madeAt: clock.now(), footer, blocks });
}
