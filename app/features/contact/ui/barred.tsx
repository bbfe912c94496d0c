import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { BarView } from "./contact-model.ts";

/** In place of a form that somebody barred cannot send: why, until when, and whom to ask; nothing for everybody else. */
export function Barred({ bar }: { bar: BarView | null }) {
  const { t } = useTranslation("contact");
  if (!bar) return null;
  const { since, contactEmail } = bar;
  return (
    <Callout tone="bad" title={t("bar.title")}>
      <p>{t("bar.reason", { date: since })}</p>
      <p>{t("bar.until")}</p>
      <p>
        {t("bar.ask")}
        {contactEmail !== null && (
          <>
            {" "}
            {t("common:contact")} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
          </>
        )}
      </p>
    </Callout>
  );
}
