import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ShellProps } from "./shell-props.ts";
import { SecretariatContact } from "./secretariat-contact.tsx";
import { StarMark } from "./star.tsx";

/** The disclaimer, and what every public site owes its readers. */
export function SiteFooter({ association, sourceUrl }: Pick<ShellProps, "association" | "sourceUrl">) {
  const { t } = useTranslation("common");
  return (
    <footer className="site-footer">
      <div className="page">
        <div className="site-footer-words">
          <StarMark />
          <p className="site-footer-name">
            {association.name} {association.isProposed && `(${t("association.proposed")})`}
          </p>
          <p>{t("footer.disclaimer")}</p>
          {association.contactEmail && <SecretariatContact email={association.contactEmail} />}
        </div>
        <nav aria-label={t("footer.label")}>
          <ul>
            <li>
              <Link to="/texts/charter">{t("footer.charter")}</Link>
            </li>
            <li>
              <Link to="/privacy">{t("footer.privacy")}</Link>
            </li>
            <li>
              <Link to="/accessibility">{t("footer.accessibility")}</Link>
            </li>
            <li>
              <Link to="/verify">{t("footer.verify")}</Link>
            </li>
            {association.areFiguresPublic && (
              <li>
                <Link to="/figures">{t("footer.figures")}</Link>
              </li>
            )}
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
