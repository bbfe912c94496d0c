import { countryName, languageName, regionName } from "#app/i18n/names.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Words } from "../project/project-words.server.ts";
import type { Match, Reason, ReasonKind } from "./match-rules.ts";
import type { WhyView } from "./why-model.ts";

/** So many things are said of a match, the weightiest. */
const MOST_LINES = 4;
const MOST_NAMED = 3;

/** What a kind repeats of a weightier one. */
const SAID_BY: Partial<Record<ReasonKind, ReasonKind>> = {
  field: "asked_field",
  language: "asked_language",
  country: "asked_country",
};

function labelOf({ kind, code }: Reason, { t, locale }: Words): string {
  switch (kind) {
    case "offer":
    case "wish":
      return vocabularyLabel(`cooperation.${code}`, locale);
    case "theme":
      return vocabularyLabel(`theme.${code}`, locale);
    case "field":
    case "asked_field":
      return vocabularyLabel(`isced.${code}`, locale);
    case "language":
    case "asked_language":
    case "spoken":
      return languageName(code, locale);
    case "region":
      return regionName(code, locale);
    case "topic":
      return t(`matching:topic.${code}`);
    default:
      return countryName(code, locale);
  }
}

function isSaidAlready({ kind, code }: Reason, reasons: readonly Reason[]): boolean {
  const by = SAID_BY[kind];
  return by !== undefined && reasons.some((other) => other.kind === by && other.code === code);
}

const weightOf = (reasons: readonly Reason[]) => reasons.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Why a project and a member fit, in words.
 * @param voice whether the member is told, or somebody of the lead
 */
export function whyView({ need, reasons }: Match, voice: "you" | "they", words: Words): WhyView {
  const said = reasons.filter(
    (reason) => !isSaidAlready(reason, reasons) && (voice === "you" || reason.kind !== "spoken"),
  );
  const kinds = [...Map.groupBy(said, ({ kind }) => kind)].sort(
    ([, one], [, other]) => weightOf(other) - weightOf(one),
  );
  const lines = kinds.slice(0, MOST_LINES).map(([kind, some]) => {
    const list = lineOf(some.slice(0, MOST_NAMED).map((reason) => labelOf(reason, words)));
    return voice === "you"
      ? words.t(`matching:you.${kind}`, { list })
      : words.t(`matching:they.${kind as Exclude<ReasonKind, "spoken">}`, { list });
  });
  return { role: need.role, lines };
}
