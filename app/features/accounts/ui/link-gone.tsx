import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";

interface LinkGoneProps {
  /** Where a new link can be asked for; left out when only another person can send one. */
  to?: string;
  label?: string;
  /** Why, where that is known. */
  why?: string;
}

/** What a link says that was used, is too old or was replaced. */
export function LinkGone({ to, label, why }: LinkGoneProps) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <h1>{t("link.title")}</h1>
      <p className="lead">{why ?? (to ? t("link.text") : t("link.invitation_text"))}</p>
      {to && (
        <div className="row">
          <LinkButton to={to}>{label}</LinkButton>
        </div>
      )}
    </>
  );
}
