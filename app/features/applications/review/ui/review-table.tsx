import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { writeSeenFile } from "../many.schema.ts";
import type { ListedRow } from "../review-queue.server.ts";
import { statusTone } from "../../file/ui/status-badge.tsx";

const COLUMNS = ["institution", "case", "country", "status", "due", "age", "owner"] as const;

interface ReviewTableProps {
  rows: ListedRow[];
  caption: string;
  /** The boxes that are ticked, by their value; null where nothing can be done with several files. */
  ticked: readonly string[] | null;
}

/** The queue: the institution stays in sight, and its name is the way into the file. */
export function ReviewTable({ rows, caption, ticked }: ReviewTableProps) {
  const { t } = useTranslation("review");
  return (
    <DataTable
      columns={COLUMNS.map((name) => t(`column.${name}`))}
      caption={caption}
      isCaptionHidden
      isStaffList
      isOneLine
      isStacked
    >
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} ticked={ticked} />
        ))}
      </tbody>
    </DataTable>
  );
}

/** What came back is in the checks again, and says why instead. */
function Standing({ row: { status, cameBack, duplicateOf } }: { row: ListedRow }) {
  const { t } = useTranslation("review");
  return cameBack ? (
    <Badge tone="wait">{t(`came_back.${cameBack}`)}</Badge>
  ) : (
    <Badge tone={statusTone(status)}>
      {duplicateOf ? t("closed_duplicate", { of: duplicateOf }) : t(`vocabulary:application_status.${status}.staff`)}
    </Badge>
  );
}

/** What the applicant has written: that it waits for an answer, or at least that it was not read. */
function Written({ row: { id, unread, isAwaited } }: { row: ListedRow }) {
  const { t } = useTranslation("review");
  if (!isAwaited && unread === 0) return null;
  return (
    <Link to={`/review/${id}/correspondence`}>
      <Badge tone={isAwaited ? "wait" : "info"}>
        {isAwaited ? t("asks") : t("conversations:unread_count", { count: unread })}
      </Badge>
    </Link>
  );
}

/** What comes next; a deferred case waits for its day, and nothing is to be done. */
function NextStep({ row: { nextStep, deadline } }: { row: ListedRow }) {
  const { t } = useTranslation("review");
  const step = t(`step.${nextStep}`, { day: deadline?.text });
  return nextStep === "deferred" || nextStep === "formalities" ? step : t("next_step", { step });
}

function Box({ row, ticked }: { row: ListedRow; ticked: readonly string[] }) {
  const { t } = useTranslation("review");
  const value = writeSeenFile({ ...row, applicationId: row.id, seenCoordinatorId: row.coordinatorId });
  return (
    <input
      type="checkbox"
      name="files"
      value={value}
      defaultChecked={ticked.includes(value)}
      aria-label={t("many.tick", { name: row.name })}
    />
  );
}

function Line({ row, ticked }: { row: ListedRow; ticked: readonly string[] | null }) {
  const { t } = useTranslation("review");
  return (
    <tr>
      <th scope="row" title={row.name}>
        <span className="line-name">
          {ticked && <Box row={row} ticked={ticked} />}
          <span>
            <InstitutionName
              name={row.name}
              lang={row.lang}
              original={row.original}
              to={`/review/${row.id}`}
              isInline
            />
          </span>
        </span>
      </th>
      <td data-label={t("column.case")}>
        <span className="numeric">{row.caseNumber}</span>{" "}
        <span className="line-most small soft">{t(`vocabulary:membership_category.${row.category}.title`)}</span>
      </td>
      <td className="line-brief" title={row.country} data-label={t("column.country")}>
        {row.country}
      </td>
      <td data-label={t("column.status")}>
        <Standing row={row} /> <Written row={row} />{" "}
        {row.lacksReviewer && (
          <>
            <Link to={`/review/${row.id}/reviewers#assign`}>
              <Badge tone="wait">{t("lacks_reviewer")}</Badge>
            </Link>{" "}
          </>
        )}
        <span className="line-more small">
          {row.isForMe && <strong>{t("for_me")}. </strong>}
          <NextStep row={row} />
        </span>
      </td>
      <td data-label={t("column.due")}>{row.deadline && <Deadline {...row.deadline} />}</td>
      <td data-label={t("column.age")}>
        {t("age", { count: row.ageDays })}{" "}
        {row.stateDays > 0 && <span className="line-most small soft">{t("in_state", { count: row.stateDays })}</span>}
      </td>
      <td className="line-brief" title={row.owner ?? undefined} data-label={t("column.owner")}>
        {row.isMine ? t("owner.me") : (row.owner ?? <span className="soft">{t("owner.nobody")}</span>)}
      </td>
    </tr>
  );
}
