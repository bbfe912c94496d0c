import { useTranslation } from "react-i18next";
import { BarTable } from "#app/ui/bar-table.tsx";
import { Facts } from "#app/ui/facts.tsx";
import type { Statistics as Figures } from "../statistics-model.ts";

const TOTALS = ["submitted", "approved", "refused", "open"] as const;
const FLOW = ["submitted", "approved", "refused"] as const;

/** The figures of the secretariat, each group as a chart with its numbers. */
export function Statistics({ figures }: { figures: Figures }) {
  const { t } = useTranslation("review");
  const none = t("statistics.none");
  const flow = (rows: Figures["months"]) =>
    rows.map(({ label, ...row }) => ({ label, figures: FLOW.map((name) => row[name]) }));
  const flowColumns = (head: string) => [head, ...FLOW.map((name) => t(`statistics.total.${name}`))];
  return (
    <>
      <div className="facts-in-row">
        <Facts
          items={TOTALS.map((name) => ({ term: t(`statistics.total.${name}`), value: String(figures.totals[name]) }))}
        />
      </div>
      <BarTable
        caption={t("statistics.stages.title")}
        columns={[
          t("statistics.stages.stage"),
          t("statistics.stages.median"),
          t("statistics.stages.most"),
          t("statistics.stages.cases"),
        ]}
        rows={figures.stages.map(({ stage, medianDays, mostDays, cases }) => ({
          label: t(`statistics.stage.${stage}`),
          figures: [medianDays, mostDays, cases],
        }))}
        none={none}
      />
      <BarTable
        caption={t("statistics.load.title")}
        columns={[
          t("statistics.load.coordinator"),
          t("statistics.load.open"),
          t("statistics.load.overdue"),
          t("statistics.load.oldest"),
        ]}
        rows={figures.load.map(({ name, open, overdue, oldestDays }) => ({
          label: name ?? t("statistics.load.nobody"),
          figures: [open, overdue, oldestDays],
        }))}
        none={none}
      />
      <BarTable
        caption={t("statistics.months.title")}
        columns={flowColumns(t("statistics.months.month"))}
        rows={flow(figures.months)}
        none={none}
      />
      <BarTable
        caption={t("statistics.countries.title")}
        columns={flowColumns(t("statistics.countries.country"))}
        rows={flow(figures.countries)}
        none={none}
      />
      {figures.reasons.length > 0 && (
        <BarTable
          caption={t("statistics.reasons.title")}
          columns={[t("statistics.reasons.reason"), t("statistics.reasons.given")]}
          rows={figures.reasons.map(({ label, count }) => ({ label, figures: [count] }))}
          none={none}
        />
      )}
      <BarTable
        caption={t("statistics.afterwards.title")}
        columns={[t("statistics.afterwards.what"), t("statistics.afterwards.number")]}
        rows={figures.afterwards.map(({ label, count }) => ({ label, figures: [count] }))}
        none={none}
      />
      <BarTable
        caption={t("statistics.states.title")}
        columns={[t("statistics.states.state"), t("statistics.states.cases")]}
        rows={figures.states.map(({ label, count }) => ({ label, figures: [count] }))}
        none={none}
      />
    </>
  );
}
