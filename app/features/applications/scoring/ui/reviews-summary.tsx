import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { ReviewProgress, ReviewSummary } from "../scoring-model.ts";
import { SpreadTable } from "./review-texts.tsx";

/** The reviews as those who decide read them: how many, how far apart, and what is said of the whole. */
export function ReviewsSummary({ summary }: { summary: ReviewSummary | null }) {
  const { t } = useTranslation("scoring");
  if (!summary) return null;
  const { required, given, spread, remarks, withoutReviews } = summary;
  return (
    <section className="stack stack-tight" aria-label={t("summary.title")}>
      <p>
        <strong>{t("summary.title")}</strong>: {t("summary.given", { given, required: Math.max(required, given) })}
      </p>
      {withoutReviews && (
        <div>
          <p className="small soft">{t("summary.without")}</p>
          <PlainText text={withoutReviews} />
        </div>
      )}
      <SpreadTable spread={spread} />
      {remarks.length > 0 && (
        <Disclosure summary={t("summary.remarks", { count: remarks.length })}>
          <div className="stack">
            {remarks.map((remark, at) => (
              <PlainText key={at} text={remark} />
            ))}
          </div>
        </Disclosure>
      )}
    </section>
  );
}

/** How it stands with the reviews, on the page on which a file is worked. */
export function ReviewsProgress({ id, progress }: { id: string; progress: ReviewProgress | null }) {
  const { t } = useTranslation("scoring");
  if (!progress) return null;
  const { required, standing, given } = progress;
  return (
    <p>
      {t("progress.text", { given, standing, required: Math.max(required, standing) })}{" "}
      <Link to={`/review/${id}/reviewers`}>{t("progress.link")}</Link>
    </p>
  );
}
