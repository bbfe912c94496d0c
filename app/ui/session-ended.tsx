import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isWritten, type Opener, SentAgain, SignInAsOpener, Written } from "./sent-again.tsx";

interface SessionEndedProps {
  /** With which the form can be sent again; none of a form that sends nothing without its file. */
  fields: [string, string][];
  /** What the form brought beside its file. */
  typed: [string, string][];
  opener: Opener | null;
}

/**
 * What was typed after the session had ended is not lost: sign in in another tab, come back, and send the same form
 * again. Passwords are never among the fields. A file is not kept: a message asks for it when it is sent again; of any
 * other form with a file what was written beside it is shown, to be copied into the page that is opened again.
 */
export function SessionEnded({ fields, typed, opener }: SessionEndedProps) {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  const isFile = fields.length === 0;
  const isFileLost = fields.some(([name]) => name === "lostFile");
  return (
    <div className="page error-page">
      <h1>{t("session_ended.title")}</h1>
      <p className="lead">{t(isFile ? "session_ended.file_text" : "session_ended.text")}</p>
      {isFile && typed.some(isWritten) && <p>{t("session_ended.file_typed")}</p>}
      {isFileLost && <p>{t("session_ended.file_lost")}</p>}
      {opener && <p>{opener.name ? t("session_ended.as", { name: opener.name }) : t("session_ended.as_opener")}</p>}
      <ol>
        <li>
          <SignInAsOpener opener={opener} isTextAlone={isFile} />
        </li>
        <li>{isFile ? <a href={pathname + search}>{t("session_ended.back")}</a> : t("session_ended.return")}</li>
      </ol>
      {!isFile && <SentAgain fields={fields} />}
      <Written fields={typed} />
    </div>
  );
}
