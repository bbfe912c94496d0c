import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Invoice, listByIds } from "#app/features/dues/invoices.server.ts";
import { moneyText } from "#app/features/dues/money-text.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { balanceOf } from "#app/features/dues/invoice.ts";
import { headingsChoice } from "#app/features/imports/headings-choice.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { DATE_ORDERS } from "#db/vocabulary-imports.ts";
import { LINE_OUTCOMES, LINE_RESULTS, STATEMENT_FIELDS } from "#db/vocabulary-statements.ts";
import type { JudgedLine, LineNote } from "./judge-lines.ts";
import { judgeStatement } from "./judge-statement.server.ts";
import { type Incoming, readLine } from "./read-lines.ts";
import { reasonOf } from "./line-words.ts";
import { listNoted } from "./list-noted.server.ts";
import { NO_FIELD, partsTicked, tickOf } from "./statement.schema.ts";
import { isLeft } from "./statement.ts";
import { countLeft, listLines, listStatements, type Statement } from "./statements.server.ts";
import type { StatementColumnsView, StatementLineView, StatementRow, StatementView } from "./ui/statement-model.ts";

const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
const LONGEST_SHOWN = 300;

/** The last statements that somebody brought in. */
export async function statementRows(db: Reader, viewer: Viewer, locale: Locale): Promise<StatementRow[]> {
  const rows = await listStatements(db, viewer);
  const written = rows.filter(({ statement }) => statement.state === "written");
  const left = await countLeft(
    db,
    written.map(({ statement }) => statement.id),
  );
  return rows.map(({ statement: { id, fileName, state, createdAt }, person }) => ({
    ...{ id, fileName, state, person, left: left.get(id) ?? 0, at: formatDateTime(createdAt, locale) },
  }));
}

/** What the columns of a statement seem to be, with what stands in them. */
export async function columnsView(db: Reader, statement: Statement, locale: Locale): Promise<StatementColumnsView> {
  const t = translator(locale);
  const { version, fileName, headings, mapping, currency, dateOrder, unclearDay } = statement;
  const lines = await listLines(db, statement.id);
  const rows = lines.slice(0, SAMPLES);
  const headed = headingsChoice(headings, lines.length);
  return {
    ...{ version, fileName, unclearDay, headed },
    headings: headings.map((heading, column) => ({
      label: heading.slice(0, LONGEST_SAMPLE) || t("imports:columns.unnamed", { number: column + 1 }),
      samples: rows.flatMap(({ cells }) => cells[column]?.slice(0, LONGEST_SAMPLE) || []).join(" · "),
    })),
    chosen: {
      columns: mapping.map((field) => field ?? NO_FIELD),
      currency,
      dateOrder: dateOrder ?? "",
      isHeadless: headed.chosen,
    },
    fields: [
      { value: NO_FIELD, label: t("statements:field.none") },
      ...STATEMENT_FIELDS.map((value) => ({ value, label: t(`statements:field.${value}`) })),
    ],
    dateOrders: DATE_ORDERS.map((value) => ({ value, label: t(`imports:date_order.${value}`) })),
  };
}

const asItStands = (cells: readonly string[]) => cells.filter(Boolean).join(" · ").slice(0, LONGEST_SHOWN);

const saidWords = (said: Incoming | null, locale: Locale) => ({
  date: said ? formatDay(said.date, locale) : "",
  sum: said ? moneyText(said.amountMinor, said.currency, locale) : "",
  payer: said?.payer.slice(0, LONGEST_SHOWN) ?? "",
  purpose: said?.purpose.slice(0, LONGEST_SHOWN) ?? "",
});

interface InvoicePart {
  invoice: Invoice | undefined;
  amountMinor: number;
}

/** The invoices of a line, and where they are several what of it is for each. */
const invoiceWords = (parts: readonly InvoicePart[], locale: Locale): StatementLineView["invoices"] =>
  parts.flatMap(({ invoice, amountMinor }) => {
    if (!invoice) return [];
    const { number, year, currency, document } = invoice.row;
    const to = `/dues/members/${document.member.number}?year=${year}`;
    const sum = parts.length > 1 ? moneyText(amountMinor, currency, locale) : null;
    return [{ number, member: nameOf(document.member, locale).name, to, sum }];
  });

/** The sums that notes name, by the note. */
const SUM_OF = {
  over: ({ aboveMinor }: JudgedLine) => aboveMinor,
  paid: ({ aboveMinor }: JudgedLine) => aboveMinor,
  together: ({ overMinor }: JudgedLine) => overMinor,
};
const namesSum = (note: LineNote): note is keyof typeof SUM_OF => note in SUM_OF;

/** What is told of a line, in words. */
function noteWords(line: JudgedLine, invoices: ReadonlyMap<string, Invoice>, locale: Locale): string[] {
  const t = translator(locale);
  const named = (invoice: Invoice | undefined) => (invoice ? nameOf(invoice.row.document.member, locale).name : null);
  const memberOf = (number: string) => named([...invoices.values()].find(({ row }) => row.number === number));
  const told = (note: LineNote) => {
    if (note !== "other_payer") return errorText(t, reasonOf(note, line, memberOf));
    const [payer, member] = [line.payerOf, line.parts[0]?.invoice].map((one) => named(invoices.get(one?.id ?? "")));
    return t("statements:note.other_payer", { payer, member });
  };
  const { notes, said, why } = line;
  if (why !== null) return [errorText(t, why)];
  const sum = (minor: number) => moneyText(minor, said?.currency ?? "", locale);
  return notes.map((note) =>
    namesSum(note) ? t(`statements:above.${note}`, { sum: sum(SUM_OF[note](line)) }) : told(note),
  );
}

type Row = Awaited<ReturnType<typeof listLines>>[number];
type Context = Pick<Services, "db" | "clock">;

const whyFailed = (reason: string, locale: Locale) =>
  errorText(translator(locale), reason.includes(":") ? reason : `statements:note.${reason}`);

/** What is left, as it would be noted now. */
async function leftViews(
  context: Context,
  { statement, viewer, rows }: { statement: Statement; viewer: Viewer; rows: readonly Row[] },
  locale: Locale,
): Promise<StatementLineView[]> {
  const { judged, invoices } = await judgeStatement(context, statement, viewer);
  const rowOf = new Map(rows.map((row) => [row.line, row]));
  return judged.map((one) => {
    const { line, result, said, parts, notes } = one;
    const { cells = [], outcome = null, reason = null } = rowOf.get(line) ?? {};
    return {
      ...{ line, result, outcome, isOver: false, aside: null, ...saidWords(said, locale) },
      raw: said ? null : asItStands(cells),
      notes: [
        ...new Set([...(reason === null ? [] : [whyFailed(reason, locale)]), ...noteWords(one, invoices, locale)]),
      ],
      tick: tickOf({ line, parts: partsTicked(parts), told: notes }),
      isChosen: notes.includes("chosen"),
      invoices: invoiceWords(
        parts.map(({ invoice, amountMinor }) => ({ invoice: invoices.get(invoice.id), amountMinor })),
        locale,
      ),
    };
  });
}

/** What became of a line, with its invoice as that stands now. */
function settledView(
  { line, cells, result, outcome, reason }: Row,
  { statement, parts }: { statement: Statement; parts: readonly InvoicePart[] },
  locale: Locale,
): StatementLineView {
  const read = readLine(cells, statement);
  const said = read.kind === "incoming" ? read.said : null;
  const paidOver = parts.flatMap(({ invoice }) => (invoice && balanceOf(invoice.standing) < 0 ? invoice : []));
  const isOver = outcome === "written" && paidOver.length > 0;
  const aboveMinor = paidOver.reduce((sum, { standing }) => sum - balanceOf(standing), 0);
  const over = moneyText(aboveMinor, paidOver[0]?.row.currency ?? statement.currency, locale);
  return {
    ...{ line, outcome, result: result ?? "unmatched", isOver, isChosen: false, tick: "" },
    notes: isOver ? [translator(locale)("statements:over_now", { sum: over })] : [],
    aside: outcome === "set_aside" ? reason : null,
    ...saidWords(said, locale),
    raw: said ? null : asItStands(cells),
    invoices: outcome === "written" ? invoiceWords(parts, locale) : [],
  };
}

/** A statement with what each of its lines is, or what became of it. */
export async function statementView(
  context: Context,
  statement: Statement,
  viewer: Viewer,
  locale: Locale,
): Promise<StatementView> {
  const { db } = context;
  const { id, version, state, fileName } = statement;
  const rows = await listLines(db, id);
  const open = await leftViews(context, { statement, viewer, rows }, locale);
  const settledRows = rows.filter((row) => !isLeft(row));
  const noted = await listNoted(db, id);
  const ids = [...noted.values()].flat().map(({ invoiceId }) => invoiceId);
  const invoices = new Map((await listByIds(db, ids)).map((one) => [one.row.id, one]));
  const settled = settledRows.map((row) => {
    const parts = (noted.get(row.line) ?? []).map(({ invoiceId, amountMinor }) => ({
      ...{ invoice: invoices.get(invoiceId), amountMinor },
    }));
    return settledView(row, { statement, parts }, locale);
  });
  const counts = Object.fromEntries([
    ...LINE_RESULTS.map((one) => [one, open.filter(({ result }) => result === one).length]),
    ...LINE_OUTCOMES.map((one) => [one, [...open, ...settled].filter(({ outcome }) => outcome === one).length]),
  ]) as StatementView["counts"];
  const of = (result: StatementLineView["result"]) => open.filter((one) => one.result === result);
  const toNote = [...of("matched"), ...of("proposed")];
  const others = open.filter((one) => !toNote.includes(one) && one.result !== "debit");
  return {
    ...{ id, version, state, fileName, counts, toNote, others },
    left: open.filter(({ result }) => result !== "debit" && result !== "noted"),
    toChoose: open.filter((one) => one.isChosen || (one.result === "unmatched" && !one.raw)),
    written: settled.filter(({ outcome }) => outcome === "written"),
    setAside: settled.filter(({ outcome }) => outcome === "set_aside"),
    over: settled.filter(({ isOver }) => isOver).length,
  };
}
