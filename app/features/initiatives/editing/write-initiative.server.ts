import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { initiativeCalls, initiatives, initiativeTexts, initiativeTopics } from "#db/schema/initiatives.ts";
import { editsInitiatives } from "../initiative/initiative.policy.ts";
import { findInitiative, type Initiative } from "../initiative/read-initiatives.server.ts";
import { answersOf, textsOf } from "./initiative-change.ts";
import type { InitiativeChange } from "./initiative.schema.ts";

interface Saved {
  /** Of a new initiative the id that its form was given: sent twice, it is added once. */
  id: string;
  isNew: boolean;
  change: InitiativeChange;
}

type SaveOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale", "other-initiative">;

/**
 * Adds an initiative as a draft, or changes one in whatever state it is. Refused as `stale` when somebody saved it since its
 * version was read, as `other-initiative` when another one was added from the same form.
 */
export function saveInitiative(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { id, isNew, change }: Saved,
  actor: Viewer,
): Promise<SaveOutcome> {
  return withTransaction<SaveOutcome>(async (tx) => {
    if (!editsInitiatives(actor)) return refused("forbidden");
    const former = await findInitiative(tx, id);
    // Pressed twice is saved once.
    if (former && isAsSent(former, change)) return { ok: true };
    if (isNew && former) return refused("other-initiative");
    if (!isNew && !former) return refused("not-found");
    if (former && former.row.version !== change.version) return refused("stale");
    const now = clock.now();
    await write(tx, former, { id, change, actor, now });
    const action = former ? "initiative.changed" : "initiative.added";
    const data = { title: titleOf(change) };
    await recordActivity(tx, { action, subjectId: id, actorId: actor.id, data }, now);
    return { ok: true };
  });
}

const titleOf = (change: InitiativeChange): string =>
  textsOf(change).find(({ locale }) => locale === change.original)?.title ?? "";

// In which order boxes were ticked says nothing.
function isAsSent(former: Initiative, { version: _, ...answers }: InitiativeChange): boolean {
  const plain = ({ themes, sdgs, ...rest }: typeof answers): unknown =>
    JSON.parse(JSON.stringify({ ...rest, themes: themes.toSorted(), sdgs: sdgs.toSorted() }));
  return isDeepStrictEqual(plain(answersOf(former)), plain(answers));
}

interface Writing {
  id: string;
  change: InitiativeChange;
  actor: Viewer;
  now: Date;
}

async function write(tx: Tx, former: Initiative | null, { id, change, actor, now }: Writing): Promise<void> {
  const { owner, sourceName, sourceUrl = null, original: originalLocale } = change;
  const { startYear = null, endYear = null, contactName = null, contactEmail = null } = change;
  const said = { owner, sourceName, sourceUrl, originalLocale, startYear, endYear, contactName, contactEmail };
  const saved = { ...said, updatedById: actor.id, updatedAt: now };
  if (former)
    await tx
      .update(initiatives)
      .set({ ...saved, version: former.row.version + 1 })
      .where(eq(initiatives.id, id));
  else {
    const begun = { state: "draft", version: 1, createdById: actor.id, createdAt: now } as const;
    await tx.insert(initiatives).values({ ...saved, ...begun, id });
  }
  await writeParts(tx, id, change);
}

async function writeParts(tx: Tx, initiativeId: string, change: InitiativeChange): Promise<void> {
  await tx.delete(initiativeTexts).where(eq(initiativeTexts.initiativeId, initiativeId));
  await tx.insert(initiativeTexts).values(textsOf(change).map((text) => ({ initiativeId, ...text })));
  await tx.delete(initiativeTopics).where(eq(initiativeTopics.initiativeId, initiativeId));
  const topics = [
    ...change.themes.map((code) => ({ initiativeId, kind: "theme" as const, code })),
    ...change.sdgs.map((code) => ({ initiativeId, kind: "sdg" as const, code })),
  ];
  if (topics.length > 0) await tx.insert(initiativeTopics).values(topics);
  await tx.delete(initiativeCalls).where(eq(initiativeCalls.initiativeId, initiativeId));
  const calls = change.calls.map(({ title, lastDay, url = null }, position) => {
    return { initiativeId, position, title, lastDay, url };
  });
  if (calls.length > 0) await tx.insert(initiativeCalls).values(calls);
}
