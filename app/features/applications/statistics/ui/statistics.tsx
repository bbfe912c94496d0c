import { useTranslation } from "react-i18next";
import { BarTable } from "#app/ui/bar-table.tsx";
import { Facts } from "#app/ui/facts.tsx";
import type { Statistics as Figures } from "../statistics-model.ts";

const TOTALS = ["submitted", "approved", "refused", "open"] as const;
const FLOW = ["submitted", "approved", "refused"] as const;

/** The figures of the secretariat, each group as a chart with its numbers. */
export function Statistics({ figures }: { figures: Figures }) {
  const { t } = useTranslation("review", { keyPrefix: "statistics" });
  const none = t("none");
  const flow = (rows: Figures["months"]) =>
    rows.map(({ label, ...row }) => ({ label, figures: FLOW.map((name) => row[name]) }));
  const flowColumns = (head: string) => [head, ...FLOW.map((name) => t(`total.${name}`))];
  return (
    <>
      <div className="facts-in-row">
        <Facts items={TOTALS.map((name) => ({ term: t(`total.${name}`), value: String(figures.totals[name]) }))} />
      </div>
      <BarTable
        caption={t("stages.title")}
        columns={[t("stages.stage"), t("stages.median"), t("stages.most"), t("stages.cases")]}
        rows={figures.stages.map(({ stage, medianDays, mostDays, cases }) => ({
          label: t(`stage.${stage}`),
          figures: [medianDays, mostDays, cases],
        }))}
        none={none}
      />
      <BarTable
        caption={t("load.title")}
        columns={[t("load.coordinator"), t("load.open"), t("load.overdue"), t("load.oldest")]}
        rows={figures.load.map(({ name, open, overdue, oldestDays }) => ({
          label: name ?? t("load.nobody"),
          figures: [open, overdue, oldestDays],
        }))}
        none={none}
      />
      <BarTable
        caption={t("months.title")}
        columns={flowColumns(t("months.month"))}
        rows={flow(figures.months)}
        none={none}
      />
      <BarTable
        caption={t("countries.title")}
        columns={flowColumns(t("countries.country"))}
        rows={flow(figures.countries)}
        none={none}
      />
      {figures.reasons.length > 0 && (
        <BarTable
          caption={t("reasons.title")}
          columns={[t("reasons.reason"), t("reasons.given")]}
          rows={figures.reasons.map(({ label, count }) => ({ label, figures: [count] }))}
          none={none}
        />
      )}
      <BarTable
        caption={t("states.title")}
        columns={[t("states.state"), t("states.cases")]}
        rows={figures.states.map(({ label, count }) => ({ label, figures: [count] }))}
        none={none}
      />
    </>
  );
}
