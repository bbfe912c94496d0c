import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { HidingView } from "../moderation-model.ts";
import { HidingFacts } from "./hiding-facts.tsx";

type Notice = HidingView & { to: string; mayAsk: boolean };

/** Stands above a page that only its authors still see. */
export function HiddenNotice({ notice }: { notice: Notice | null }) {
  const { t } = useTranslation("moderation");
  if (!notice) return null;
  const { next } = notice;
  return (
    <Callout tone="bad" title={t("hidden.title")}>
      <p>{t("hidden.explain")}</p>
      <HidingFacts hiding={notice} />
      <p>{t(`hidden.next.${next}`, { until: notice.until })}</p>
      {(notice.mayAsk || next === "asked" || next === "kept") && (
        <p>
          <Link to={notice.to}>{t(notice.mayAsk ? "hidden.to_ask" : "hidden.to_page")}</Link>
        </p>
      )}
    </Callout>
  );
}
