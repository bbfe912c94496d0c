import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Byline } from "#app/ui/byline.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { PreparedRequestView } from "../dossier-model.ts";
import { DeclineForm, OneButton } from "./consent.tsx";

interface ConsentProps {
  version: number;
  prepared: PreparedRequestView;
  /** By when the applicant would have to answer, written out. */
  due: string;
  lastResult: SubmissionResult | undefined;
}

type PreparedProps = Omit<ConsentProps, "version" | "due"> & {
  page: Pick<ConsentProps, "version" | "due"> & { mayConsent: boolean };
};

/** A prepared request, as a second person answers it or as everybody else learns of it. */
export function Prepared({ page: { mayConsent, version, due }, prepared, lastResult }: PreparedProps) {
  return mayConsent ? (
    <Consent version={version} prepared={prepared} due={due} lastResult={lastResult} />
  ) : (
    <WaitsForConsent prepared={prepared} />
  );
}

/** The request in full for the second person, who sends it or says why not. */
function Consent({ version, prepared, due, lastResult }: ConsentProps) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("request.prepared_title")}>
      <div className="stack">
        <PreparedBy prepared={prepared} />
        <PlainText text={prepared.message} />
        <div>
          <p>{t("request.asks")}:</p>
          <ul>
            {prepared.asked.map((asked) => (
              <li key={asked}>{asked}</li>
            ))}
          </ul>
        </div>
        <p>{t("request.goes_out", { due })}</p>
        <OneButton version={version} intent="agree" label={t("request.agree")} />
        <DeclineForm version={version} of="request" lastResult={lastResult} />
      </div>
    </Card>
  );
}

function PreparedBy({ prepared: { by, at } }: Pick<ConsentProps, "prepared">) {
  const { t } = useTranslation("review");
  return (
    <p className="small soft">
      {t("request.prepared_by")} <Byline by={by} at={at} />
    </p>
  );
}

/** Said above the form of a request that waits for consent. */
function WaitsForConsent({ prepared }: Pick<ConsentProps, "prepared">) {
  const { t } = useTranslation("review");
  return (
    <Callout tone="wait" title={t("request.prepared_title")}>
      <p>{t("request.waits")}</p>
      <PreparedBy prepared={prepared} />
    </Callout>
  );
}

/** The way out of a prepared request. */
export function DropRequest({ version }: { version: number }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("request.drop")}>
      <p>{t("request.drop_text")}</p>
      <OneButton version={version} intent="drop" label={t("request.drop")} variant="danger" />
    </Card>
  );
}
