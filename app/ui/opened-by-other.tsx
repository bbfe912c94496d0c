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

type OfOther = Omit<FormOfOther, "typed">;

/** What a refused form had brought, and whose page it stood on where that was another's than who sent it. */
export interface WordsBack {
  typed: [string, string][];
  ofOther: OfOther | null;
}

/** Below a refusal: what was written, and the way to send it again as whoever opened the form. */
export function WordsOfRefused({ typed, ofOther }: WordsBack) {
  return (
    <>
      {ofOther && <AsOpener {...ofOther} />}
      <Written fields={typed} />
    </>
  );
}

function AsOpener({ opener, again }: OfOther) {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  const isFileLost = again?.some(([one]) => one === "lostFile");
  return (
    <>
      <p>{opener?.name ? t("opened_by_other.as", { name: opener.name }) : t("opened_by_other.as_opener")}</p>
      {isFileLost && <p>{t("session_ended.file_lost")}</p>}
      <ol>
        <li>
          <SignInAsOpener opener={opener} />
        </li>
        <li>{again ? t("session_ended.return") : <a href={pathname + search}>{t("opened_by_other.open_again")}</a>}</li>
      </ol>
      {again && <SentAgain fields={again} />}
    </>
  );
}

/** A form of one account that was sent after another had signed in in the same browser. */
export function OpenedByOther({ opener, typed, again }: FormOfOther) {
  const { t } = useTranslation("common");
  const name = useRootData()?.viewer?.name ?? "";
  const { pathname, search } = useLocation();
  return (
    <div className="page error-page">
      <h1>{t("opened_by_other.title")}</h1>
      <p className="lead">{t("opened_by_other.text")}</p>
      <p>{t("opened_by_other.signed_in", { name })}</p>
      <AsOpener opener={opener} again={again} />
      <Written fields={typed} />
      <p>
        <a href={pathname + search}>{t("opened_by_other.anew")}</a>
      </p>
    </div>
  );
}
