import { and, desc, eq, isNull, or } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { correctedTerm } from "#app/features/members/institution/membership.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applicationAmendments, type DecisionFacts } from "#db/schema/amendments.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import { brought } from "../decision/decision-drafts.server.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { isMarked } from "../letters/draft-mark.server.ts";
import { templateWords } from "../letters/templates.server.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import type { AmendmentRow } from "./amendments.server.ts";
import { type Correction, draftedCorrection } from "./correction-letter.ts";
import { correctedFacts, type CorrectionForm } from "./correction.schema.ts";
import { findStandingDecision, type StandingDecision } from "./standing-decision.server.ts";

type Context = Pick<Services, "withTransaction" | "clock">;
type Letters = AmendmentRow["letters"];

/** The correction of the decision that stands as somebody has begun it or taken it back; null before, and once something else stands. */
export async function findCorrectionDraft(
  db: Reader,
  { decision, facts }: StandingDecision,
  userId: string,
): Promise<AmendmentRow | null> {
  const { kind, decisionId, proposedById, proposedAt, outcome } = applicationAmendments;
  const isUnsettled = or(isNull(proposedAt), eq(outcome, "taken_back"));
  const isTheirs = and(eq(decisionId, decision.id), eq(proposedById, userId), isUnsettled);
  const [draft] = await db
    .select()
    .from(applicationAmendments)
    .where(and(isTheirs, eq(kind, "correction")))
    .orderBy(desc(applicationAmendments.id))
    .limit(1);
  return draft && isDeepStrictEqual(draft.before, facts) ? draft : null;
}

/** The letters of a correction in every language in which somebody reads them. */
export async function correctionLetters(
  db: Reader,
  application: ApplicationRow,
  correction: Correction,
  before: Letters,
): Promise<Letters> {
  const template = await templateWords(db, "correction");
  const letters: Letters = {};
  for (const locale of await listReaderLocales(db, application, { isDecision: true })) {
    const institution = await listedInstitution(db, application, locale);
    const told = { application, institution, correction, template };
    letters[locale] = brought(before[locale], draftedCorrection({ t: translator(locale), locale }, told));
  }
  return letters;
}

// The last day follows the category and the first day, unless it was renewed meanwhile.
async function withTerm(db: Reader, before: DecisionFacts, after: DecisionFacts): Promise<DecisionFacts> {
  if (!before.category || !before.startsOn || !after.category || !after.startsOn) return after;
  const { termYears } = await getAssociation(db);
  const stood = { category: before.category, startsOn: before.startsOn, endsOn: before.endsOn };
  return { ...after, endsOn: correctedTerm(stood, { category: after.category, startsOn: after.startsOn }, termYears) };
}

type Found = { application: ApplicationRow; standing: StandingDecision; draft: AmendmentRow | null };

interface Input {
  applicationId: string;
  version?: number;
  /** Stands for the draft the page showed; left out where it does not matter what it said. */
  mark?: string;
}

/** The frame of what somebody does who prepares a correction. */
export function changeCorrection(
  context: Context,
  { mark, ...input }: Input,
  actor: Viewer,
  work: (tx: Tx, found: Found, now: Date) => Promise<Done | DossierRefusal>,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(context, { ...input, isAllowed: canWorkOn }, actor, async (tx, { application }, now) => {
    const standing = await findStandingDecision(tx, application);
    if (!standing || application.amendmentProposedById !== null) return refused("impossible");
    const draft = await findCorrectionDraft(tx, standing, actor.id);
    return isMarked(draft, mark) ? work(tx, { application, standing, draft }, now) : refused("stale");
  });
}

/** Keeps what somebody is about to propose, and drafts its letters; nobody else learns of it. */
export function draftCorrection(
  context: Context,
  applicationId: string,
  { reason, ...form }: CorrectionForm,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeCorrection(context, { applicationId }, actor, async (tx, { application, standing, draft }) => {
    const { decision, facts: before } = standing;
    const { outcome } = decision;
    const isVoted = decision.ballot !== null;
    const after = await withTerm(tx, before, correctedFacts({ outcome, facts: before, isVoted }, form));
    const letters = await correctionLetters(tx, application, { outcome, before, after }, draft?.letters ?? {});
    const values = { reason, before, after, letters };
    if (draft) await tx.update(applicationAmendments).set(values).where(eq(applicationAmendments.id, draft.id));
    else {
      const about = { applicationId, kind: "correction" as const, decisionId: decision.id, proposedById: actor.id };
      await tx.insert(applicationAmendments).values({ ...about, ...values });
    }
    return { ok: true };
  });
}

/** Keeps the letters as their author wrote them. */
export function editCorrectionLetters(
  context: Context,
  input: Pick<Input, "applicationId" | "mark">,
  words: Partial<Record<Locale, LetterWords>>,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeCorrection(context, input, actor, async (tx, { application, standing, draft }) => {
    if (!draft) return refused("impossible");
    const correction = { ...draft, outcome: standing.decision.outcome };
    const drafted = await correctionLetters(tx, application, correction, draft.letters);
    const kept = Object.entries(drafted).map(([locale, letter]) => [locale, { ...letter, ...words[locale as Locale] }]);
    const letters = Object.fromEntries(kept) as Letters;
    await tx.update(applicationAmendments).set({ letters }).where(eq(applicationAmendments.id, draft.id));
    return { ok: true };
  });
}
