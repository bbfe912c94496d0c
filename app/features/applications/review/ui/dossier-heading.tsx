import { Link } from "@remix-run/react";
import { lineOf } from "#app/i18n/isolate.ts";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import type { DossierHeader } from "../dossier-model.ts";
import type { NextCase } from "../next-waiting.server.ts";
import { statusTone } from "../../file/ui/status-badge.tsx";

/** What the file is, where it stands, who acts next and by when; the same above every page of it. */
export function DossierHeading({ header, next }: { header: DossierHeader; next: NextCase | null }) {
  const { t } = useTranslation("review");
  const {
    name,
    lang,
    original,
    caseNumber,
    status,
    nextActor,
    deadline,
    city,
    country,
    category,
    rights,
    duplicateOf,
  } = header;
  const place = lineOf([city, country]);
  return (
    <header className="stack stack-tight">
      <div className="row row-between">
        <Breadcrumbs items={[{ label: t("title"), to: "/review" }, { label: caseNumber }]} />
        {next && (
          <Link to={`/review/${next.id}`} className="small">
            {t("next_case", { name: next.name })}
          </Link>
        )}
      </div>
      <div className="page-heading">
        <h1>
          <InstitutionName name={name} lang={lang} original={original} />
        </h1>
        <div className="stack stack-tight">
          <Badge tone={statusTone(status)}>
            {duplicateOf
              ? t("closed_duplicate", { of: duplicateOf })
              : t(`vocabulary:application_status.${status}.staff`)}
            {nextActor && `: ${t(`actor.${rights.decide ? "you" : nextActor}`)}`}
          </Badge>
          {deadline && <Deadline {...deadline} />}
          {header.isAwaited && (
            <Link to={`/review/${header.id}/correspondence`}>
              <Badge tone="wait">{t("asks")}</Badge>
            </Link>
          )}
        </div>
      </div>
      <p className="soft">
        {place} · {t("applies_as", { category: t(`vocabulary:membership_category.${category}.title`) })}
      </p>
    </header>
  );
}

interface DossierTabsProps {
  id: string;
  path: string;
  /** Messages that were not read. */
  unread: number;
  hasReviewers: boolean;
}

export function DossierTabs({ id, path, unread, hasReviewers }: DossierTabsProps) {
  const { t } = useTranslation("review");
  const base = `/review/${id}`;
  const places = [
    ["overview", base],
    ["answers", `${base}/answers`],
    ...(hasReviewers ? ([["reviewers", `${base}/reviewers`]] as const) : []),
    ["correspondence", `${base}/correspondence`],
    ["notes", `${base}/notes`],
    ["letters", `${base}/letters`],
  ] as const;
  const items = places.map(([name, to]) => ({
    label: t(`tab.${name}`),
    to,
    isCurrent: path === to,
    count: name === "correspondence" && unread > 0 ? unread : undefined,
  }));
  return <Tabs items={items} label={t("tabs")} />;
}
