import { useTranslation } from "react-i18next";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { HidingView } from "../moderation-model.ts";

/** Why a page is hidden, what its authors answered, and what was said to that. */
export function HidingFacts({ hiding }: { hiding: HidingView }) {
  const { t } = useTranslation("moderation");
  const { since, fault, reason, asked, settled } = hiding;
  return (
    <>
      <p>
        {t("hidden.since")} <Time {...since} />
      </p>
      <p>
        <strong>{t("hidden.fault", { fault })}</strong>
      </p>
      {reason && <PlainText text={reason} />}
      {asked && (
        <>
          <p>
            <strong>{t("hidden.asked")}</strong> <Time {...asked.at} />
          </p>
          {asked.words && <PlainText text={asked.words} />}
        </>
      )}
      {settled && (
        <>
          <p>
            <strong>{t(settled.isPutBack ? "hidden.put_back" : "hidden.kept")}</strong> <Time {...settled.at} />
          </p>
          {settled.answer && <PlainText text={settled.answer} />}
        </>
      )}
    </>
  );
}
