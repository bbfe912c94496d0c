import { useTranslation } from "react-i18next";

/** Where the secretariat is reached. */
export function SecretariatContact({ email }: { email: string }) {
  const { t } = useTranslation("common");
  return (
    <p>
      {t("contact")} <a href={`mailto:${email}`}>{email}</a>
    </p>
  );
}
