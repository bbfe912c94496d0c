import { and, desc, eq, isNull } from "drizzle-orm";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import { REAPPLY_MONTHS } from "../file/application.ts";
import { findAppeal } from "../file/appeal-queries.server.ts";
import { appealUntil, canAppeal, deferredUntil } from "../file/deadlines.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { APPROVED, REFUSED } from "../file/outcomes.ts";
import type { AnnouncedDecision, StatusPage } from "./status-model.ts";
import type { StepView } from "./form-progress.server.ts";

const AFTER: Record<AnnouncedDecision["outcome"], readonly ApplicationRow["status"][]> = {
  approve: APPROVED,
  refuse: REFUSED,
  defer: ["deferred"],
};

// What is held or taken back is not for the applicant.
const isInEffect = and(isNull(applicationDecisions.heldUntil), isNull(applicationDecisions.takenBackAt));

export async function viewDecision(
  db: Reader,
  { id, status }: ApplicationRow,
  locale: Locale,
): Promise<AnnouncedDecision | null> {
  const t = translator(locale);
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.applicationId, id), isInEffect))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision || !AFTER[decision.outcome].includes(status)) return null;
  const { outcome, explanation, reasonCodes, createdAt } = decision;
  const reasons = reasonCodes.map((code) => ({
    code,
    title: t(`vocabulary:reason.${code}.title`),
    cure: t(`vocabulary:reason.${code}.cure`),
  }));
  const againFrom = outcome === "refuse" ? formatDay(monthsAfter(dayOf(createdAt), REAPPLY_MONTHS), locale) : null;
  return { outcome, explanation, reasons, againFrom };
}

export async function viewMembership(db: Reader, { status, institutionId }: ApplicationRow, today: string) {
  if (status !== "approved" || institutionId === null) return null;
  const [membership] = await db
    .select({ number: memberships.number, slug: institutions.slug, category: memberships.category, term: termColumns })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(eq(memberships.institutionId, institutionId));
  if (!membership) return null;
  const { term, slug, ...named } = membership;
  return { ...named, slug: isEntitled(term, "be_listed", today) ? slug : null };
}

/** Whether the refusal can be appealed against, and how an appeal stands. */
export async function viewAppealBrief(
  db: Reader,
  application: ApplicationRow,
  now: Date,
  locale: Locale,
): Promise<StatusPage["appeal"]> {
  const until = appealUntil(application);
  const state = (await findAppeal(db, application.id))?.state ?? null;
  if (until === null && (state === null || state === "draft")) return null;
  return { until: until && formatDay(until, locale), isOpen: canAppeal(application, now), state };
}

export function viewDeferral(
  { status, dueAt, statusChangedAt }: ApplicationRow,
  steps: StepView[],
  locale: Locale,
): StatusPage["deferral"] {
  const until = deferredUntil({ status, dueAt });
  // The declarations stay as the head has signed them.
  const ofOthers = steps.filter(({ step }) => step !== "declarations");
  return until && { since: formatDate(statusChangedAt, locale), until: formatDate(until, locale), steps: ofOthers };
}
