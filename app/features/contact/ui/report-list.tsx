import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ReportLine } from "./contact-model.ts";

const TONES: Record<ReportLine["state"], Tone> = { open: "wait", abuse: "bad", none: "neutral" };

/** The reports somebody may judge. */
export function ReportList({ lines }: { lines: readonly ReportLine[] }) {
  const { t } = useTranslation("contact");
  if (lines.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="reports">
      <h2 id="reports">{t("reports.title")}</h2>
      <ul className="entry-list">
        {lines.map(({ id, reporter, accused, reportedAt, foundAt, state }) => (
          <li key={id}>
            <EntryCard aside={<Badge tone={TONES[state]}>{t(`reports.state.${state}`)}</Badge>}>
              <h3>
                <Link to={`/messages/${id}`}>{t("waiting.report", { reporter })}</Link>
              </h3>
              <p className="small">
                {t("reports.about")} <bdi>{accused}</bdi>
              </p>
              <p className="small soft">
                {t("reports.reported")} <Time {...reportedAt} />
                {foundAt && (
                  <>
                    {" · "}
                    {t("reports.found")} <Time {...foundAt} />
                  </>
                )}
              </p>
            </EntryCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
