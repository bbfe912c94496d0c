import { and, eq } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { decisionDrafts, type DraftedLetter, type LetterWords } from "#db/schema/decisions.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { Done, Dossier, DossierRefusal } from "../file/dossier.server.ts";
import { isMarked } from "../letters/draft-mark.server.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { decisionTemplate } from "../letters/templates.server.ts";
import { changeAsDecider } from "./mandate.server.ts";
import type { DecisionForm } from "../review/review.schema.ts";
import type { ProposedDecision } from "../review/decision-model.ts";
import { draftedWords, type Ruled } from "./decision-letter.ts";

export type DecisionDraft = typeof decisionDrafts.$inferSelect;
type Letters = DecisionDraft["letters"];
type Context = Pick<Services, "db" | "withTransaction" | "clock">;

/** What a person is about to answer to the recommendation that stands; null before they began. */
export async function findDraft(db: Reader, { application, recommendation }: Dossier, userId: string) {
  if (!recommendation) return null;
  const isTheirs = and(eq(decisionDrafts.applicationId, application.id), eq(decisionDrafts.userId, userId));
  const [draft] = await db
    .select()
    .from(decisionDrafts)
    .where(and(isTheirs, eq(decisionDrafts.recommendationId, recommendation.id)));
  return draft ?? null;
}

/** What stands in the form of a decision that somebody began. */
export function proposedBy({ outcome, category, reasonCodes, explanation, deferredUntil }: DecisionDraft) {
  return { outcome, category, reasonCodes, explanation, until: deferredUntil } satisfies ProposedDecision;
}

/** The letters of a decision in every language in which somebody reads them: as a person left them, else as drafted. */
export async function lettersOf(
  db: Reader,
  { application }: Pick<Dossier, "application">,
  ruling: Ruled,
  before: Letters = {},
): Promise<Letters> {
  const { wordsIn: template } = await decisionTemplate(db, ruling.outcome);
  const letters: Letters = {};
  for (const locale of await listReaderLocales(db, application, { isDecision: true })) {
    const institution = await listedInstitution(db, application, locale);
    const drafted = draftedWords({ t: translator(locale), locale }, { application, institution, ruling, template });
    letters[locale] = brought(before[locale], drafted);
  }
  return letters;
}

export const wordsOfLetter = ({ subject, body, signer }: LetterWords): LetterWords => ({ subject, body, signer });
/** What letters say, by language. */
export const wordsInAll = (letters: Letters) =>
  Object.fromEntries(
    (Object.entries(letters) as [Locale, DraftedLetter][]).map(([locale, letter]) => [locale, wordsOfLetter(letter)]),
  );
export const isEdited = (letter: DraftedLetter) => !isDeepStrictEqual(wordsOfLetter(letter), letter.drafted);

/** A letter drafted anew: what a person wrote into the letter of another decision is not said of this one, and not lost. */
export function brought(before: DraftedLetter | undefined, drafted: LetterWords): DraftedLetter {
  if (before && isDeepStrictEqual(before.drafted, drafted)) return before;
  const earlier = before && isEdited(before) ? wordsOfLetter(before) : before?.earlier;
  return { ...drafted, drafted, ...(earlier && { earlier }) };
}

/** An application, and what stands for the draft the page showed; left out where it does not matter what it said. */
type Marked = { applicationId: string; mark?: string };

type Work = (tx: Tx, dossier: Dossier, draft: DecisionDraft | null, now: Date) => Promise<Done | DossierRefusal>;

/** The frame of what somebody does who may decide and has not yet. */
async function changeDraft(context: Context, { applicationId, mark }: Marked, actor: Viewer, work: Work) {
  const { decisionBy } = await getAssociation(context.db);
  return changeAsDecider<Done>(context, { applicationId, decisionBy }, actor, async (tx, dossier, now) => {
    const { application, recommendation, held } = dossier;
    if (application.status !== "recommended" || !recommendation || held) return refused("impossible");
    const draft = await findDraft(tx, dossier, actor.id);
    return isMarked(draft, mark) ? work(tx, dossier, draft, now) : refused("stale");
  });
}

/** Keeps what somebody is about to decide, and drafts its letters; nothing of it is decided. */
export function draftDecision(
  context: Context,
  applicationId: string,
  { outcome, category = "full", reasonCodes, explanation = "", until }: DecisionForm,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDraft(context, { applicationId }, actor, async (tx, dossier, draft, now) => {
    const ruling = { outcome, category, reasonCodes, explanation, deferredUntil: until ?? null };
    const letters = await lettersOf(tx, dossier, ruling, draft?.letters);
    const values = { ...ruling, recommendationId: dossier.recommendation?.id ?? "", letters, updatedAt: now };
    await tx
      .insert(decisionDrafts)
      .values({ applicationId, userId: actor.id, ...values })
      .onConflictDoUpdate({ target: [decisionDrafts.applicationId, decisionDrafts.userId], set: values });
    return { ok: true };
  });
}

/** Keeps the letters as a person wrote them. */
export function editLetters(
  context: Context,
  marked: Marked,
  words: Partial<Record<Locale, LetterWords>>,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeLetters(context, marked, actor, (letters) =>
    Object.fromEntries(
      Object.entries(letters).map(([locale, letter]) => [locale, { ...letter, ...words[locale as Locale] }]),
    ),
  );
}

/** Begins a letter again from the decision; what a person had made of it can be looked up. */
export function redraftLetter(context: Context, marked: Marked, locale: Locale, actor: Viewer) {
  return changeLetters(context, marked, actor, (letters) => {
    const letter = letters[locale];
    if (!letter || !isEdited(letter)) return letters;
    return { ...letters, [locale]: { ...letter.drafted, drafted: letter.drafted, earlier: wordsOfLetter(letter) } };
  });
}

function changeLetters(context: Context, marked: Marked, actor: Viewer, change: (letters: Letters) => Letters) {
  return changeDraft(context, marked, actor, async (tx, dossier, draft, now) => {
    if (!draft) return refused("impossible");
    const letters = change(await lettersOf(tx, dossier, draft, draft.letters));
    const isThis = and(eq(decisionDrafts.applicationId, marked.applicationId), eq(decisionDrafts.userId, actor.id));
    await tx.update(decisionDrafts).set({ letters, updatedAt: now }).where(isThis);
    return { ok: true };
  });
}
