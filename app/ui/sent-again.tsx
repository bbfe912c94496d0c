import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasWords } from "#app/i18n/has-words.ts";
import { isLocale } from "#app/i18n/locale.ts";
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
  const whose = opener ? `&openedBy=${encodeURIComponent(opener.id)}` : "";
  const done = encodeURIComponent(`/inbox?done=form_waits${whose}`);
  return (
    <a href={`/login?redirectTo=${done}${whose}`} target="_blank" rel="noopener">
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

/** The word of a field like `people[0].name` or `letters.ru.subject`: of one in several languages, that before the language. */
function lastPart(name: string): string {
  const parts = name.split(/[.[\]]+/).filter((part) => part !== "" && !/^\d+$/.test(part) && !isLocale(part));
  return parts.at(-1) ?? "";
}

/** What people wrote into a form that was not sent, to be copied. */
export function Written({ fields }: { fields: [string, string][] }) {
  const { t, i18n } = useTranslation("common");
  const written = fields.filter(isWritten);
  const wordOf = (name: string) => {
    const field = lastPart(name);
    return hasWords(i18n, "common", "typed_field", field) ? t(`typed_field.${field}`) : t("typed_field.other");
  };
  const words = written.map(([name]) => wordOf(name));
  const typed = written.map(([, text], at) => {
    const word = words[at] ?? "";
    const isOneOfMany = words.filter((one) => one === word).length > 1;
    const number = words.slice(0, at + 1).filter((one) => one === word).length;
    return { label: isOneOfMany ? t("typed_field.numbered", { word, number }) : word, text };
  });
  return <Typed typed={typed} />;
}
