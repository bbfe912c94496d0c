import { inArray } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { languageWord } from "#app/i18n/language-word.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { findAppeal, listVotes } from "../file/appeal-queries.server.ts";
import { canJudgeAppeal } from "../file/application.policy.ts";
import { findReadable } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { markOf } from "../letters/draft-mark.server.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { findAppealView } from "../review/appeal-view.server.ts";
import { findDecisionView, findRecommendationView } from "../review/decision-views.server.ts";
import { type Asked, findDossierHeader } from "../review/review-queries.server.ts";
import type { FindingView, PanelLetterPage, PanelPage } from "./appeal-model.ts";
import { type Appealed, findOwnDraft, listProposed, viewFindingLetters } from "./findings.server.ts";

type Context = Pick<Services, "db" | "config">;

/** The page of an appeal for one of its panel; null when it is not theirs, or not before the panel any more. */
export async function findPanelPage(context: Context, asked: Asked): Promise<PanelPage | null> {
  const { db } = context;
  const { viewer, id, locale } = asked;
  const dossier = await findReadable(db, id, viewer);
  const appeal = dossier && (await findAppeal(db, id, { isLodged: true }));
  const header = await findDossierHeader(db, asked);
  const view = await findAppealView(db, id, locale);
  if (!appeal || !header || !view || !canJudgeAppeal(viewer, dossier.subject)) return null;
  const { application } = dossier;
  const findings = await viewFindings(context, { application, appeal }, asked);
  const isStanding = ({ agreed }: FindingView) => agreed.length > 0;
  const hasVoted = findings.some(({ isAgreedByReader }) => isAgreedByReader);
  const draft = await findOwnDraft(db, appeal.id, viewer.id);
  const languages = await listReaderLocales(db, application, { isDecision: true });
  return {
    header,
    appeal: view,
    decision: await findDecisionView(db, dossier, locale),
    recommendation: await findRecommendationView(db, dossier, locale),
    standing: findings.filter(isStanding),
    earlier: findings.filter((finding) => !isStanding(finding)),
    draft: draft && { outcome: draft.outcome, reasons: draft.reasons },
    languages: languages.map((one) => languageWord(translator(locale), one)).join(", "),
    effectAt: appeal.heldUntil && formatDateTime(appeal.heldUntil, locale),
    mayVote: appeal.state === "lodged" && appeal.heldUntil === null,
    mayTakeBack: hasVoted,
  };
}

async function viewFindings(context: Context, appealed: Appealed, { viewer, locale }: Asked): Promise<FindingView[]> {
  const { db } = context;
  const proposed = await listProposed(db, appealed.appeal.id);
  const votes = await listVotes(db, appealed.appeal.id);
  const names = await namesOf(db, [...proposed.map(({ authorId }) => authorId), ...votes.map(({ userId }) => userId)]);
  const nameOf = (id: string) => names.get(id) ?? "";
  const views = [];
  for (const [index, finding] of proposed.entries()) {
    const { id, authorId, outcome, reasons, proposedAt } = finding;
    const agreed = votes.filter(({ findingId }) => findingId === id);
    const moment = proposedAt ?? finding.updatedAt;
    views.push({
      id,
      number: proposed.length - index,
      by: nameOf(authorId),
      at: timeView(moment, formatDateTime(moment, locale)),
      outcome,
      reasons,
      agreed: agreed.map(({ userId }) => ({ userId, name: nameOf(userId) })),
      isAgreedByReader: agreed.some(({ userId }) => userId === viewer.id),
      letters: await viewFindingLetters(context, appealed, finding),
    });
  }
  return views;
}

/** The letter that one of the panel has begun; null when there is none. */
export async function findPanelLetter(context: Context, asked: Asked): Promise<PanelLetterPage | null> {
  const { db } = context;
  const { viewer, id } = asked;
  const dossier = await findReadable(db, id, viewer);
  const appeal = dossier && (await findAppeal(db, id, { isLodged: true }));
  const header = await findDossierHeader(db, asked);
  if (!appeal || !header || appeal.heldUntil || !canJudgeAppeal(viewer, dossier.subject)) return null;
  const draft = await findOwnDraft(db, appeal.id, viewer.id);
  if (!draft) return null;
  const appealed = { application: dossier.application, appeal };
  const standing = (await viewFindings(context, appealed, asked)).filter(({ agreed }) => agreed.length > 0);
  const replaced = standing.find(
    ({ outcome, agreed }) => outcome === draft.outcome && agreed.some(({ userId }) => userId !== viewer.id),
  );
  return {
    id,
    version: dossier.application.version,
    title: `${header.name}, ${header.caseNumber}`,
    outcome: draft.outcome,
    mark: markOf(draft),
    letters: await viewFindingLetters(context, appealed, draft),
    replaces: replaced ? { by: replaced.agreed.map(({ name }) => name).join(", ") } : null,
  };
}

async function namesOf(db: Reader, ids: string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
