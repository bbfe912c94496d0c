import type { SubmissionResult } from "@conform-to/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { SavedMeanwhile } from "#app/features/members/institution/ui/saved-meanwhile.tsx";
import { readWhole } from "#app/platform/numbers.ts";
import { readDay, readMonth, writtenDate } from "#app/platform/typed-dates.ts";
import type { Option, OptionGroup } from "#app/ui/select.tsx";

type Last = SubmissionResult | undefined;

/** Whether a form was refused because what it corrects has been changed since its page was read. */
const isBehind = (last: Last): boolean => last?.error?.[""]?.some((key) => key.includes("refused.stale")) ?? false;

interface AsReadProps {
  /** The version of what stands now, or its mark where it counts none. */
  version: number | string;
  lastResult: Last;
}

/**
 * At which version a form that corrects something was read. What comes back with a mistake stays at it; where others were
 * quicker both texts are on the page from then on, and sending once more is a decision.
 */
export function AsRead({ version, lastResult }: AsReadProps) {
  const sent = lastResult?.initialValue?.["version"];
  return (
    <input type="hidden" name="version" value={typeof sent === "string" && !isBehind(lastResult) ? sent : version} />
  );
}

/** Who has changed meanwhile what is corrected here. */
export interface ChangedBy {
  /** Null where it was whoever reads this, in another window. */
  name: string | null;
  /** Null where nobody noted when. */
  at: string | null;
}

interface ChangedSinceProps {
  lastResult: Last;
  by?: ChangedBy | null;
  /** What stands now, as the form would begin with it. */
  saved: object;
  /** What the fields are called, in the order of the form. */
  labels: Readonly<Record<string, string>>;
  /** The words of what is chosen and not typed. */
  options?: Readonly<Record<string, readonly (Option | OptionGroup)[] | undefined>>;
}

/** What others have written meanwhile, beside what was typed. */
export function ChangedSince({ lastResult, by, saved, labels, options = {} }: ChangedSinceProps) {
  const { t } = useTranslation("projects");
  if (!isBehind(lastResult)) return null;
  const typed = lastResult?.initialValue ?? {};
  const now = saved as Readonly<Record<string, unknown>>;
  const differences = Object.entries(labels).flatMap(([name, label]) => {
    const [theirs, mine] = [wordsOf(name, now[name], options[name]), wordsOf(name, typed[name], options[name])];
    return theirs === mine ? [] : [{ name, label, saved: theirs, yours: mine }];
  });
  if (differences.length === 0) return null;
  return <SavedMeanwhile title={by ? whoChanged(t, by) : t("changed_since")} differences={differences} />;
}

function whoChanged(t: TFunction<"projects">, { name, at }: ChangedBy): string {
  if (name !== null) return t("changed_by.other", { name, at });
  return at === null ? t("changed_by.own_undated") : t("changed_by.own", { at });
}

/** What its author alone may correct. */
export const BY_ONESELF: ChangedBy = { name: null, at: null };

/** What is typed with a meaning that can be written in several ways: once as people write it, whichever way it came. */
const MEANT: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries(["day", "doneOn", "dueOn"].map((name) => [name, (text) => writtenDate(readDay(text) ?? text)])),
  ...Object.fromEntries(
    ["startMonth", "endMonth"].map((name) => [name, (text) => writtenDate(readMonth(text) ?? text)]),
  ),
  ...Object.fromEntries(
    ["durationMinutes", "reached", "reachedWomen", "reachedYouth"].map((name) => [
      name,
      (text) => String(readWhole(text) ?? text),
    ]),
  ),
  time: (text) => text.replace(/^(\d)(?=[:.])/, "0$1").replace(".", ":"),
};

/** In which order boxes were ticked says nothing, nor how a browser ends its lines. */
function wordsOf(name: string, value: unknown, options: readonly (Option | OptionGroup)[] = []): string {
  const all = options.flatMap((one) => ("options" in one ? one.options : one));
  const texts = [value].flat().flatMap((one) => (typeof one === "string" ? one.replaceAll("\r\n", "\n").trim() : []));
  const isOne = !Array.isArray(value);
  const meant = (text: string) => MEANT[name]?.(text) ?? text;
  const words = texts.map((text) => all.find((option) => option.value === text)?.label ?? meant(text));
  return isOne ? (words[0] ?? "") : words.sort().join(", ");
}
