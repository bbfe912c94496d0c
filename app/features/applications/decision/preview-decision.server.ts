import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { endOfTerm } from "#app/features/members/institution/membership.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Locale } from "#db/locales.ts";

import { canDecide } from "../file/application.policy.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { findDossier } from "../file/dossier.server.ts";
import type { DecisionForm } from "../review/review.schema.ts";
import { decisionLetter } from "./decision-letter.ts";

export interface DecisionPreview {
  outcome: DecisionForm["outcome"];
  subject: string;
  text: string;
  /** The language of the letter: that of the applicant. */
  lang: Locale;
  /** When the decision would take effect; null for at once. */
  effectAt: string | null;
}

type Previewed = { ok: true; preview: DecisionPreview } | Refusal<"not-found" | "forbidden" | "impossible">;

/** The letter of a decision as the applicant will read it; nothing is written. */
export async function previewDecision(
  { db, clock, config }: Pick<Services, "db" | "clock" | "config">,
  applicationId: string,
  { outcome, category = "full", reasonCodes, explanation = "", until }: DecisionForm,
  viewer: Viewer,
  locale: Locale,
): Promise<Previewed> {
  const dossier = await findDossier(db, applicationId, viewer);
  if (!dossier) return refused("not-found");
  const { decisionBy, holdMinutes, termYears } = await getAssociation(db);
  if (!canDecide(viewer, dossier.subject, decisionBy)) return refused("forbidden");
  const { application, held } = dossier;
  if (application.status !== "recommended" || held) return refused("impossible");
  const now = clock.now();
  const ruling = { outcome, category, reasonCodes, explanation, deferredUntil: until ?? null };
  const [applicant] = await addressees(db, [application.ownerId]);
  const lang = applicant?.locale ?? application.locale;
  const effect = new Date(now.getTime() + holdMinutes * MINUTE_MS);
  const endsOn = endOfTerm(category, dayOf(effect), termYears);
  const membership = { number: translator(lang)("review:decision.number_to_come"), slug: null, endsOn };
  const frame = await composeFor(db, lang, "applicant", applicant?.name);
  const told = { application, institution: await listedInstitution(db, application, lang), ruling };
  const { subject, text } = decisionLetter(frame, { ...told, origin: config.origin, now, membership });
  const effectAt = holdMinutes > 0 ? formatDateTime(effect, locale) : null;
  return { ok: true, preview: { outcome, subject, text, lang, effectAt } };
}
