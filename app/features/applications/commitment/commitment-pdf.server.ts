import { directionOf } from "#app/i18n/locale.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { readText, textAddress, type TextVersion, wordsIn } from "#app/platform/association-texts.ts";
import { findTextAt, findTextVersion, getText } from "#app/platform/association-texts.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { PdfBlock, PdfLanguage, PdfPart, PdfRow } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { footerOf } from "../file/pdf-footer.server.ts";
import { commitmentNames } from "./commitment-names.server.ts";
import type { SheetLanguages } from "./sheet-languages.ts";

type Printer = Pick<Services, "db" | "clock" | "config" | "background">;

/** Who signed which version through the link, and when. */
interface SignedBy {
  version: number;
  name: string;
  position: string;
  at: Date;
}

interface Sheet {
  association: string;
  title: string;
  /** What stands before the text of the association, the text, and what stands after it. */
  before: PdfPart[];
  text: PdfPart[];
  after: PdfPart[];
}

const languageOf = (lang: Locale): PdfLanguage => ({ lang, direction: directionOf(lang) });

/** The sheet in one language. */
async function writeSheet(
  { db, config }: Printer,
  file: FullApplication,
  { commitment, isBeside, signed }: { commitment: TextVersion; isBeside: boolean; signed?: SignedBy },
  locale: Locale,
): Promise<Sheet> {
  const t = translator(locale);
  const { name: association } = await getLocalizedAssociation(db, locale);
  const { title, body } = wordsIn(commitment, locale);
  const { version } = await (signed ? findTextAt(db, "charter", signed.at) : getText(db, "charter"));
  const { institution, ...known } = commitmentNames(file, locale);
  const { name: head, position } = signed ?? { name: known.head, position: known.position };
  // A column is too narrow for an address behind other words.
  const address = (isBeside ? "\n" : "") + config.origin + textAddress("charter", version);
  const line = (key: "name" | "position" | "date" | "signature", value = ""): PdfPart => ({
    kind: "line",
    label: t(`pdf:commitment.${key}`),
    value,
    space: value === "" ? (key === "signature" ? 48 : 18) : 2,
  });
  return {
    association,
    title,
    before: [
      { kind: "note", text: association },
      { kind: "title", text: title },
      { kind: "note", text: t("formalities:sign.version", { version: commitment.version }) },
      { kind: "paragraph", text: t("pdf:commitment.intro", { institution, association }) },
    ],
    text: readText(body),
    after: [
      { kind: "note", text: t("pdf:commitment.charter", { version, address }) },
      line("name", head),
      line("position", position),
      line("date", signed && formatDateTime(signed.at, locale)),
      line("signature", signed && t("pdf:commitment.by_link")),
      { kind: "note", text: t("common:footer.disclaimer") },
    ],
  };
}

/** Two texts part by part; where one says more than the other, the place beside it stays free. */
function besideEachOther(left: readonly PdfPart[], right: readonly PdfPart[]): PdfRow[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [left[at] ?? null, right[at] ?? null]);
}

/** The parts of a text under each of its headings; what stands before the first comes first. */
function sectionsOf(parts: readonly PdfPart[]): PdfPart[][] {
  const sections: PdfPart[][] = [[]];
  for (const part of parts) {
    if (part.kind === "heading") sections.push([]);
    sections.at(-1)?.push(part);
  }
  return sections;
}

/** The same of texts with headings: what stands under one heading stays beside what stands under the other. */
function textsBeside(left: readonly PdfPart[], right: readonly PdfPart[]): PdfRow[] {
  const [ours, theirs] = [sectionsOf(left), sectionsOf(right)];
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) =>
    besideEachOther(ours[at] ?? [], theirs[at] ?? []),
  ).flat();
}

/**
 * The commitment in the version in force, with the institution's and the head's names filled in, to be printed, signed
 * and uploaded: in one language, or in two beside each other. What was signed through a link is printed as it was signed.
 */
export async function commitmentPdf(
  printer: Printer,
  file: FullApplication,
  [first, second]: SheetLanguages,
  signed?: SignedBy,
): Promise<Buffer> {
  const inForce = await getText(printer.db, "commitment");
  const commitment = (signed && (await findTextVersion(printer.db, "commitment", signed.version))) ?? inForce;
  const asked = { commitment, isBeside: second !== undefined, signed };
  const sheet = await writeSheet(printer, file, asked, first);
  const { association, title, before, text, after } = sheet;
  const blocks: PdfBlock[] = [...before, ...text, ...after];
  if (second) {
    const other = await writeSheet(printer, file, asked, second);
    const rows = [
      ...besideEachOther(before, other.before),
      ...textsBeside(text, other.text),
      ...besideEachOther(after, other.after),
    ];
    blocks.splice(0, blocks.length, { kind: "beside", languages: [languageOf(first), languageOf(second)], rows });
  }
  const { official } = commitmentNames(file, first);
  const footer = footerOf(official, second ? [first, second] : [first], commitment.version);
  const madeAt = printer.clock.now();
  return printPdf(printer.background, { title, author: association, ...languageOf(first), madeAt, footer, blocks });
}
