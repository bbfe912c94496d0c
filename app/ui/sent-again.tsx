import type { SubmissionResult } from "@conform-to/react";
import { useLocation } from "@remix-run/react";
import type { i18n, TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { languageWord } from "#app/i18n/language-word.ts";
import { isLocale } from "#app/i18n/locale.ts";
import { Button } from "./button.tsx";
import { isPlainlyWritten, isWritten, partsOf } from "./is-written.ts";
import { Typed } from "./typed.tsx";
import { forgetSentText } from "./use-kept-text.ts";

/** Whose page a form stood on; the name only in a browser that knows the account. */
export interface Opener {
  id: string;
  name: string | null;
}

interface SignInProps {
  opener: Opener | null;
  /** There was nothing but a file, so that no form waits that could be sent again. */
  isFile?: boolean;
}

/**
 * Where one signs in as whoever opened a form, in a tab beside the one that keeps it. Nobody comes back by "Back" to a page
 * that answered a form: the browser would ask whether to send it again.
 */
export function SignInAsOpener({ opener, isFile = false }: SignInProps) {
  const { t } = useTranslation("common");
  const whose = opener ? `&openedBy=${encodeURIComponent(opener.id)}` : "";
  const done = encodeURIComponent(`/inbox?done=${isFile ? "file_missing" : "form_waits"}${whose}`);
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

/** Rooms of a project whose forms call a field otherwise than small forms elsewhere, by the end of their address. */
const ROOMS: Readonly<Record<string, string>> = { tasks: "task", progress: "progress", work: "milestone" };

/** Where the words of fields are: those of small forms, and the questions of a profile, of a posting and of an application. */
const wordsFor = (field: string, inSection: string) => [
  ...[ROOMS[inSection.replace(/\..*/, "")] ?? []].flat().map((room) => `work:${room}.${field}`),
  `common:typed_field.${field}`,
  `members:field.${field}`,
  `projects:field.${field}`,
  `initiatives:field.${field}`,
  `results:field.${field}`,
  `report:field.${field}`,
  `work:meeting.field.${field}`,
  `work:meeting.${field}`,
  `work:milestone.${field}`,
  `work:progress.${field}`,
  `work:standing.${field}`,
  `work:task.${field}`,
  `projects:need.${field}`,
  `applications:field.${inSection}.label`,
  `applications:field.person.${field}.label`,
];

/**
 * What the form at an address calls a field; of a text in one of several languages, as `profileKk`, what it calls all of them.
 * Null where people are asked for nothing under that name.
 */
function wordOf(t: TFunction<never>, i18n: i18n, pathname: string, name: string): string | null {
  const parts = partsOf(name);
  const [, text = "", code = ""] = /^(\w+)([A-Z][a-z])$/.exec(parts.at(-1) ?? "") ?? [];
  const locale = code.toLowerCase();
  const inSection = [/\w+$/.exec(pathname)?.[0] ?? "", ...parts].join(".");
  const fields = [...parts.toReversed(), ...(isLocale(locale) ? [`${text}In`] : [])];
  const found = fields.flatMap((field) => wordsFor(field, inSection)).find((key) => i18n.exists(key));
  const language = isLocale(locale) ? languageWord(t, locale) : "";
  return found ? (t as TFunction)(found, { language }) : null;
}

/** What people wrote into a form that was not sent, to be copied. */
export function Written({ fields }: { fields: [string, string][] }) {
  const { t, i18n } = useTranslation();
  const { pathname } = useLocation();
  const written = fields.filter(isWritten).flatMap(([name, text]) => {
    const word = wordOf(t, i18n, pathname, name);
    // A word like a code, in a field that asks for none, is the form's own.
    return word !== null || isPlainlyWritten(text) ? [{ text, word: word ?? t("common:typed_unnamed") }] : [];
  });
  const words = written.map(({ word }) => word);
  const typed = written.map(({ text, word }, at) => {
    const isOneOfMany = words.filter((one) => one === word).length > 1;
    const number = words.slice(0, at + 1).filter((one) => one === word).length;
    return { label: isOneOfMany ? t("common:typed_numbered", { word, number }) : word, text };
  });
  return <Typed typed={typed} />;
}

/** The fields of a form as it was sent, from the tree an answer holds them in. */
function fieldsIn(value: unknown, name = ""): [string, string][] {
  if (typeof value === "string") return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((one, index) => fieldsIn(one, `${name}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => fieldsIn(one, name ? `${name}.${key}` : key));
}

/** What was typed into a form that is not on the page any more. */
export function WrittenBefore({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  return <Written fields={fieldsIn(lastResult?.initialValue)} />;
}
