import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Whence } from "./board-lines.tsx";
import type { ReportedYear } from "./year-model.ts";

interface ReportedProps {
  years: readonly ReportedYear[];
  text: string;
}

/** What an institution told of its years, with where it stands on the board; nothing where it told nothing. */
export function ReportedYears({ years, text }: ReportedProps) {
  const { t } = useTranslation("members");
  if (years.length === 0) return null;
  return (
    <Card title={t("year.reported.title")}>
      <p>{text}</p>
      {years.map(({ year, confirmed, activities, lines }) => (
        <section key={year} className="stack stack-tight">
          <h3>{t("year.reported.year", { year })}</h3>
          <p className="small soft">{t("year.reported.confirmed", confirmed)}</p>
          <ul>
            {lines.map((line) => (
              <li key={line.key}>
                <OwnWords text={line.text} />
                {line.from && (
                  <div className="small soft">
                    {t("year.board.from")} · <Whence line={line} />
                  </div>
                )}
              </li>
            ))}
          </ul>
          {activities !== "" && <PlainText text={activities} />}
        </section>
      ))}
    </Card>
  );
}
