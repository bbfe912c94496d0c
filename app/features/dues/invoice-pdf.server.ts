import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { categoryView } from "#app/features/members/institution/membership-view.server.ts";
import { formatDay, formatNumber } from "#app/i18n/format.server.ts";
import { DEFAULT_LOCALE, directionOf } from "#app/i18n/locale.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { PdfBlock, PdfLanguage, PdfPart } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Locale, LOCALES, type Translations } from "#db/locales.ts";
import { balanceOf } from "./invoice.ts";
import type { Invoice, InvoiceRow } from "./invoices.server.ts";
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
    ...field("to", `${names}\n${placeName(member.city, member.country, locale)}\n${member.number}`),
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

/** What a paper says, in one language or in two beside each other. */
function inLanguages([first, second]: PaperLanguages, partsOf: (locale: Locale) => PdfPart[]): PdfBlock[] {
  const parts = partsOf(first);
  if (second === undefined) return parts;
  const others = partsOf(second);
  const rows = parts.map((part, at) => [part, others[at] ?? null] as const);
  return [{ kind: "beside", languages: [languageOf(first), languageOf(second)], rows }];
}

/** Each line of what a receipt says: who paid whom, for what, when and how much, and what becomes of what came above it. */
function receiptParts({ row, payments, standing }: Invoice, isDemo: boolean, locale: Locale): PdfPart[] {
  const t = translator(locale);
  const { number, year, currency, issuedOn, amountMinor, document } = row;
  const { payee, association, member } = document;
  const money = (minor: number) => moneyText(minor, currency, locale);
  const field = (key: string, value: string): PdfPart[] => [
    { kind: "note", text: t(`dues:paper.${key}`) },
    { kind: "paragraph", text: value },
  ];
  const overMinor = -balanceOf(standing);
  const counted = payments.filter(({ undoneAt }) => undoneAt === null);
  return [
    { kind: "note", text: wordsOf(association, locale) },
    { kind: "title", text: `${t("dues:paper.title.receipt")} ${number}` },
    { kind: "paragraph", text: t("dues:paper.text.receipt", { year: String(year) }) },
    ...field("from", `${payee.name}\n${payee.address}`.trim()),
    ...field(
      "to",
      `${nameOf(member, locale).name}\n${placeName(member.city, member.country, locale)}\n${member.number}`,
    ),
    ...field("invoice", `${number}, ${formatDay(issuedOn, locale)}`),
    ...field("due", money(amountMinor)),
    ...field(
      "payments",
      counted.map((one) => `${formatDay(one.receivedOn, locale)}: ${money(one.amountMinor)}`).join("\n"),
    ),
    ...field("received", money(standing.paidMinor)),
    ...(overMinor > 0
      ? [...field("over", money(overMinor)), { kind: "paragraph", text: t("dues:paper.over_text") } as const]
      : []),
    ...(isDemo ? [{ kind: "note", text: t("common:demo.text") } as const] : []),
    { kind: "note", text: t("common:footer.disclaimer") },
  ];
}

/** The receipt for an invoice that is paid, in one language or in two beside each other. Resolves to the bytes of the PDF. */
export function receiptPdf(
  { background, config }: Pick<Services, "background" | "config">,
  invoice: Invoice,
  languages: PaperLanguages,
): Promise<Buffer> {
  const [first] = languages;
  const { number, document, createdAt } = invoice.row;
  const blocks = inLanguages(languages, (locale) => receiptParts(invoice, config.mode === "demo", locale));
  const title = `${translator(first)("dues:paper.title.receipt")} ${number}`;
  const author = wordsOf(document.association, first);
  const madeAt = invoice.payments.at(-1)?.createdAt ?? createdAt;
  const footer = `${number} · {page}/{pages}`;
  return printPdf(background, { title, author, ...languageOf(first), madeAt, footer, blocks });
}

/** An invoice or a credit note as it was issued, in one language or in two beside each other. Resolves to the bytes of the PDF. */
export function paperPdf(
  { background, config }: Pick<Services, "background" | "config">,
  paper: InvoiceRow,
  { cancelled, languages: [first, second] }: { cancelled: string | null; languages: PaperLanguages },
): Promise<Buffer> {
  const isDemo = config.mode === "demo";
  const blocks = inLanguages([first, second], (locale) => partsIn(paper, cancelled, isDemo, locale));
  const title = `${translator(first)(`dues:paper.title.${paper.kind}`)} ${paper.number}`;
  const author = wordsOf(paper.document.association, first);
  const footer = `${paper.number} · {page}/{pages}`;
  return printPdf(background, { title, author, ...languageOf(first), madeAt: paper.createdAt, footer, blocks });
}
