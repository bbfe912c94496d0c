import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { OPENED_BY } from "#app/platform/opened-by.ts";
import { Button } from "./button.tsx";
import { Typed } from "./typed.tsx";
import { forgetSentText } from "./use-kept-text.ts";

/** Whose page a form stood on; the name only in a browser that knows the account. */
export interface Opener {
  id: string;
  name: string | null;
}

/**
 * Where one signs in as whoever opened a form, in a tab beside the one that keeps it. Nobody comes back by "Back" to a page
 * that answered a form: the browser would ask whether to send it again.
 */
export function SignInAsOpener({ opener }: { opener: Opener | null }) {
  const { t } = useTranslation("common");
  const done = encodeURIComponent("/inbox?done=form_waits");
  const whose = opener ? `openedBy=${encodeURIComponent(opener.id)}&` : "";
  return (
    <a href={`/login?${whose}redirectTo=${done}`} target="_blank" rel="noopener">
      {t("session_ended.sign_in")}
    </a>
  );
}

/** The same form as it was sent, behind one button. */
export function SentAgain({ fields }: { fields: [string, string][] }) {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={pathname + search} onSubmit={() => forgetSentText(pathname, fields)}>
      {fields.map(([name, value], index) => (
        <input key={`${index} ${name}`} type="hidden" name={name} defaultValue={value} />
      ))}
      <Button type="submit">{t("session_ended.send_again")}</Button>
    </form>
  );
}

// Codes, ids and numbers of a form are one word of Latin letters; what people write is more, or in other letters.
const isWritten = ([name, text]: [string, string]) =>
  !/^(__|seen|openedFor)/.test(name) && !name.startsWith(OPENED_BY) && /[\s@]|[^ -~]/.test(text.trim());

/** What people wrote into a form that was not sent, to be copied. */
export function Written({ fields }: { fields: [string, string][] }) {
  const { t } = useTranslation("common");
  const texts = fields.filter(isWritten).map(([, text]) => text);
  const typed = texts.map((text, index) => ({ label: t("session_ended.text_of", { number: index + 1 }), text }));
  return <Typed typed={typed} />;
}
