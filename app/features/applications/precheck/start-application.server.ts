import { randomUUID } from "node:crypto";
import { and, count, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { Answers, Precheck } from "../form/form.ts";
import { refreshSearch } from "../file/application-search.server.ts";

/** A person may prepare applications for a few institutions, not for hundreds. */
const MOST_OPEN_DRAFTS = 5;

export interface NewApplication {
  precheck: Precheck;
  category: MembershipCategory;
  locale: Locale;
  registryId: string | null;
  institutionName: string;
  country: string;
  city: string | null;
  /** What the registry already knows of the identity section. */
  identity: Answers;
}

type Started = { ok: true; id: string } | Refusal<"too-many">;

// Pressed twice, the button leads to the one draft it has already made.
async function findSameDraft(tx: Tx, { registryId, institutionName }: NewApplication, ownerId: string) {
  const isDraft = and(eq(applications.ownerId, ownerId), eq(applications.status, "draft"));
  const isSame = registryId
    ? eq(applications.registryId, registryId)
    : eq(applications.institutionName, institutionName);
  const [draft] = await tx.select({ id: applications.id }).from(applications).where(and(isDraft, isSame));
  return draft;
}

async function hasTooMany(tx: Tx, ownerId: string): Promise<boolean> {
  const isDraft = and(eq(applications.ownerId, ownerId), eq(applications.status, "draft"));
  const [row] = await tx.select({ drafts: count() }).from(applications).where(isDraft);
  return (row?.drafts ?? 0) >= MOST_OPEN_DRAFTS;
}

async function insertDraft(tx: Tx, id: string, input: NewApplication, ownerId: string, now: Date): Promise<void> {
  const { identity, ...application } = input;
  const moments = { createdAt: now, updatedAt: now, statusChangedAt: now };
  await tx
    .insert(applications)
    .values({ ...application, ...moments, id, ownerId, search: "", status: "draft", version: 1 });
  const saved = { version: 1, savedAt: now, savedById: ownerId };
  await tx.insert(applicationSections).values({ applicationId: id, section: "identity", answers: identity, ...saved });
  await refreshSearch(tx, id);
}

/** Opens a draft, or leads to the one the same person has for the same institution. */
export async function openDraft(
  tx: Tx,
  input: NewApplication,
  actor: Viewer,
  now: Date,
): Promise<{ ok: true; id: string; isNew: boolean } | Refusal<"too-many">> {
  const same = await findSameDraft(tx, input, actor.id);
  if (same) return { ok: true, id: same.id, isNew: false };
  if (await hasTooMany(tx, actor.id)) return refused("too-many");
  const id = randomUUID();
  await insertDraft(tx, id, input, actor.id, now);
  await grantRole(tx, { userId: actor.id, role: "applicant", applicationId: id, grantedById: null }, now);
  await recordActivity(tx, { subjectId: id, action: "application.started", actorId: actor.id }, now);
  return { ok: true, id, isNew: true };
}

/** Opens a draft for an institution that passed the eligibility check; the person who starts it is its applicant. */
export async function startApplication(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  input: NewApplication,
  actor: Viewer,
  onOpened?: (tx: Tx, id: string, now: Date) => Promise<void>,
): Promise<Started> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const opened = await openDraft(tx, input, actor, now);
    if (!opened.ok) return opened;
    await onOpened?.(tx, opened.id, now);
    return { ok: true, id: opened.id };
  });
}
