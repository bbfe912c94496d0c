import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** The disclaimer, and what every public site owes its readers. */
export function SiteFooter({ sourceUrl }: { sourceUrl?: string }) {
  const { t } = useTranslation("common");
  return (
    <footer className="site-footer">
      <div className="page">
        <p>{t("footer.disclaimer")}</p>
        <nav aria-label={t("footer.label")}>
          <ul>
            <li>
              <Link to="/privacy">{t("footer.privacy")}</Link>
            </li>
            <li>
              <Link to="/accessibility">{t("footer.accessibility")}</Link>
            </li>
            <li>
              <a href="/api/v1">{t("footer.api")}</a>
            </li>
            {sourceUrl && (
              <li>
                <a href={sourceUrl} rel="noopener">
                  {t("footer.source")}
                </a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
