import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { POSTING } from "../../project/posting-fields.ts";
import { type Lack, partOf } from "../lacks.ts";
import { useQuestionLabels } from "./use-question-words.ts";

interface PreviewNoticeProps {
  slug: string;
  reader: "everyone" | "members";
  standing: "draft" | "board" | "handed_in";
  lacks: Lack[];
}

/** That nobody sees this page yet, as whom one sees it, and what is still asked. */
export function PreviewNotice({ slug, reader, standing, lacks }: PreviewNoticeProps) {
  const { t } = useTranslation("projects");
  const labels = useQuestionLabels();
  const canChange = standing !== "handed_in";
  const asked = [...new Set(lacks.map(({ name }) => name.split(/[.[]/, 1)[0] ?? ""))];
  const to = (as: string) => `/projects/${slug}/preview?as=${as}`;
  return (
    <>
      <Callout tone="wait" title={t("preview.nobody")}>
        <p>{t(`preview.about_${standing}`)}</p>
        {asked.length > 0 && canChange && (
          <p>
            {t("preview.gaps")}{" "}
            {asked.map((name, index) => (
              <span key={name}>
                {index > 0 && "; "}
                <Link to={`/projects/${slug}/edit?open=${partOf(POSTING, name)?.key}#project-${name}`}>
                  {labels[name] ?? name}
                </Link>
              </span>
            ))}
          </p>
        )}
        {canChange && (
          <p>
            <Link to={`/projects/${slug}/edit`}>{t("preview.back")}</Link>
          </p>
        )}
      </Callout>
      <Tabs
        label={t("preview.as")}
        items={(["everyone", "members"] as const).map((as) => ({
          label: t(`preview.${as}`),
          to: to(as),
          isCurrent: as === reader,
        }))}
      />
    </>
  );
}
