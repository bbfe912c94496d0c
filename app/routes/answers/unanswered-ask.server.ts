import type { answerAsk } from "#app/features/asks/answer-ask.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";

type Unanswered = Exclude<Awaited<ReturnType<typeof answerAsk>>, { ok: true }>;

/** Says why an answer was not taken, and what whoever answers has said already. */
export function answerUnanswered(refusal: Unanswered, fields: URLSearchParams, locale: Locale) {
  const said = "said" in refusal ? { answer: translator(locale)(`asks:answer.${refusal.said}`) } : undefined;
  return answerRefusal(refusal.reason, fields, "asks:", said);
}
