import { answerText, choiceText } from "#app/features/forms/answer-text.server.ts";
import { type Field, type Shape, wordsOf } from "#app/features/forms/field.ts";
import { optionsForFields } from "#app/features/forms/field-options.server.ts";
import { directionOf } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { THE_PORTAL } from "#app/platform/fair-queue.ts";
import { type KeptDocument, keepDocuments } from "#app/platform/kept-document.server.ts";
import type { PdfBlock, PdfDocument } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { fieldLabel } from "../form/field-label.ts";
import { isEmptyAnswer } from "../form/form.schema.ts";
import { DOCUMENTS, FORM, FORM_STEPS, isSectionKey, sectionOf } from "../form/form.ts";
import { phoneExample } from "../form/phones.ts";
import { printedChoices } from "../form/printed-choices.ts";
import { rulesInWords } from "../form/rules-in-words.ts";
import { viewQuestions } from "../precheck/precheck-page.server.ts";

type Printer = Pick<Services, "db" | "clock" | "background">;
type Answers = Readonly<Record<string, unknown>>;

/** What a form is printed with; without a file it is empty. */
interface Printing {
  locale: Locale;
  t: ReturnType<typeof translator>;
  options: ReturnType<typeof optionsForFields>;
  isEmpty: boolean;
}

const BLANK = "_".repeat(40);
const box = (isTicked: boolean, label: string) => `[${isTicked ? "x" : " "}] ${label}`;
const blank = (label: string): PdfBlock => ({ kind: "line", label, value: "", space: 18 });

function choicesOf(shape: Shape & { kind: "choice" | "choices" }, answer: unknown, printing: Printing): string[] {
  const { common, further, shown } = printedChoices(printing.options, shape.vocabulary);
  const given = [answer].flat().filter((code) => typeof code === "string" && code !== "") as string[];
  const listed = shown.map(({ value, label }) => box(given.includes(value), label));
  const others = given.filter((code) => !shown.some(({ value }) => value === code));
  const isCut = printing.isEmpty && shown.length < common.length + further.length;
  const more = others.map((code) => box(true, choiceText(printing, shape.vocabulary, code)));
  return [...listed, ...more, ...(isCut ? [BLANK] : [])];
}

/** A question with what is asked of its answer, its help, all choices and the answer. */
function printField(field: Field, parent: string, depth: number, answer: unknown, printing: Printing): PdfBlock[] {
  const { t, isEmpty } = printing;
  if (field.besides && isEmpty) return [];
  const words = wordsOf(field, parent);
  const rules = rulesInWords(t, field).map((rule) => rule.replace(/\.$/, ""));
  const label = `${fieldLabel(t, field, parent)} (${rules.join("; ")})`;
  const help = t(`applications:field.${words}.help`, { phone: phoneExample(null), defaultValue: "" });
  return printShape(field, { label, help, words, depth }, answer, printing);
}

interface Asked {
  label: string;
  help: string;
  words: string;
  depth: number;
}

function printShape(shape: Shape, asked: Asked, answer: unknown, printing: Printing): PdfBlock[] {
  const { label, help, words, depth } = asked;
  const { t, isEmpty } = printing;
  const heading = (value: string): PdfBlock => ({ kind: "field", label, value, depth });
  if (shape.kind === "list") {
    const rows = Array.isArray(answer) && answer.length > 0 ? answer : [undefined];
    return rows.flatMap((row, index) =>
      printShape(shape.item, index === 0 ? asked : { ...asked, help: "" }, row, printing),
    );
  }
  if (shape.kind === "group") {
    const inside = (answer ?? {}) as Answers;
    const parts = shape.fields.flatMap((part) => printField(part, words, depth + 1, inside[part.key], printing));
    return [heading(help), ...parts];
  }
  const lines = [help];
  if (shape.kind === "choice" || shape.kind === "choices") lines.push(...choicesOf(shape, answer, printing));
  else if (shape.kind === "tick") lines.push(box(answer === true, t("common:status.yes")));
  else if (shape.kind === "yes_no")
    lines.push(...(["yes", "no"] as const).map((code) => box(answer === code, t(`common:status.${code}`))));
  else lines.push(isEmpty ? BLANK : answerText(printing, shape, answer) || "—");
  return [heading(lines.filter(Boolean).join("\n"))];
}

function printDocuments(file: FullApplication | null, t: Printing["t"]): PdfBlock[] {
  return DOCUMENTS.map(({ kind, need }) => {
    const needed =
      need === "required" || need === "optional" ? t(`public:form.need.${need}`) : t(`applications:when.${need}`);
    const held = file?.documents.filter((document) => document.kind === kind).map(({ name }) => box(true, name)) ?? [];
    const label = `${t(`vocabulary:document.${kind}.title`)} (${needed.replace(/\.$/, "")})`;
    const lines = [
      t(`vocabulary:document.${kind}.help`),
      ...(held.length > 0 ? held : [box(false, t("public:form.enclosed"))]),
    ];
    return { kind: "field", label, value: lines.join("\n"), depth: 0 };
  });
}

function printCheck(file: FullApplication | null, printing: Printing): PdfBlock[] {
  const { t, locale } = printing;
  const given = (file?.application.precheck ?? {}) as Answers;
  const questions = viewQuestions(locale).map(({ name, label, help, options }): PdfBlock => {
    const lines = [help, ...options.map((option) => box(given[name] === option.value, option.label))];
    return { kind: "field", label, value: lines.join("\n"), depth: 0 };
  });
  const known = file
    ? []
    : [blank(t("applications:precheck.name.label")), blank(t("applications:precheck.country.label"))];
  return [{ kind: "heading", text: t("applications:precheck.title") }, ...known, ...questions];
}

async function formDocument(
  { db }: Pick<Services, "db">,
  file: FullApplication | null,
  locale: Locale,
): Promise<Omit<PdfDocument, "madeAt">> {
  const t = translator(locale);
  const fields = FORM.flatMap((section) => section.fields);
  const printing: Printing = { locale, t, options: optionsForFields(fields, locale), isEmpty: file === null };
  const { name: association } = await getLocalizedAssociation(db, locale);
  const title = file
    ? t("pdf:application.title", { institution: institutionIn(file, locale) })
    : t("public:form.title");
  const steps = FORM_STEPS.flatMap((step): PdfBlock[] => {
    if (!isSectionKey(step))
      return [
        { kind: "heading", text: t("public:form.documents") },
        { kind: "paragraph", text: t("public:form.document_rules") },
        ...printDocuments(file, t),
      ];
    const answers: Answers = file?.answers[step] ?? {};
    return [
      { kind: "heading", text: t(`applications:section.${step}.title`) },
      { kind: "paragraph", text: t(`applications:section.${step}.lead`) },
      ...sectionOf(step)
        .fields.filter(({ key, isPast }) => !isPast || !isEmptyAnswer(answers[key]))
        .flatMap((field) => printField(field, step, 0, answers[field.key], printing)),
    ];
  });
  const blocks: PdfBlock[] = [
    { kind: "note", text: association },
    { kind: "title", text: title },
    ...printCheck(file, printing),
    ...steps,
  ];
  const footer = `${title} · ${t("pdf:page", { page: "{page}", pages: "{pages}" })}`;
  const language = { lang: locale, direction: directionOf(locale) };
  return { title, author: association, ...language, footer, blocks };
}

/** The whole form of a file with all questions, help, choices and documents, as it stands. */
export async function formPdf(printer: Printer, file: FullApplication, locale: Locale): Promise<Buffer> {
  const document = await formDocument(printer, file, locale);
  return printPdf(printer.background, { ...document, madeAt: printer.clock.now() });
}

const keep = keepDocuments();

/** The empty form, to be filled in by hand; the same for everybody, and printed once for each language. */
export async function emptyFormPdf(printer: Printer, locale: Locale): Promise<KeptDocument> {
  const document = await formDocument(printer, null, locale);
  const background = printer.background.askedBy(THE_PORTAL);
  return keep(locale, document, () => printPdf(background, { ...document, madeAt: printer.clock.now() }));
}
