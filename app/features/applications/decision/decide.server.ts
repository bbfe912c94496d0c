import { leaveAgenda } from "#app/features/agenda/leave-agenda.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { AlreadyMember, isMember } from "#app/features/members/membership/membership-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { MembershipCategory, ReasonCode } from "#db/vocabulary.ts";
import { admissionInput } from "./admission-input.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { type BlockedAdmission, refuseAdmission } from "../checks/blocking-checks.server.ts";
import type { Admitted } from "./begin-membership.server.ts";
import { lettersOf, wordsInAll } from "./decision-drafts.server.ts";
import { takeEffect } from "./take-effect.server.ts";
import type { ApplicationRow, DecisionRow, Done, Dossier, DossierRefusal } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { languagesOfReaders } from "../letters/write-to-applicants.server.ts";
import { changeUnder, type Mandate, signatoryOf } from "./mandate.server.ts";

interface DecisionInput {
  applicationId: string;
  /** The version the page showed; of two people who decide at once, the second names an older one. */
  version: number;
  explanation: string;
  /** The words of the letter as a person made them, by language; left out, they are drafted from the decision. */
  letters?: DecisionRow["letters"];
}

interface DecisionContext extends Pick<Services, "db" | "withTransaction" | "clock" | "config"> {
  requestId?: string;
}

/** What is decided; the day a deferred file is taken up again is `YYYY-MM-DD`. */
export type Ruling =
  | { outcome: "approve"; category: MembershipCategory }
  | { outcome: "refuse"; reasonCodes: ReasonCode[] }
  | { outcome: "defer"; deferredUntil: string; reasonCodes: ReasonCode[] };

interface Decided extends Done, Partial<Admitted> {
  /** When the decision takes effect; null when it already has. */
  heldUntil: Date | null;
}

type DecisionRefusal = DossierRefusal | BlockedAdmission | Refusal<never, "already-member">;

/**
 * The answer to a recommendation, under a mandate. It is recorded first and takes effect after the minutes of the setting
 * `holdMinutes`, at once when they are 0; until then it can be taken back, and the applicant and the public see the state
 * before. Of several decisions at the same moment exactly one is written; the others are refused as `stale`.
 */
export async function decide(
  context: DecisionContext,
  { explanation, letters = null, ...input }: DecisionInput,
  mandate: Mandate,
  ruling: Ruling,
): Promise<Decided | DecisionRefusal> {
  const { decisionBy, holdMinutes } = await getAssociation(context.db);
  try {
    return await changeUnder<Decided | DecisionRefusal>(
      context,
      mandate,
      { ...input, decisionBy },
      async (tx, dossier, now) => {
        const refusal = await refuse(tx, context, dossier, ruling);
        if (refusal) return refusal;
        const heldUntil = holdMinutes > 0 ? new Date(now.getTime() + holdMinutes * MINUTE_MS) : null;
        const words = await agreedWords(tx, dossier, ruling, { explanation, letters });
        const ballot = mandate.kind === "ballot" ? mandate.ballot : null;
        const signed = { decidedById: signatoryOf(mandate), ballot, createdAt: now };
        const decision = await write(tx, dossier, { ...ruling, ...words, ...signed, heldUntil });
        if (mandate.kind === "ballot") await mandate.note(tx, decision.id);
        else await leaveAgendas(tx, context, decision, now);
        if (heldUntil) return hold(tx, dossier.application, decision, heldUntil, now);
        const effect = await takeEffect(tx, context.config, dossier.application, decision, now);
        return effect ? { ok: true, heldUntil: null, ...effect.admitted } : refused("impossible");
      },
    );
  } catch (error) {
    if (error instanceof AlreadyMember) return refused("already-member");
    throw error;
  }
}

/** Where coordinators decide whatever stands on an agenda. */
async function leaveAgendas(
  tx: Tx,
  { config }: DecisionContext,
  { applicationId, decidedById }: DecisionRow,
  now: Date,
) {
  const left = { subjectType: "application", subjectId: applicationId, how: "decided" } as const;
  await leaveAgenda(tx, { ...left, actorId: decidedById, origin: config.origin }, now);
}

async function refuse(
  tx: Tx,
  { config, clock }: DecisionContext,
  { application, recommendation, held }: Dossier,
  ruling: Ruling,
): Promise<DecisionRefusal | null> {
  if (application.status !== "recommended" || !recommendation || held) return refused("impossible");
  if (ruling.outcome !== "approve") return null;
  const blocked = await refuseAdmission(tx, application.id);
  if (blocked) return blocked;
  const answers = await getFiledAnswers(tx, application.id);
  const isAlready = await isMember(tx, admissionInput(application, answers, ruling.category, config), dayNow(clock));
  return isAlready ? refused("already-member") : null;
}

type Words = Pick<DecisionRow, "explanation" | "letters">;

/** What its readers get, settled with the decision: neither another language nor another template changes it while it is held. */
async function agreedWords(tx: Tx, { application }: Dossier, ruling: Ruling, { explanation, letters }: Words) {
  const ruled = { category: null, reasonCodes: [], deferredUntil: null, ...ruling, explanation };
  const languages = await languagesOfReaders(tx, application);
  return { explanation, languages, letters: letters ?? wordsInAll(await lettersOf(tx, { application }, ruled)) };
}

type Written = Ruling & Words & Pick<DecisionRow, "languages" | "heldUntil" | "decidedById" | "ballot" | "createdAt">;

async function write(tx: Tx, { application, recommendation }: Dossier, written: Written): Promise<DecisionRow> {
  const answered = { applicationId: application.id, recommendationId: recommendation?.id ?? "" };
  const [decision] = await tx
    .insert(applicationDecisions)
    .values({ reasonCodes: [], ...written, ...answered })
    .returning();
  if (!decision) throw new Error("The decision was not written");
  return decision;
}

async function hold(
  tx: Tx,
  application: ApplicationRow,
  { outcome, decidedById }: DecisionRow,
  heldUntil: Date,
  now: Date,
): Promise<Decided | DecisionRefusal> {
  if (!(await touchApplication(tx, application, now))) throw new Error("The file moved while it was decided");
  const action = "application.decision_recorded";
  await recordActivity(tx, { subjectId: application.id, action, actorId: decidedById, data: { outcome } }, now);
  return { ok: true, heldUntil };
}
