import { isDeepStrictEqual } from "node:util";
import { dayNow } from "#app/platform/days.ts";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { getEditable } from "../project/project-queries.server.ts";
import { differingFields, type TypedFields } from "../project/project-form.ts";
import { PROJECT_FIELDS } from "../project/posting-fields.ts";
import { everyTitleOf } from "../project/project-title.ts";
import { freeSlug } from "../project/project-slugs.server.ts";
import { loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { isDrafting } from "../project/project.ts";
import { writeTitles } from "../project/project-texts.server.ts";
import { draftName } from "./draft-name.server.ts";
import { keepPresent, recordVersion } from "./record-version.server.ts";
import { findSent, findTwin, isSameForm } from "./sent-twice.server.ts";
import { canEdit, canHandIn, postsFor } from "../project/project.policy.ts";

interface NewDraft {
  leadInstitutionId: string;
  typed: TypedFields;
  /** What the form was given when it was opened. */
  formKey?: string;
  /** The form saves itself: whatever comes with its key belongs to the one project. */
  savesItself?: boolean;
}

export interface Started {
  ok: true;
  id: string;
  slug: string;
  version: number;
}

/**
 * Begins a project of an institution the actor posts for; everything is kept as it was typed. A form that
 * is sent twice begins one project; when it comes back with other words in it, another.
 * @returns its id and slug, or `forbidden` when the actor may not post for that institution.
 */
export async function startProject(
  { withTransaction, clock, requestId }: ProjectCommandContext,
  { leadInstitutionId, typed, formKey, savesItself }: NewDraft,
  actor: Viewer,
): Promise<Started | Refusal<"forbidden">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    if (!postsFor(await getAudience(tx, actor, dayNow(clock))).includes(leadInstitutionId)) return refused("forbidden");
    const twin = formKey ? await findTwin(tx, actor.id, formKey) : null;
    if (twin && savesItself) return goOn(tx, twin, { typed, actorId: actor.id, now });
    const sentBefore = await findSent(tx, twin, { typed, formKey }, actor.id, now);
    if (sentBefore) return startedAs(sentBefore);
    const name = draftName(typed);
    const slug = await freeSlug(tx, everyTitleOf(name)[0] ?? "");
    const texts = { ...name, summary: "", description: "" };
    const people = { leadInstitutionId, leadUserId: actor.id, updatedById: actor.id };
    const state = { status: "draft" as const, isSeekingPartners: true, isChangedSinceCheck: false, version: 1 };
    const [row] = await tx
      .insert(projects)
      .values({
        slug,
        typed,
        formKey: twin ? null : formKey,
        ...texts,
        ...people,
        ...state,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [projects.leadUserId, projects.formKey] })
      .returning({ id: projects.id });
    const quicker = !row && formKey ? await findTwin(tx, actor.id, formKey) : null;
    if (quicker) return savesItself ? goOn(tx, quicker, { typed, actorId: actor.id, now }) : startedAs(quicker);
    if (!row) throw new Error("The project was not written");
    await writeTitles(tx, row.id, name.translatedTitles);
    const entry = { action: "project.started", actorId: actor.id } as const;
    await recordProject(tx, row.id, { requestId, now }, entry);
    await recordVersion(tx, row.id, { form: typed, kind: "saved", actorId: actor.id }, now);
    return { ok: true, id: row.id, slug, version: 1 };
  });
}

interface Words {
  typed: TypedFields;
  actorId: string;
  now: Date;
}

// The later words of a form that was begun by an earlier save of itself.
async function goOn(tx: Tx, twin: ProjectRow, { typed, actorId, now }: Words): Promise<Started> {
  if (twin.submittedAt !== null || isSameForm(twin, typed)) return startedAs(twin);
  const change = { ...draftName(typed), typed, version: twin.version + 1 };
  await keepPresent(tx, twin);
  await tx
    .update(projects)
    .set({ ...change, updatedAt: now, updatedById: actorId })
    .where(eq(projects.id, twin.id));
  await writeTitles(tx, twin.id, change.translatedTitles);
  await recordVersion(tx, twin.id, { form: typed, kind: "saved", actorId }, now);
  return startedAs({ ...twin, ...change });
}

const startedAs = ({ id, slug, version }: ProjectRow): Started => ({ ok: true, id, slug, version });

interface Change<Typed> {
  projectId: string;
  /** The version the form was opened at; another person's later save is a conflict. */
  version: number;
  typed: Typed;
  /** The earlier form that is brought back by it. */
  restoredFrom?: number;
  /** Saved while somebody types; then what is as it stands on the board is no change. */
  isByItself?: boolean;
  /** It takes the place of what was saved meanwhile, which stays a version of its own. */
  isOver?: boolean;
}

type Kept = { ok: true; version: number } | Refusal<"forbidden" | "impossible" | "stale">;

/**
 * Keeps a draft as it was typed, unchecked. Saving the text of a draft leaves no trace in its history, and saving what is
 * already there writes nothing.
 */
export function saveProjectDraft(
  context: ProjectCommandContext,
  change: Change<TypedFields>,
  actor: Viewer,
): Promise<Kept> {
  return changeTyped(context, change, actor, (row, now) => {
    if (!isDrafting(row.status)) return null;
    // A draft nobody has seen yet is found under its titles; a posting sent back keeps what was published.
    const name = row.submittedAt === null ? draftName(change.typed) : {};
    return { ...name, updatedAt: now, updatedById: actor.id };
  });
}

/** Keeps what is being changed of a project on the board, beside what stands there; null drops it. */
export function keepChanges(
  context: ProjectCommandContext,
  change: Change<TypedFields | null>,
  actor: Viewer,
): Promise<Kept> {
  return changeTyped(context, change, actor, ({ status }) => (isDrafting(status) ? null : { updatedById: actor.id }));
}

function changeTyped(
  { withTransaction, clock }: ProjectCommandContext,
  { projectId, version, restoredFrom, isByItself = false, isOver, ...given }: Change<TypedFields | null>,
  actor: Viewer,
  besides: (row: ProjectRow, now: Date) => Partial<ProjectRow> | null,
): Promise<Kept> {
  return withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(clock));
    // What others have begun beside the board is the lead institution's to drop.
    const may = given.typed === null ? canHandIn : canEdit;
    if (!project || !may(await getAudience(tx, actor, dayNow(clock)), project.subject)) return refused("forbidden");
    const { row } = project;
    const now = clock.now();
    const change = besides(row, now);
    if (!change) return refused("impossible");
    const published = isDrafting(row.status) ? null : (await getEditable(tx, { ...row, typed: null })).typed;
    const typed = isByItself && isSame(given.typed, published) ? null : given.typed;
    if (isDeepStrictEqual(row.typed, typed)) return { ok: true, version: row.version };
    if (row.version !== version) return refused("stale");
    await keepPresent(tx, row);
    await tx
      .update(projects)
      .set({ ...change, typed, version: sql`${projects.version} + 1` })
      .where(eq(projects.id, projectId));
    await writeTitles(tx, projectId, change.translatedTitles);
    const form = typed ?? published ?? {};
    const kind = given.typed === null ? "dropped" : "saved";
    await recordVersion(
      tx,
      projectId,
      { form, kind: restoredFrom ? "restored" : kind, restoredFrom, isApart: isOver, actorId: actor.id },
      now,
    );
    return { ok: true, version: version + 1 };
  });
}

const isSame = (typed: TypedFields | null, published: TypedFields | null) =>
  typed !== null && published !== null && differingFields(typed, published, PROJECT_FIELDS).length === 0;
