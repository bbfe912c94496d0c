import { dayOf, monthsAfter } from "#app/platform/days.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import { REAPPLY_MONTHS } from "../file/application.ts";
import { approvalLetter, deferralLetter, type LetterFrame, refusalLetter } from "../letters/review-letters.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";

type Ruling = Pick<DecisionRow, "outcome" | "category" | "reasonCodes" | "explanation" | "deferredUntil">;

interface Told {
  application: Pick<ApplicationRow, "id" | "caseNumber">;
  /** Its name in the language of the letter. */
  institution: string;
  ruling: Ruling;
  origin: string;
  now: Date;
  /** What an admission gives; before it takes effect, what stands in its place in a preview. */
  membership: { number: string; slug: string | null; endsOn: string | null };
}

/** The letter that tells a decision: the same words for the preview and for the letter that goes out. */
export function decisionLetter(
  frame: LetterFrame,
  { application, institution, ruling, origin, now, membership }: Told,
) {
  const { outcome, category, explanation, deferredUntil } = ruling;
  const data = {
    institution,
    caseNumber: application.caseNumber ?? "",
    explanation,
    url: `${origin}/applications/${application.id}`,
  };
  if (outcome === "refuse") {
    const againFrom = formatDay(monthsAfter(dayOf(now), REAPPLY_MONTHS), frame.locale);
    return refusalLetter(frame, { ...data, againFrom, reasons: ruling.reasonCodes as ReasonCode[] });
  }
  if (outcome === "defer") {
    return deferralLetter(frame, { ...data, until: deferredUntil ? formatDay(deferredUntil, frame.locale) : "" });
  }
  const url = membership.slug === null ? `${origin}/directory` : `${origin}/directory/${membership.slug}`;
  const endsOn = membership.endsOn && formatDay(membership.endsOn, frame.locale);
  return approvalLetter(frame, { ...data, url, category: category ?? "full", memberNumber: membership.number, endsOn });
}
