import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Time } from "#app/ui/time.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { HistoryEntry } from "../review-history.server.ts";
import type { DossierHeader } from "../review-queries.server.ts";

export function DossierFacts({ header }: { header: DossierHeader }) {
  const { t } = useTranslation("review");
  const { caseNumber, category, country, submitted, owner, ageDays, stateDays, locale } = header;
  const items = [
    { term: t("column.case"), value: caseNumber },
    { term: t("facts.category"), value: t(`vocabulary:membership_category.${category}.title`) },
    { term: t("column.country"), value: country },
    { term: t("facts.submitted"), value: submitted && <Time {...submitted} /> },
    { term: t("column.age"), value: t("age", { count: ageDays }) },
    { term: t("facts.in_state"), value: t("in_state", { count: stateDays }) },
    { term: t("column.owner"), value: owner ?? t("owner.nobody") },
    { term: t("facts.language"), value: t(`vocabulary:locale.${locale}`) },
  ];
  return (
    <Card as="aside" title={t("facts.title")}>
      <Facts items={items} />
      <p className="small soft">
        {t("facts.applicant_sees", { text: t(`vocabulary:application_status.${header.status}.explain`) })}
      </p>
    </Card>
  );
}

/** What happened, oldest first; what only the secretariat sees is marked as such. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  const { t } = useTranslation("review");
  return (
    <Card as="aside" title={t("history.title")}>
      <Timeline
        label={t("history.title")}
        entries={entries.map(({ id, text, actor, at, isStaffOnly }, index) => ({
          id,
          title: text,
          isStaffOnly,
          state: index === entries.length - 1 ? "now" : "done",
          meta: (
            <>
              {actor && `${actor}, `}
              <Time {...at} />
            </>
          ),
        }))}
      />
    </Card>
  );
}
