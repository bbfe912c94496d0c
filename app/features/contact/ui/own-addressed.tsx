import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { LostText } from "./lost-text.tsx";

interface OwnAddressedProps {
  /** Its own pages; null where they are closed. */
  to: string | null;
  lastResult: SubmissionResult | undefined;
}

/** Somebody is about to write to an institution for which they act themselves. */
export function OwnAddressed({ to, lastResult }: OwnAddressedProps) {
  const { t } = useTranslation("contact");
  return (
    <>
      <Callout tone="wait" title={t("own.title")}>
        <p>{t("own.text")}</p>
        <div className="cluster">
          {to && <Link to={to}>{t("own.to_institution")}</Link>}
          <Link to="/messages">{t("own.to_messages")}</Link>
        </div>
      </Callout>
      <LostText lastResult={lastResult} labels={{ subject: t("subject"), body: t("body") }} />
    </>
  );
}
