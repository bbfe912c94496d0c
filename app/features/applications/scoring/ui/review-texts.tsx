import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { REVIEW_CRITERIA } from "#db/vocabulary-scoring.ts";
import type { Scores, Spread } from "../scoring.ts";
import type { ReviewText } from "../scoring-model.ts";

const SCORES = ["min", "median", "max"] as const;

/** Lowest, middle and highest score of each criterion; marked where reviewers do not agree, or did not at first. */
export function SpreadTable({ spread }: { spread: Spread[] }) {
  const { t } = useTranslation("scoring");
  if (spread.length === 0) return null;
  return (
    <DataTable
      caption={t("spread.title")}
      columns={["criterion" as const, ...SCORES].map((name) => t(`spread.${name}`))}
      isStacked
    >
      <tbody>
        {spread.map(({ criterion, isWide, wasWide, ...scores }) => (
          <tr key={criterion}>
            <th scope="row">
              {t(`vocabulary:review_criterion.${criterion}.title`)}{" "}
              {(isWide || wasWide) && <Badge tone="wait">{t(isWide ? "spread.wide" : "spread.was_wide")}</Badge>}
            </th>
            {SCORES.map((name) => (
              <td key={name} data-label={t(`spread.${name}`)}>
                {t("spread.figure", { score: scores[name] })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** A whole review: each score in figures and in words, the comments, and what is said of the whole. */
export function ReviewTextView({ text, first }: { text: ReviewText; first?: Scores | null }) {
  const { t } = useTranslation("scoring");
  const { scores, comments, remark } = text;
  return (
    <div className="stack stack-tight">
      <dl className="facts facts-wide">
        {REVIEW_CRITERIA.map((criterion) => {
          const [score, before] = [scores[criterion], first?.[criterion]];
          return (
            <div key={criterion}>
              <dt>{t(`vocabulary:review_criterion.${criterion}.title`)}</dt>
              <dd>
                {score !== undefined && (
                  <>
                    <strong>{t("spread.score", { score })}</strong>{" "}
                    {t(`vocabulary:review_criterion.${criterion}.score_${score}`)}
                  </>
                )}
                {before !== undefined && before !== score && (
                  <span className="small soft"> {t("review.first", { score: before })}</span>
                )}
                {comments[criterion] && <PlainText text={comments[criterion]} />}
              </dd>
            </div>
          );
        })}
        {remark && (
          <div>
            <dt>{t("form.remark")}</dt>
            <dd>
              <PlainText text={remark} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
