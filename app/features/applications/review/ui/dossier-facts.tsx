import { useTranslation } from "react-i18next";
import { languageWord } from "#app/i18n/language-word.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { ConflictView } from "../../file/conflict-queries.server.ts";
import type { TimeView } from "../../file/review-dates.server.ts";
import type { DossierHeader, HistoryEntry } from "../dossier-model.ts";
import { AudienceBadge } from "../../file/ui/audience.tsx";

export function DossierFacts({ header }: { header: DossierHeader }) {
  const { t } = useTranslation("review");
  const { caseNumber, category, country, submitted, owner, ageDays, stateDays, readerLocales } = header;
  const items = [
    { term: t("column.case"), value: caseNumber },
    { term: t("facts.category"), value: t(`vocabulary:membership_category.${category}.title`) },
    { term: t("column.country"), value: country },
    { term: t("facts.submitted"), value: submitted && <Submitted at={submitted} days={ageDays} /> },
    { term: t("facts.in_state"), value: t("in_state", { count: stateDays }) },
    { term: t("column.owner"), value: owner ?? t("owner.nobody") },
    { term: t("facts.language"), value: readerLocales.map((locale) => languageWord(t, locale)).join(", ") },
  ];
  return (
    <Card title={t("facts.title")}>
      <Facts items={items} />
      <p className="small soft">
        {t("facts.applicant_sees", {
          text: header.duplicateOf
            ? t("applications:status.duplicate.explain", { of: header.duplicateOf })
            : t(`vocabulary:application_status.${header.status}.explain`),
        })}
      </p>
    </Card>
  );
}

function Submitted({ at, days }: { at: TimeView; days: number }) {
  const { t } = useTranslation("review");
  return (
    <>
      <Time {...at} /> <span className="small soft">{t("age", { count: days })}</span>
    </>
  );
}

/** What happened, oldest first; what only the secretariat sees is marked as such. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("history.title")}>
      <Timeline
        label={t("history.title")}
        entries={entries.map(({ id, text, actor, at, isStaffOnly, reason }, index) => ({
          id,
          title: text,
          isStaffOnly,
          state: index === entries.length - 1 ? "now" : "done",
          body: reason,
          meta: (
            <>
              {actor && (
                <>
                  <bdi>{actor}</bdi>,{" "}
                </>
              )}
              <Time {...at} />
            </>
          ),
        }))}
      />
    </Card>
  );
}

/** Who has stepped aside and why, for colleagues. */
export function Conflicts({ conflicts }: { conflicts: ConflictView[] }) {
  const { t } = useTranslation("review");
  if (conflicts.length === 0) return null;
  return (
    <Card title={t("conflict.card")} aside={<AudienceBadge audience="secretariat" />} className="staff-card">
      <ul className="plain-list stack">
        {conflicts.map(({ userId, name, reason, at }) => (
          <li key={userId}>
            <strong>{name}</strong>{" "}
            <span className="small soft">
              <Time {...at} />
            </span>
            <PlainText text={reason} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
