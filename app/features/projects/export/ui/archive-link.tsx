import { useTranslation } from "react-i18next";

/** The whole project as one file, for those who work on it. */
export function ArchiveLink({ slug }: { slug: string }) {
  const { t } = useTranslation("projects");
  return (
    <p className="no-print">
      <a href={`/projects/${slug}/archive.zip`} download>
        {t("export.link")}
      </a>{" "}
      <span className="small soft">{t("export.explain")}</span>
    </p>
  );
}
