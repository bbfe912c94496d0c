import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useRootData } from "./root-data.ts";
import { type Opener, SentAgain, SignInAsOpener, Written } from "./sent-again.tsx";

export interface FormOfOther {
  opener: Opener | null;
  /** What the form brought. */
  typed: [string, string][];
  /** With which it can be sent again; null where it cannot, as with a file. */
  again: [string, string][] | null;
}

/** A form of one account that was sent after another had signed in in the same browser. */
export function OpenedByOther({ opener, typed, again }: FormOfOther) {
  const { t } = useTranslation("common");
  const name = useRootData()?.viewer?.name ?? "";
  const { pathname, search } = useLocation();
  const isFileLost = again?.some(([one]) => one === "lostFile");
  return (
    <div className="page error-page">
      <h1>{t("opened_by_other.title")}</h1>
      <p className="lead">{t("opened_by_other.text")}</p>
      <p>{t("opened_by_other.signed_in", { name })}</p>
      <p>{opener?.name ? t("opened_by_other.as", { name: opener.name }) : t("opened_by_other.as_opener")}</p>
      {isFileLost && <p>{t("session_ended.file_lost")}</p>}
      <ol>
        <li>
          <SignInAsOpener opener={opener} />
        </li>
        <li>{again ? t("session_ended.return") : <a href={pathname + search}>{t("opened_by_other.open_again")}</a>}</li>
      </ol>
      {again && <SentAgain fields={again} />}
      <Written fields={typed} />
      <p>
        <a href={pathname + search}>{t("opened_by_other.anew")}</a>
      </p>
    </div>
  );
}
