import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";

/**
 * On a phone, what this reader can do next stays in sight, whatever is above it. On a wide screen it stands beside the text:
 * there, `beside-bar` shows what the bar says here.
 */
export function ActBar({ act: { to, label } }: { act: { to: string; label: string } }) {
  const { t } = useTranslation("projects");
  return (
    <div className="act-bar no-print" role="region" aria-label={t("page.what_to_do")}>
      <LinkButton to={to}>{label}</LinkButton>
    </div>
  );
}
