import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { StatusPage } from "../status-model.ts";
import type { Expected, WhereView } from "../where-model.ts";

/** The way of the application: where it stands, who acts next, what is missing, and when the decision is expected. */
export function WhereCard({
  page: { where, next, recommendations, id },
}: {
  page: Pick<StatusPage, "where" | "next" | "recommendations" | "id">;
}) {
  const { t } = useTranslation("applications");
  if (!where) return null;
  const entries = where.stages.map(({ stage, state }) => ({
    id: stage,
    title: t(`where.stage.${stage}`),
    state,
    meta: state === "now" && next ? `${t("status.next")}: ${next}` : undefined,
    body: state === "now" ? <Missing missing={where.missing} isListed={where.isListed} /> : undefined,
  }));
  return (
    <Card title={t("where.title")} id="where">
      <div className="stack">
        <Timeline entries={entries} label={t("where.title")} />
        {recommendations && recommendations.given < recommendations.asked && (
          <p>
            <Link to={`/applications/${id}/recommendations`}>{t("recommendations:count", recommendations)}</Link>
          </p>
        )}
        {where.expected && <Expectation expected={where.expected} />}
      </div>
    </Card>
  );
}

function Expectation({ expected }: { expected: Expected }) {
  const { t } = useTranslation("applications");
  switch (expected.kind) {
    case "half":
      return (
        <p>
          {t("where.half", { count: expected.days })} {t("where.day", { day: expected.day })}{" "}
          {t("where.by", { date: expected.by })}
        </p>
      );
    case "promised":
      return (
        <p>
          {t("where.promised")} {t("where.day", { day: expected.day })} {t("where.by", { date: expected.by })}
        </p>
      );
    case "longer":
      return (
        <p>
          {t("where.longer")} {t("where.day", { day: expected.day })}
        </p>
      );
    case "paused":
      return <p>{t("where.paused", { day: expected.day })}</p>;
    case "before":
      return <p>{expected.days === null ? t("where.promised") : t("where.half", { count: expected.days })}</p>;
  }
}

function Missing({ missing, isListed }: Pick<WhereView, "missing" | "isListed">) {
  const { t } = useTranslation("applications");
  if (missing.length === 0) return null;
  if (isListed) return <p>{t("where.sections", { count: missing.length })}</p>;
  return (
    <>
      <p>{t("where.missing", { count: missing.length })}</p>
      <ul>
        {missing.map(({ label, to }) => (
          <li key={label}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
