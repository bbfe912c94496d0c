import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { DraftStanding } from "../saved-draft.server.ts";
import { useQuestionLabels } from "./use-question-words.ts";

/** What the page of a draft shows, for those who write it, or who answers it by when. */
export function DraftNotice({ slug, standing, differing }: DraftStanding) {
  const { t } = useTranslation("projects");
  const labels = useQuestionLabels();
  if (standing === "handed_in")
    return (
      <Callout tone="wait" title={t("draft.handed_in.title")}>
        <p>{t("criteria.afterwards.who")}</p>
        <p>
          <Link to="/projects/criteria">{t("criteria.afterwards.title")}</Link>
          {" · "}
          <Link to={`/projects/${slug}/preview`}>{t("preview.title")}</Link>
          {" · "}
          <Link to={`/projects/${slug}/versions`}>{t("versions.title")}</Link>
        </p>
      </Callout>
    );
  return (
    <Callout tone="wait" title={t(`draft.${standing}.title`)}>
      <p>{t(`draft.${standing}.text`)}</p>
      {standing === "differs" && (
        <p>
          {t("draft.differing")} {differing.map((name) => labels[name] ?? name).join("; ")}
        </p>
      )}
      <p>
        <Link to={`/projects/${slug}/preview`}>{t("preview.title")}</Link>
        {" · "}
        <Link to={`/projects/${slug}/versions`}>{t("versions.title")}</Link>
      </p>
    </Callout>
  );
}
