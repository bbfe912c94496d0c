import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import type { ImportOutcome, ImportResult } from "#db/vocabulary-imports.ts";
import { type ImportPage, type RowView, SHOWN_ROWS } from "./import-model.ts";

const TONE_OF_RESULT: Readonly<Record<ImportResult, Tone>> = {
  new: "ok",
  changed: "info",
  unchanged: "neutral",
  similar: "wait",
  error: "bad",
};
const TONE_OF_OUTCOME: Readonly<Record<ImportOutcome, Tone>> = {
  written: "ok",
  failed: "bad",
  undone: "neutral",
  kept: "wait",
};

const COLUMNS = ["line", "name", "result", "found"] as const;

/** The rows of a list: each with what was found about it and what became of it. */
export function ImportRows({ list }: { list: ImportPage }) {
  const { t } = useTranslation("imports");
  const { counts, shown, rows, page, pageSize, total } = list;
  const present = SHOWN_ROWS.filter((one) => one === "all" || one === shown || counts[one] > 0);
  const tabs = present.map((one) => ({
    label: t(`shown.${one}`),
    to: one === "all" ? "?" : `?show=${one}`,
    isCurrent: one === shown,
    count: counts[one],
  }));
  return (
    <>
      {list.errors.length > 0 && <ErrorKinds list={list} />}
      <Tabs items={tabs} label={t("shown.label")} />
      <DataTable caption={t("rows")} isCaptionHidden isStacked columns={COLUMNS.map((one) => t(`column.${one}`))}>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="number" data-label={t("column.line")}>
                {row.line}
              </td>
              <th scope="row">{row.to ? <Link to={row.to}>{row.name}</Link> : row.name}</th>
              <td data-label={t("column.result")}>
                {row.outcome ? (
                  <Badge tone={TONE_OF_OUTCOME[row.outcome]}>{t(`outcome.${row.outcome}`)}</Badge>
                ) : (
                  <Badge tone={TONE_OF_RESULT[row.result]}>{t(`result.${row.result}`)}</Badge>
                )}
              </td>
              <td data-label={t("column.found")}>
                <Found row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <Pagination page={page} pageSize={pageSize} total={total} />
    </>
  );
}

/** What is wrong how often, each with a way to its rows. */
function ErrorKinds({ list: { errors, error } }: { list: ImportPage }) {
  const { t } = useTranslation("imports");
  return (
    <section className="stack stack-tight">
      <h2>{t("errors_title")}</h2>
      <ul>
        {errors.map(({ kind, text, count }) => (
          <li key={kind}>
            <Link
              to={`?${new URLSearchParams({ show: "error", error: kind }).toString()}`}
              aria-current={kind === error ? "true" : undefined}
              preventScrollReset
            >
              {text}
            </Link>{" "}
            <span className="soft">{t("error_rows", { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Found({
  row: { problems, changes, reason, term, contact, similarTo, compareTo, comparedBy },
}: {
  row: RowView;
}) {
  const { t } = useTranslation("imports");
  if (problems.length + changes.length === 0 && !reason && !term && !contact) return "—";
  return (
    <ul className="plain-list stack stack-tight">
      {reason && <li>{reason}</li>}
      {problems.map(({ field, cell, text, isNote }) => (
        <li key={`${field} ${text}`}>
          {isNote && <Badge tone="wait">{t("note")}</Badge>}{" "}
          {field && <strong>{cell ? t("cell", { field, cell }) : `${field}: `}</strong>} {text}
        </li>
      ))}
      {similarTo && (
        <li>
          <Link to={similarTo}>{t("similar.open")}</Link>
        </li>
      )}
      {compareTo && (
        <li>
          <Link to={compareTo}>{t("similar.compare")}</Link>
        </li>
      )}
      {comparedBy && <li>{comparedBy}</li>}
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{t(`field.${field}`)}:</strong> {before && <del>{before}</del>} <ins>{after}</ins>
        </li>
      ))}
      {term && <li>{term}</li>}
      {contact && <li>{t("contact", { contact })}</li>}
    </ul>
  );
}
