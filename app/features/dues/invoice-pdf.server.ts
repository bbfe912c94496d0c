import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { categoryView } from "#app/features/members/institution/membership-view.server.ts";
import { formatDay, formatNumber } from "#app/i18n/format.server.ts";
import { DEFAULT_LOCALE, directionOf } from "#app/i18n/locale.ts";
import { countryName, languageName } from "#app/i18n/names.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { PdfBlock, PdfLanguage, PdfPart } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Locale, LOCALES, type Translations } from "#db/locales.ts";
import type { InvoiceRow } from "./invoices.server.ts";
import { moneyText } from "./money-text.server.ts";

type PaperLanguages = readonly [first: Locale, second?: Locale];

const languageOf = (lang: Locale): PdfLanguage => ({ lang, direction: directionOf(lang) });
const wordsOf = (texts: Translations, locale: Locale): string => texts[locale] || texts[DEFAULT_LOCALE] || "";

/** A text as it was written, with its language before it where that is another than the reader's. */
function asWritten(text: string, lang: string | undefined, locale: Locale): string {
  if (!lang || lang === locale) return text;
  return `${translator(locale)("dues:paper.written_in", { language: languageName(lang, locale) })}\n${text}`;
}

/** The note of an invoice in a language; where it was not written in it, in the one it was written in. */
function noteIn(note: Translations, locale: Locale): string {
  const lang = [locale, DEFAULT_LOCALE as Locale, ...LOCALES].find((one) => note[one]);
  return lang === undefined ? "" : asWritten(note[lang] ?? "", lang, locale);
}

/** Each line of what a paper says, always as many in every language; an empty value keeps its place. */
function partsIn(paper: InvoiceRow, cancelled: string | null, isDemo: boolean, locale: Locale): PdfPart[] {
  const t = translator(locale);
  const { kind, number, year, currency, amountMinor, issuedOn, dueOn, reason, document } = paper;
  const { payee, note, association, member, category, students, incomeGroup, isAgreed } = document;
  const shown = nameOf(member, locale);
  const names = shown.original ? `${shown.original.text}\n${shown.name}` : shown.name;
  const field = (key: string, value: string): PdfPart[] =>
    value === ""
      ? []
      : [
          { kind: "note", text: t(`dues:paper.${key}`) },
          { kind: "paragraph", text: value },
        ];
  const text = t(`dues:paper.text.${kind}`, { year: String(year), category: categoryView(category, locale).label });
  return [
    { kind: "note", text: wordsOf(association, locale) },
    { kind: "title", text: `${t(`dues:paper.title.${kind}`)} ${number}` },
    ...field("issued_on", formatDay(issuedOn, locale)),
    ...field("cancels", cancelled ?? ""),
    ...field("from", `${payee.name}\n${payee.address}`.trim()),
    ...field("to", `${names}\n${member.city}, ${countryName(member.country, locale)}\n${member.number}`),
    { kind: "paragraph", text },
    ...field("students", isAgreed || students === null ? "" : formatNumber(students, locale)),
    ...field("income_group", isAgreed || incomeGroup === null ? "" : t(`dues:income.${incomeGroup}`)),
    ...field("amount", moneyText(kind === "credit_note" ? -amountMinor : amountMinor, currency, locale)),
    ...field("reason", reason === null ? "" : asWritten(reason, languageOfText(reason), locale)),
    ...field("due_on", dueOn === null ? "" : formatDay(dueOn, locale)),
    ...field("account", kind === "invoice" ? payee.account : ""),
    ...field("reference", kind === "invoice" ? `${number} ${member.number}` : ""),
    ...(Object.values(note).some(Boolean) ? [{ kind: "paragraph", text: noteIn(note, locale) } as const] : []),
    ...(isDemo ? [{ kind: "note", text: t("common:demo.text") } as const] : []),
    { kind: "note", text: t("common:footer.disclaimer") },
  ];
}

/** An invoice or a credit note as it was issued, in one language or in two beside each other. Resolves to the bytes of the PDF. */
export function paperPdf(
  { background, config }: Pick<Services, "background" | "config">,
  paper: InvoiceRow,
  { cancelled, languages: [first, second] }: { cancelled: string | null; languages: PaperLanguages },
): Promise<Buffer> {
  const isDemo = config.mode === "demo";
  const parts = partsIn(paper, cancelled, isDemo, first);
  const others = second && partsIn(paper, cancelled, isDemo, second);
  const blocks: PdfBlock[] =
    second && others
      ? [
          {
            kind: "beside",
            languages: [languageOf(first), languageOf(second)],
            rows: parts.map((part, at) => [part, others[at] ?? null] as const),
          },
        ]
      : parts;
  const title = `${translator(first)(`dues:paper.title.${paper.kind}`)} ${paper.number}`;
  const author = wordsOf(paper.document.association, first);
  const footer = `${paper.number} · {page}/{pages}`;
  return printPdf(background, { title, author, ...languageOf(first), madeAt: paper.createdAt, footer, blocks });
}
