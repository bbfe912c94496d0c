import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { LineOutcome, LineResult } from "#db/vocabulary-statements.ts";
import type { StatementLineView } from "./statement-model.ts";

const TONE_OF_RESULT: Readonly<Record<LineResult, Tone>> = {
  matched: "ok",
  proposed: "wait",
  unmatched: "bad",
  noted: "neutral",
  debit: "neutral",
  error: "bad",
};
const TONE_OF_OUTCOME: Readonly<Record<LineOutcome, Tone>> = { written: "ok", failed: "bad", set_aside: "neutral" };

interface LinesProps {
  caption: string;
  lines: readonly StatementLineView[];
  /** Each line can be ticked, and whether it is at the beginning. */
  isTicked?: (line: StatementLineView) => boolean;
  /** What can be done with a line. */
  beside?: (line: StatementLineView) => ReactNode;
}

/** Lines of a statement: what the bank says, the invoice it is for, and what is told of it. */
export function StatementLines({ caption, lines, isTicked, beside }: LinesProps) {
  const { t } = useTranslation("statements");
  const heads = {
    ...(isTicked && { note: t("column.note") }),
    line: t("column.line"),
    sum: t("column.sum"),
    payer: t("column.payer"),
    invoice: t("column.invoice"),
    result: t("column.result"),
  };
  return (
    <DataTable caption={caption} isStacked isCompact columns={Object.values(heads)}>
      <tbody>
        {lines.map((one) => (
          <tr key={one.line}>
            {isTicked && (
              <td data-label={heads.note}>
                <input
                  type="checkbox"
                  name="lines"
                  value={one.tick}
                  defaultChecked={isTicked(one)}
                  aria-label={t("note_line", {
                    ...{ line: one.line, sum: one.sum },
                    number: one.invoices.map(({ number }) => number).join(", "),
                  })}
                />
              </td>
            )}
            <th scope="row" data-label={heads.line} className="number">
              {one.line}
            </th>
            <td data-label={heads.sum} className="number">
              <span className="nowrap">{one.sum || "—"}</span>
              <div className="soft small">{one.date}</div>
            </td>
            <td data-label={heads.payer}>
              <OwnWords text={(one.raw ?? one.payer) || "—"} />
              <div className="soft small">
                <OwnWords text={one.purpose} />
              </div>
            </td>
            <td data-label={heads.invoice}>
              {one.invoices.length === 0 && "—"}
              {one.invoices.map(({ number, member, to, sum }) => (
                <div key={number}>
                  <Link to={to} className="nowrap">
                    {number}
                  </Link>
                  {sum !== null && <div className="nowrap">{sum}</div>}
                  <div className="soft small">{member}</div>
                </div>
              ))}
            </td>
            <td data-label={heads.result}>
              {one.outcome ? (
                <Badge tone={one.isOver ? "wait" : TONE_OF_OUTCOME[one.outcome]}>{t(`outcome.${one.outcome}`)}</Badge>
              ) : (
                <Badge tone={TONE_OF_RESULT[one.result]}>{t(`result.${one.result}`)}</Badge>
              )}
              {one.aside !== null && (
                <div className="small">
                  <OwnWords text={one.aside} />
                </div>
              )}
              {one.notes.map((note) => (
                <div key={note} className="small">
                  {keepNumbers(note)}
                </div>
              ))}
              {beside?.(one)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
