import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Byline } from "#app/ui/byline.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { ProofView } from "../finding-words.server.ts";
import type { CheckView } from "../list-checks.server.ts";
import { CheckResultBadge } from "../../file/ui/status-badge.tsx";

const COLUMNS = ["check", "result", "findings", "judgement"] as const;

interface CheckTableProps {
  checks: CheckView[];
  /** Address of the page where this person may judge. */
  editBase: string | null;
}

/** The checklist: what the machine found, and beside it what a person says. */
export function CheckTable({ checks, editBase }: CheckTableProps) {
  const { t } = useTranslation("review");
  return (
    <DataTable
      columns={COLUMNS.map((name) => t(`checks.column.${name}`))}
      caption={t("checks.title")}
      isCaptionHidden
      isCompact
      isStacked
    >
      <tbody>
        {checks.map((check) => (
          <Line key={check.check} check={check} editBase={editBase} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Line({ check, editBase }: { check: CheckView; editBase: string | null }) {
  const { t } = useTranslation("review");
  const title = t(`vocabulary:check.${check.check}.title`);
  const act = t(check.by ? "checks.change" : "checks.judge");
  return (
    <tr id={`check-${check.check}`}>
      <th scope="row">{title}</th>
      <td data-label={t("checks.column.result")}>
        <CheckResultBadge result={check.result} />
      </td>
      <td data-label={check.findings.length > 0 ? t("checks.column.findings") : undefined}>
        <Findings findings={check.findings} />
      </td>
      <td>
        <Judgement check={check} />
        {editBase && (
          <Link to={`${editBase}#check-${check.check}`} aria-label={t("common:action.on", { act, what: title })}>
            {act}
          </Link>
        )}
      </td>
    </tr>
  );
}

type Found = ProofView & { to?: string | null };

export function Findings({ findings }: { findings: readonly Found[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {findings.map(({ text, to, href, weight }) => (
        <li key={text}>
          {to ? (
            <Link to={to} reloadDocument={to.startsWith("/documents/")}>
              {text}
            </Link>
          ) : href ? (
            <ExternalLink href={href}>{text}</ExternalLink>
          ) : (
            text
          )}
          {weight && <span className="small soft"> ({weight})</span>}
        </li>
      ))}
    </ul>
  );
}

export function Judgement({ check: { by, at, result, automaticResult, note, evidenceUrl } }: { check: CheckView }) {
  const { t } = useTranslation("review");
  return (
    <>
      {note && <PlainText text={note} />}
      {evidenceUrl && (
        <p>
          <ExternalLink href={evidenceUrl} />
        </p>
      )}
      {by && at && (
        <p className="small soft">
          <Byline by={by} at={at} />
          {automaticResult && automaticResult !== result && (
            <> · {t("checks.machine_says", { result: t(`vocabulary:check_result.${automaticResult}`) })}</>
          )}
        </p>
      )}
    </>
  );
}
