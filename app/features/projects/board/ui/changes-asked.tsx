import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { InnerView, UnmetView } from "../project-model.ts";
import { UnmetQuestions } from "./unmet-questions.tsx";

interface ChangesAskedProps extends Pick<InnerView, "isTakenOff" | "isTakenBack"> {
  note: string;
  unmet: UnmetView[];
}

/** What a coordinator asks for; where it was handed in again since and taken back, how it stands, and what was asked before. */
export function ChangesAsked({ note, unmet, isTakenOff, isTakenBack }: ChangesAskedProps) {
  const { t } = useTranslation("projects");
  const asked = (
    <>
      <PlainText text={note} />
      <UnmetQuestions unmet={unmet} />
    </>
  );
  if (!isTakenBack)
    return (
      <Callout tone="bad" title={t(isTakenOff ? "page.taken_off" : "page.changes_asked")}>
        {asked}
      </Callout>
    );
  return (
    <Callout tone="wait" title={t("taken_back.title")}>
      <p>{t("taken_back.explain")}</p>
      <p>
        <b>{t("taken_back.earlier")}</b>
      </p>
      {asked}
    </Callout>
  );
}
