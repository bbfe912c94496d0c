import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

/**
 * What was typed after the session had ended is not lost: sign in in another tab, come back, and send the same form
 * again. Passwords are never among the fields.
 */
export function SessionEnded({ fields }: { fields: [string, string][] }) {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  return (
    <div className="page error-page">
      <h1>{t("session_ended.title")}</h1>
      <p className="lead">{t("session_ended.text")}</p>
      <ol>
        <li>
          <a href="/login" target="_blank" rel="noopener">
            {t("session_ended.sign_in")}
          </a>
        </li>
        <li>{t("session_ended.return")}</li>
      </ol>
      <form method="post" action={pathname + search}>
        {fields.map(([name, value], index) => (
          <input key={`${index} ${name}`} type="hidden" name={name} defaultValue={value} />
        ))}
        <Button type="submit">{t("session_ended.send_again")}</Button>
      </form>
    </div>
  );
}
