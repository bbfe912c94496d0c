import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { AppealView } from "../decision-model.ts";

/** What the applicant brings against the refusal, its evidence, and what became of it. */
export function AppealCard({ view }: { view: AppealView }) {
  const { t } = useTranslation("review");
  const { grounds, body, at, evidence, outcome, reasons } = view;
  return (
    <Card id="appeal" title={t("appeal.card")} aside={<Time {...at} />}>
      <div className="stack">
        <ul>
          {grounds.map((ground) => (
            <li key={ground}>{t(`vocabulary:appeal_ground.${ground}`)}</li>
          ))}
        </ul>
        <PlainText text={body} />
        {evidence.length > 0 && (
          <ul>
            {evidence.map(({ id, name }) => (
              <li key={id}>
                <a href={`/documents/${id}`} dir="auto">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        )}
        {outcome && (
          <>
            <h3>{t(`appeal.found.${outcome}`)}</h3>
            <PlainText text={reasons ?? ""} />
          </>
        )}
      </div>
    </Card>
  );
}
