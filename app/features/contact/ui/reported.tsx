import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { EnquiryView, ReportView } from "./contact-model.ts";

interface ReportedProps {
  report: ReportView;
  side: EnquiryView["side"];
}

/** That it was reported, when and why, and what the secretariat found. */
export function Reported({ report, side }: ReportedProps) {
  const { t } = useTranslation("contact");
  const { isAccused, reason, at, finding, foundAt, state, findings } = report;
  if (isAccused && state !== "abuse") return state === "open" ? <Callout title={t("held")} /> : null;
  const last = state === "open" ? undefined : findings.at(-1);
  const earlier = last ? findings.slice(0, -1) : findings;
  return (
    <>
      <Callout tone={state === "none" ? "wait" : "bad"} title={t("reported", { date: at })}>
        {reason && <PlainText text={reason} />}
        {finding && <p>{finding}</p>}
        {last ? <Found finding={last} /> : foundAt && <p className="small">{t("found_on", { date: foundAt })}</p>}
      </Callout>
      {side === "judge" && earlier.length > 0 && (
        <Disclosure summary={t("earlier_findings", { count: earlier.length })} isOpen={state === "open"}>
          <ol className="stack">
            {earlier.map((one) => (
              <li key={one.id}>
                <p>{one.words}</p>
                <Found finding={one} />
                <p className="small">{t("waiting.report", { reporter: one.reporter })}</p>
                <PlainText text={one.report} />
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </>
  );
}

function Found({ finding: { by, at, why } }: { finding: ReportView["findings"][number] }) {
  const { t } = useTranslation("contact");
  return (
    <>
      <p className="small">{t("found_by", { person: by, date: at })}</p>
      {why && (
        <>
          <p className="small">{t("judge.why_changed")}</p>
          <PlainText text={why} />
        </>
      )}
    </>
  );
}
