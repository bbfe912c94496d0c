import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { createPdf, PDF_FONTS, pdfBytes } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import { institutionIn } from "./application-names.server.ts";
import { type AnswerItem, type AnswerSection, type AnswerValue, viewAnswers } from "./answer-view.server.ts";
import { findLatestConfirmation, type FullApplication } from "./application-queries.server.ts";
import { fixedCopy } from "./own-application.server.ts";

const INK = "#1e1b15";
const SOFT = "#5a5346";
const LINE = "#d9cdb4";
const INDENT = 12;

type Pdf = PDFKit.PDFDocument;

function heading(pdf: Pdf, text: string, size: number): void {
  if (pdf.y > pdf.page.height - 140) pdf.addPage();
  pdf.moveDown(0.8).font(PDF_FONTS.bold).fontSize(size).fillColor(INK).text(text).moveDown(0.3);
}

function rule(pdf: Pdf): void {
  const { left, right } = pdf.page.margins;
  pdf
    .moveTo(left, pdf.y)
    .lineTo(pdf.page.width - right, pdf.y)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke()
    .moveDown(0.4);
}

function label(pdf: Pdf, text: string, indent: number): void {
  const x = pdf.page.margins.left + indent;
  if (pdf.y > pdf.page.height - 100) pdf.addPage();
  pdf.font(PDF_FONTS.regular).fontSize(8.5).fillColor(SOFT).text(text, x, pdf.y);
}

function words(pdf: Pdf, text: string, indent: number): void {
  const x = pdf.page.margins.left + indent;
  const width = pdf.page.width - x - pdf.page.margins.right;
  pdf.font(PDF_FONTS.regular).fontSize(10).fillColor(INK).text(text, x, pdf.y, { width }).moveDown(0.5);
}

function drawValue(pdf: Pdf, value: AnswerValue, indent: number): void {
  if (value.kind === "list") return words(pdf, value.items.map((item) => `• ${item}`).join("\n"), indent);
  if (value.kind !== "groups") return words(pdf, value.text, indent);
  for (const group of value.groups) for (const item of group) drawItem(pdf, item, indent + INDENT);
}

function drawItem(pdf: Pdf, item: AnswerItem, indent: number): void {
  if (!item.value) return;
  label(pdf, item.label, indent);
  drawValue(pdf, item.value, indent);
}

function drawSection(pdf: Pdf, { title, items }: AnswerSection): void {
  const answered = items.filter(({ value }) => value !== null);
  if (answered.length === 0) return;
  heading(pdf, title, 13);
  rule(pdf);
  for (const item of answered) drawItem(pdf, item, 0);
}

/** Numbers every page and repeats whose file it is, once all pages are there. */
function drawFooters(pdf: Pdf, text: (page: number, pages: number) => string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    const { left, right, bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    const place = { width: pdf.page.width - left - right, lineBreak: false };
    pdf
      .font(PDF_FONTS.regular)
      .fontSize(8)
      .fillColor(SOFT)
      .text(text(index + 1, count), left, pdf.page.height - 40, place);
    pdf.page.margins.bottom = bottom;
  }
}

/** A copy of an application with all answers, the list of documents with their digests, and the head's confirmation. */
export async function applicationPdf(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  locale: Locale,
): Promise<Buffer> {
  const t = translator(locale);
  const { application, answers, documents } = file;
  const institution = institutionIn(file, locale);
  const { name: sender } = await getLocalizedAssociation(db, locale);
  const confirmation = await findLatestConfirmation(db, application.id);
  const title = t("pdf:application.title", { institution });
  const pdf = createPdf({ title, author: sender, locale, now: clock.now() });
  pdf.fontSize(9).fillColor(SOFT).text(sender);
  pdf.moveDown(0.6).font(PDF_FONTS.bold).fontSize(18).fillColor(INK).text(title);
  const number = application.caseNumber ?? t("pdf:application.draft");
  const day = formatDate(application.submittedAt ?? clock.now(), locale);
  pdf.font(PDF_FONTS.regular).fontSize(10).fillColor(SOFT).text(`${number} · ${day}`).moveDown(0.5);
  for (const section of viewAnswers(answers, locale)) drawSection(pdf, section);
  heading(pdf, t("applications:section.documents.title"), 13);
  rule(pdf);
  for (const { kind, name, sha256 } of documents) {
    label(pdf, t(`vocabulary:document.${kind}.title`), 0);
    words(pdf, `${name}\nSHA-256 ${sha256}`, 0);
  }
  if (confirmation?.answer === "confirmed" && confirmation.answeredAt) {
    heading(pdf, t("pdf:application.confirmation"), 13);
    rule(pdf);
    const { signedName, signedPosition, answeredAt } = confirmation;
    words(
      pdf,
      t("pdf:application.confirmed", {
        name: signedName,
        position: signedPosition,
        date: formatDateTime(answeredAt, locale),
      }),
      0,
    );
  }
  label(pdf, t("pdf:application.digest"), 0);
  words(pdf, fixedCopy(file).digest, 0);
  drawFooters(pdf, (page, pages) => `${institution} · ${t("pdf:page", { page, pages })}`);
  return pdfBytes(pdf);
}

const COMMITMENTS = ["accepts_charter", "annual_activity", "not_endorsement", "true_and_complete"] as const;

/** The commitment with the institution's and the head's names filled in, to be printed, signed and uploaded. */
export async function commitmentPdf(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  locale: Locale,
): Promise<Buffer> {
  const t = translator(locale);
  const { institutionName } = file.application;
  const { name: association } = await getLocalizedAssociation(db, locale);
  const identity = file.answers.identity ?? {};
  const official =
    typeof identity.name_official === "string" && identity.name_official ? identity.name_official : institutionName;
  const head = typeof file.answers.head?.full_name === "string" ? file.answers.head.full_name : "";
  const title = t("pdf:commitment.title");
  const pdf = createPdf({ title, author: association, locale, now: clock.now() });
  pdf.fontSize(9).fillColor(SOFT).text(association);
  pdf.moveDown(1.5).font(PDF_FONTS.bold).fontSize(18).fillColor(INK).text(title).moveDown(1);
  words(pdf, t("pdf:commitment.intro", { institution: official, english: institutionName, association }), 0);
  COMMITMENTS.forEach((key, index) =>
    words(pdf, `${index + 1}. ${t(`applications:field.declarations.${key}.label`)}`, INDENT),
  );
  pdf.moveDown(3);
  for (const line of ["name", "position", "date", "signature"] as const) {
    label(pdf, t(`pdf:commitment.${line}`), 0);
    pdf.moveDown(line === "signature" ? 3 : 0.3);
    words(pdf, line === "name" && head ? head : " ", 0);
    rule(pdf);
    pdf.moveDown(0.6);
  }
  words(pdf, t("common:footer.disclaimer"), 0);
  return pdfBytes(pdf);
}
