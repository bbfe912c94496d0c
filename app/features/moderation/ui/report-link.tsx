import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** The way to say that something is wrong with a page; nothing for those whose page it is. */
export function ReportLink({ to }: { to: string | null }) {
  const { t } = useTranslation("moderation");
  if (!to) return null;
  return (
    <p className="small">
      <Link to={to} rel="nofollow">
        {t("report.link")}
      </Link>
    </p>
  );
}
