import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ChangeView } from "../project-model.ts";
import { UnmetQuestions } from "./unmet-questions.tsx";

/** That a change waits beside what is shown, or how it was answered. `children`: what can be done about it here. */
export function ChangeNotice({ change, children }: { change: ChangeView; children?: ReactNode }) {
  const { t } = useTranslation("projects");
  const { title, tone, at, note, unmet, to } = change;
  return (
    <Callout tone={tone} title={title}>
      {note && <PlainText text={note} />}
      <UnmetQuestions unmet={unmet} />
      <p className="small soft">
        {t(tone === "wait" ? "change.since" : "change.answered")} <Time dateTime={at.iso} text={at.text} />
      </p>
      {tone === "wait" && <p>{t("change.shown_meanwhile")}</p>}
      {children ??
        (to && (
          <p>
            <Link to={to}>{t("change.see")}</Link>
          </p>
        ))}
    </Callout>
  );
}
