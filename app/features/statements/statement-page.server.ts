import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Invoice, listByIds } from "#app/features/dues/invoices.server.ts";
import { moneyText } from "#app/features/dues/money-text.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { balanceOf } from "#app/features/dues/invoice.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { DATE_ORDERS } from "#db/vocabulary-imports.ts";
import { LINE_OUTCOMES, LINE_RESULTS, STATEMENT_FIELDS } from "#db/vocabulary-statements.ts";
import type { JudgedLine } from "./judge-lines.ts";
import { judgeStatement } from "./judge-statement.server.ts";
import { type Incoming, readLine } from "./read-lines.ts";
import { reasonOf } from "./line-words.ts";
import { NO_FIELD, tickOf } from "./statement.schema.ts";
import { listLines, listStatements, type Statement } from "./statements.server.ts";
import type { StatementColumnsView, StatementLineView, StatementRow, StatementView } from "./ui/statement-model.ts";

const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
const LONGEST_SHOWN = 300;

/** The last statements that somebody brought in. */
export async function statementRows(db: Reader, viewer: Viewer, locale: Locale): Promise<StatementRow[]> {
  const rows = await listStatements(db, viewer);
  return rows.map(({ statement: { id, fileName, state, createdAt }, person }) => ({
    ...{ id, fileName, state, person, at: formatDateTime(createdAt, locale) },
  }));
}

/** What the columns of a statement seem to be, with what stands in them. */
export async function columnsView(db: Reader, statement: Statement, locale: Locale): Promise<StatementColumnsView> {
  const t = translator(locale);
  const { version, fileName, headings, mapping, currency, dateOrder, unclearDay } = statement;
  const rows = (await listLines(db, statement.id)).slice(0, SAMPLES);
  return {
    ...{ version, fileName, unclearDay },
    headings: headings.map((heading, column) => ({
      label: heading.slice(0, LONGEST_SAMPLE) || t("imports:columns.unnamed", { number: column + 1 }),
      samples: rows.flatMap(({ cells }) => cells[column]?.slice(0, LONGEST_SAMPLE) || []).join(" · "),
    })),
    chosen: { columns: mapping.map((field) => field ?? NO_FIELD), currency, dateOrder: dateOrder ?? "" },
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

function invoiceWords(invoice: Invoice | undefined, locale: Locale): StatementLineView["invoice"] {
  if (!invoice) return null;
  const { number, year, document } = invoice.row;
  const to = `/dues/members/${document.member.number}?year=${year}`;
  return { number, member: nameOf(document.member, locale).name, to };
}

/** What is told of a line, in words. */
function noteWords({ notes, ...line }: JudgedLine, locale: Locale): string[] {
  const t = translator(locale);
  const { currency = "" } = line.said ?? {};
  return notes.map((note) =>
    note === "together"
      ? t("statements:note.together", { sum: moneyText(line.overMinor, currency, locale) })
      : errorText(t, reasonOf(note, { ...line, notes })),
  );
}

/** Each line as it stands: before it is confirmed as it would be noted now, afterwards as it was. */
async function lineViews(
  context: Pick<Services, "db" | "clock">,
  statement: Statement,
  viewer: Viewer,
  locale: Locale,
): Promise<StatementLineView[]> {
  const { db } = context;
  const rows = await listLines(db, statement.id);
  if (statement.state !== "written") {
    const { judged, invoices } = await judgeStatement(context, statement, viewer);
    const stands = new Map(rows.map(({ line, cells }) => [line, asItStands(cells)]));
    return judged.map((one) => {
      const { line, result, said, invoice, notes } = one;
      return {
        ...{ line, result, outcome: null, isOver: false, ...saidWords(said, locale) },
        raw: said ? null : (stands.get(line) ?? ""),
        notes: noteWords(one, locale),
        tick: tickOf({ line, number: invoice?.number, told: notes }),
        isChosen: notes.includes("chosen"),
        invoice: invoiceWords(invoices.get(invoice?.id ?? ""), locale),
      };
    });
  }
  const ids = rows.flatMap(({ invoiceId }) => invoiceId ?? []);
  const invoices = new Map((await listByIds(db, ids)).map((one) => [one.row.id, one]));
  const t = translator(locale);
  return rows.map(({ line, cells, result, outcome, invoiceId, reason }) => {
    const read = readLine(cells, statement);
    const said = read.kind === "incoming" ? read.said : null;
    const invoice = invoices.get(invoiceId ?? "");
    const balance = invoice ? balanceOf(invoice.standing) : 0;
    const isOver = outcome === "written" && balance < 0;
    const over = invoice && isOver ? moneyText(-balance, invoice.row.currency, locale) : "";
    return {
      ...{ line, outcome, result: result ?? "unmatched", isOver, isChosen: false, tick: "" },
      notes: [
        ...(reason === null ? [] : [errorText(t, reason.includes(":") ? reason : `statements:note.${reason}`)]),
        ...(isOver ? [t("statements:over_now", { sum: over })] : []),
      ],
      ...saidWords(said, locale),
      raw: said ? null : asItStands(cells),
      invoice: invoiceWords(invoice, locale),
    };
  });
}

/** A statement with what each of its lines is, or what became of it. */
export async function statementView(
  context: Pick<Services, "db" | "clock">,
  statement: Statement,
  viewer: Viewer,
  locale: Locale,
): Promise<StatementView> {
  const lines = await lineViews(context, statement, viewer, locale);
  const { id, version, state, fileName } = statement;
  const counts = Object.fromEntries([
    ...LINE_RESULTS.map((one) => [one, lines.filter(({ result }) => result === one).length]),
    ...LINE_OUTCOMES.map((one) => [one, lines.filter(({ outcome }) => outcome === one).length]),
  ]) as StatementView["counts"];
  const isWritten = state === "written";
  const of = (result: StatementLineView["result"]) => lines.filter((one) => one.result === result);
  const toNote = isWritten ? lines.filter(({ outcome }) => outcome !== null) : [...of("matched"), ...of("proposed")];
  const others = lines.filter((one) => !toNote.includes(one) && one.result !== "debit");
  const over = lines.filter(({ isOver }) => isOver).length;
  const toChoose = isWritten ? [] : lines.filter((one) => one.isChosen || (one.result === "unmatched" && !one.raw));
  return { id, version, state, fileName, counts, over, toNote, others, toChoose };
}
