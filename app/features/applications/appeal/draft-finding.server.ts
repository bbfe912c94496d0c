import { and, eq, isNotNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { appealFindings } from "#db/schema/appeals.ts";
import type { DraftedLetter, LetterWords } from "#db/schema/decisions.ts";
import { isEdited, wordsOfLetter } from "../decision/decision-drafts.server.ts";
import { findAppeal } from "../file/appeal-queries.server.ts";
import { canJudgeAppeal } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { isMarked } from "../letters/draft-mark.server.ts";
import type { Finding } from "./finding-letter.ts";
import { type Appealed, findOwnDraft, type FindingRow, lettersOfDraft } from "./findings.server.ts";

type Context = Pick<Services, "withTransaction" | "clock">;
type Letters = FindingRow["letters"];

interface Input {
  applicationId: string;
  /** The version the page showed; left out where nobody else learns of what is done. */
  version?: number;
  /** Stands for the draft the page showed; left out where it does not matter what it said. */
  mark?: string;
}

type Found = Appealed & { draft: FindingRow | null };

/** The frame of what one of the panel does with what is not found yet. */
export function changeFinding<Answer>(
  context: Context,
  input: Input,
  actor: Viewer,
  work: (tx: Tx, found: Found, now: Date) => Promise<Answer | DossierRefusal>,
): Promise<Answer | DossierRefusal> {
  const { mark, ...seen } = input;
  const change = { ...seen, isAllowed: canJudgeAppeal };
  return changeDossier<Answer | DossierRefusal>(context, change, actor, async (tx, { application }, now) => {
    const appeal = await findAppeal(tx, input.applicationId, { isLodged: true });
    if (appeal?.state !== "lodged" || appeal.heldUntil) return refused("impossible");
    const draft = await findOwnDraft(tx, appeal.id, actor.id);
    return isMarked(draft, mark) ? work(tx, { application, appeal, draft }, now) : refused("stale");
  });
}

type Values = Finding & { letters: Letters };

async function keep(tx: Tx, { appeal, draft }: Found, actor: Viewer, values: Values, now: Date): Promise<void> {
  const kept = { ...values, updatedAt: now };
  if (draft) await tx.update(appealFindings).set(kept).where(eq(appealFindings.id, draft.id));
  else await tx.insert(appealFindings).values({ ...kept, appealId: appeal.id, authorId: actor.id });
}

/** Keeps what one of the panel is about to propose, and drafts its letters; nobody else learns of it. */
export function draftFinding(
  context: Context,
  applicationId: string,
  { outcome, reasons }: Finding,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeFinding<Done>(context, { applicationId }, actor, async (tx, found, now) => {
    const letters = await lettersOfDraft(tx, found, { outcome, reasons }, found.draft?.letters ?? {});
    await keep(tx, found, actor, { outcome, reasons, letters }, now);
    return { ok: true };
  });
}

/** Begins a draft with a version somebody has proposed; what the own draft said can be looked up. */
export function draftFromVersion(
  context: Context,
  applicationId: string,
  findingId: string,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeFinding<Done>(context, { applicationId }, actor, async (tx, found, now) => {
    const isThis = and(eq(appealFindings.id, findingId), eq(appealFindings.appealId, found.appeal.id));
    const [version] = await tx
      .select()
      .from(appealFindings)
      .where(and(isThis, isNotNull(appealFindings.proposedAt)));
    if (!version) return refused("impossible");
    const { outcome, reasons } = version;
    const letters = withEarlier(version.letters, found.draft?.letters ?? {});
    await keep(tx, found, actor, { outcome, reasons, letters }, now);
    return { ok: true };
  });
}

function withEarlier(letters: Letters, before: Letters): Letters {
  const all = (Object.entries(letters) as [Locale, DraftedLetter][]).map(([locale, letter]) => {
    const own = before[locale];
    return [locale, own && isEdited(own) ? { ...letter, earlier: wordsOfLetter(own) } : letter];
  });
  return Object.fromEntries(all) as Letters;
}

/** Keeps the letters as their author wrote them. */
export function editFindingLetters(
  context: Context,
  input: Pick<Input, "applicationId" | "mark">,
  words: Partial<Record<Locale, LetterWords>>,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeFinding<Done>(context, input, actor, async (tx, found, now) => {
    const { draft } = found;
    if (!draft) return refused("impossible");
    const drafted = await lettersOfDraft(tx, found, draft, draft.letters);
    const all = Object.entries(drafted).map(([at, letter]) => [at, { ...letter, ...words[at as Locale] }]);
    await keep(tx, found, actor, { ...draft, letters: Object.fromEntries(all) as Letters }, now);
    return { ok: true };
  });
}
