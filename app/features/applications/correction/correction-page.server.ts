import { and, asc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationAmendments, type DecisionFacts } from "#db/schema/amendments.ts";
import type { Locale } from "#db/locales.ts";
import type { Decision } from "#db/vocabulary.ts";
import type { LetterPreview } from "../decision/letter-model.ts";
import { letterViews } from "../decision/letters-view.server.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { canSettleAmendment, canWorkOn } from "../file/application.policy.ts";
import type { ApplicationRow, Dossier } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { markOf } from "../letters/draft-mark.server.ts";
import { readersWith, templateWords } from "../letters/templates.server.ts";
import { frameFor, listReaderLocales, listReaders } from "../letters/write-to-applicants.server.ts";
import { personName } from "../review/decision-views.server.ts";
import { type AmendmentRow, findProposed } from "./amendments.server.ts";
import { changedFacts, type Fact } from "./correction.ts";
import { type Correction, correctionLetter } from "./correction-letter.ts";
import type { ComparedFact, CorrectionPageView, CorrectionsView, CorrectionView } from "./correction-model.ts";
import { correctionLetters, findCorrectionDraft } from "./draft-correction.server.ts";
import { findStandingDecision, type StandingDecision } from "./standing-decision.server.ts";

type Context = Pick<Services, "db" | "config">;

interface Asked {
  viewer: Viewer;
  locale: Locale;
}

const NOTHING = "—";

function factInWords(fact: Fact, facts: DecisionFacts, locale: Locale): string {
  const t = translator(locale);
  switch (fact) {
    case "category":
      return facts.category ? t(`vocabulary:membership_category.${facts.category}.title`) : NOTHING;
    case "startsOn":
    case "endsOn":
    case "deferredUntil": {
      const day = facts[fact];
      return day ? formatDay(day, locale) : NOTHING;
    }
    case "reasonCodes":
      return facts.reasonCodes.map((code) => `${code}. ${t(`vocabulary:reason.${code}.title`)}`).join("\n");
    case "explanation":
      return facts.explanation || NOTHING;
  }
}

function compare({ outcome, before, after }: Correction, locale: Locale): ComparedFact[] {
  return changedFacts(outcome, before, after).map((fact) => ({
    fact,
    before: factInWords(fact, before, locale),
    after: factInWords(fact, after, locale),
  }));
}

async function view(db: Reader, row: AmendmentRow, outcome: Decision, locale: Locale): Promise<CorrectionView> {
  const at = (moment: Date | null) => moment && timeView(moment, formatDateTime(moment, locale));
  return {
    id: row.id,
    compared: compare({ ...row, outcome }, locale),
    reason: row.reason,
    proposedBy: await personName(db, row.proposedById),
    proposedAt: at(row.proposedAt),
    settledBy: await personName(db, row.settledById),
    settledAt: at(row.settledAt),
  };
}

async function previewAll(
  { db, config }: Context,
  application: ApplicationRow,
  correction: Correction,
  { letters: words, languages }: Pick<AmendmentRow, "letters" | "languages">,
): Promise<LetterPreview[]> {
  const template = await templateWords(db, "correction");
  const previews = [];
  for (const person of await listReaders(db, application, { isDecision: true, languages })) {
    const { reader, name, locale: lang } = person;
    const frame = await frameFor(db, config, person);
    const institution = await listedInstitution(db, application, lang);
    const told = { application, institution, correction, template, words, origin: config.origin };
    const { subject, text } = correctionLetter(frame, told);
    previews.push({ reader, name, lang, subject, text });
  }
  return previews;
}

/** The page on which a decision is corrected; null where no decision stands. */
export async function findCorrectionPage(
  context: Context,
  dossier: Dossier,
  { viewer, locale }: Asked,
): Promise<CorrectionPageView | null> {
  const { db } = context;
  const { application, subject } = dossier;
  const standing = await findStandingDecision(db, application);
  if (!standing) return null;
  const { decision, facts, number } = standing;
  const isWaiting = application.amendmentProposedById !== null;
  const mayPropose = !isWaiting && canWorkOn(viewer, subject);
  const draft = mayPropose ? await findCorrectionDraft(db, standing, viewer.id) : null;
  const { deferredUntil, category, startsOn, reasonCodes, explanation } = draft?.after ?? facts;
  const said = { category, startsOn, reasonCodes, explanation };
  return {
    id: application.id,
    version: application.version,
    outcome: decision.outcome,
    isVoted: decision.ballot !== null,
    number,
    mayPropose,
    values: { ...said, until: deferredUntil, reason: draft?.reason ?? "" },
    readers: await readersWith(db, await listReaderLocales(db, application, { isDecision: true }), ["correction"]),
    draft: draft && (await viewDraft(context, application, { draft, standing }, locale)),
    proposed: await viewProposed(context, dossier, standing, { viewer, locale }),
  };
}

async function viewDraft(
  context: Context,
  application: ApplicationRow,
  { draft, standing }: { draft: AmendmentRow; standing: StandingDecision },
  locale: Locale,
) {
  const { db } = context;
  const correction = { ...draft, outcome: standing.decision.outcome };
  const letters = await correctionLetters(db, application, correction, draft.letters);
  const previews = await previewAll(context, application, correction, { letters, languages: null });
  const template = await templateWords(db, "correction");
  return {
    mark: markOf(draft),
    compared: compare(correction, locale),
    letters: letterViews(letters, previews, template),
  };
}

async function viewProposed(
  context: Context,
  { application, subject }: Dossier,
  { decision: { outcome } }: StandingDecision,
  { viewer, locale }: Asked,
): Promise<CorrectionPageView["proposed"]> {
  const { db } = context;
  const proposed = await findProposed(db, application);
  if (proposed?.kind !== "correction") return null;
  const { decisionBy } = await getAssociation(db);
  const isAuthors = proposed.proposedById === viewer.id;
  return {
    ...(await view(db, proposed, outcome, locale)),
    may: canSettleAmendment(viewer, subject, decisionBy) ? "settle" : isAuthors ? "take_back" : null,
    whyNot: isAuthors ? "own" : subject.recommendedByIds.includes(viewer.id) ? "recommended" : null,
    letters: await previewAll(context, application, { ...proposed, outcome }, proposed),
  };
}

/** What is said of corrections on the first page of a file; null where there is nothing to say or do. */
export async function findCorrections(
  db: Reader,
  { application, subject }: Dossier,
  { viewer, locale }: Asked,
): Promise<CorrectionsView | null> {
  const standing = await findStandingDecision(db, application);
  if (!standing) return null;
  const { decisionBy } = await getAssociation(db);
  const { decisionId, outcome } = applicationAmendments;
  const rows = await db
    .select()
    .from(applicationAmendments)
    .where(and(eq(decisionId, standing.decision.id), eq(outcome, "agreed")))
    .orderBy(asc(applicationAmendments.id));
  const agreed = [];
  for (const row of rows) agreed.push(await view(db, row, standing.decision.outcome, locale));
  const proposed = await findProposed(db, application);
  const isProposed = proposed?.kind === "correction";
  return {
    id: application.id,
    mayPropose: proposed === null && canWorkOn(viewer, subject),
    isProposed,
    maySettle: isProposed && canSettleAmendment(viewer, subject, decisionBy),
    agreed,
  };
}
