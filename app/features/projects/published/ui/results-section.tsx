import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ResultCard } from "../published-model.ts";
import { ResultCards } from "./result-cards.tsx";

interface ResultsSectionProps {
  results: { total: number; cards: ResultCard[] };
}

/** What projects brought about, beside the projects themselves; nothing where there is nothing. */
export function ResultsSection({ results: { total, cards } }: ResultsSectionProps) {
  const { t } = useTranslation("results");
  if (total === 0) return null;
  return (
    <section className="stack" aria-labelledby="results">
      <h2 id="results">{t("section.title", { number: total })}</h2>
      <ResultCards items={cards} />
      <p>
        <Link to="/results">{t("section.all")}</Link>
      </p>
    </section>
  );
}
