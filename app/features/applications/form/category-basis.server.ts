import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { basisOf } from "./category.ts";
import { viewSomeAnswers, writtenValue } from "./answer-view.server.ts";
import type { FormContext } from "./form.ts";

export interface BasisView {
  label: string;
  text: string;
  /** The question on its page; null for what the eligibility check was told. */
  to: string | null;
}

const PRECHECK_WORDS: Record<string, string> = {
  org_kind: "org_kind",
  degree: "yes_no",
  cohorts: "cohorts",
  recognised: "recognition",
};

/** The answers the category rests on, quoted, each with where it is corrected. */
export function viewCategoryBasis(
  { precheck, answers }: Pick<FormContext, "precheck" | "answers">,
  applicationId: string,
  locale: Locale,
): BasisView[] {
  const t = translator(locale);
  return basisOf({ precheck, answers }).flatMap<BasisView>(({ from, name }) => {
    if (from === "precheck") {
      const code = precheck[name];
      const label = t(`applications:precheck.question.${name}`);
      return code ? [{ label, text: t(`vocabulary:${PRECHECK_WORDS[name]}.${code}`), to: null }] : [];
    }
    const to = `/applications/${applicationId}/legal#section-legal-${name}`;
    const quoted = viewSomeAnswers({ [`legal.${name}`]: answers.legal?.[name] }, locale);
    return quoted.map(({ label, value }) => ({ label, text: writtenValue(value), to }));
  });
}
