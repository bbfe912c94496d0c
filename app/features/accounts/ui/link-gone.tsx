import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Typed } from "#app/ui/typed.tsx";

interface LinkGoneProps {
  /** Where a new link can be asked for; left out when only another person can send one. */
  to?: string;
  label?: string;
  /** Why, where that is known. */
  why?: string;
  /** The name that was typed into its form before it had ended. */
  name?: string;
}

/** What a link says that was used, is too old or was replaced. */
export function LinkGone({ to, label, why, name }: LinkGoneProps) {
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
      <TypedName name={name} />
    </>
  );
}

/** The name that was typed into a form that is gone; nothing where none was. */
export function TypedName({ name }: Pick<LinkGoneProps, "name">) {
  const { t } = useTranslation("accounts");
  return <Typed typed={name ? [{ label: t("field.name"), text: name }] : []} />;
}
