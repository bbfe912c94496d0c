import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { RenewalAskedView } from "./renewal-model.ts";

/** For the secretariat: that a member has asked for another term, and what is to be looked at. */
export function RenewalAsked({ view: { by, on, summary, doubts } }: { view: RenewalAskedView }) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("renewal.asked_title")}>
      <p>{t("renewal.asked_by", { by, on })}</p>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{t(`renewal.doubt.${doubt}`)}</li>
        ))}
      </ul>
      {summary && (
        <p>
          <OwnWords text={summary} />
        </p>
      )}
      <p>{t("renewal.asked_next")}</p>
    </Card>
  );
}
