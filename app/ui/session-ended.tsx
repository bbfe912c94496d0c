import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type Opener, SentAgain, SignInAsOpener, Written } from "./sent-again.tsx";

/**
 * What was typed after the session had ended is not lost: sign in in another tab, come back, and send the same form
 * again. Passwords are never among the fields. A file is not kept: without anything beside it there are no fields, and with
 * them the form asks for it when it is sent again.
 */
export function SessionEnded({ fields, opener }: { fields: [string, string][]; opener: Opener | null }) {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  const isFile = fields.length === 0;
  const isFileLost = fields.some(([name]) => name === "lostFile");
  return (
    <div className="page error-page">
      <h1>{t("session_ended.title")}</h1>
      <p className="lead">{t(isFile ? "session_ended.file_text" : "session_ended.text")}</p>
      {isFileLost && <p>{t("session_ended.file_lost")}</p>}
      {opener && <p>{opener.name ? t("session_ended.as", { name: opener.name }) : t("session_ended.as_opener")}</p>}
      <ol>
        <li>
          <SignInAsOpener opener={opener} isFile={isFile} />
        </li>
        <li>{isFile ? <a href={pathname + search}>{t("session_ended.back")}</a> : t("session_ended.return")}</li>
      </ol>
      {!isFile && <SentAgain fields={fields} />}
      <Written fields={fields} />
    </div>
  );
}
