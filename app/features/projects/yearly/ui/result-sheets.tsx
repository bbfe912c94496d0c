import { useTranslation } from "react-i18next";

/** The results of each of the last years as a file, for the secretariat. */
export function ResultSheets({ years }: { years: readonly number[] }) {
  const { t } = useTranslation("results");
  if (years.length === 0) return null;
  return (
    <p>
      {t("sheet.of_year")}{" "}
      {years.map((year) => (
        <span key={year}>
          <a href={`/review/results/${year}/csv`} download>
            {year}
          </a>{" "}
        </span>
      ))}
    </p>
  );
}
