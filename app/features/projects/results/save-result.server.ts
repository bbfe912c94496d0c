import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import { LOCALES } from "#db/locales.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { projectResults, type ResultChange } from "#db/schema/results.ts";
import { institutionsIn, type Partnership } from "../project/partnership.policy.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import {
  asShown,
  asWritten,
  columnsOf,
  inProject,
  letGo,
  nameInstitutions,
  onResult,
  type InProject,
  type ResultOutcome,
  type Step,
  write,
} from "./change-result.server.ts";
import { type Result, subjectOf } from "./read-results.server.ts";
import { MOST_RESULTS, type ResultForm } from "./result-fields.ts";
import { answersFor, recordsFor } from "./result.policy.ts";
import { namesIn } from "./result.schema.ts";
import { isFixed, isSensitive, lacksOf, saysSame } from "./result.ts";
import { tellOfResult } from "./tell-of-result.server.ts";

type Sent = ResultForm & { institutionIds: string[] };

/** What a form says, with the file that stands beside it. */
function changeOf(form: Sent, fileId: string | null, partnership: Partnership): ResultChange {
  const known = institutionsIn(partnership);
  const { type, title, titleLanguage, description = "", authors, otherInstitutions, date = "", url = null } = form;
  const { licence = null, languages, doi = null, isbn = null, themes, visibility } = form;
  const titles = Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const said = form[fieldIn("title", locale)];
      return said && locale !== titleLanguage ? [[locale, said]] : [];
    }),
  );
  return {
    ...{ type, title, titleLanguage, titles, description, date, url, fileId, licence },
    ...{ languages, doi, isbn, themes, visibility },
    authors: namesIn(authors),
    otherInstitutions: namesIn(otherInstitutions),
    institutionIds: known.filter((id) => form.institutionIds.includes(id)),
  };
}

interface Begun {
  projectId: string;
  form: Sent;
  /** Of the page on which it was written. */
  formKey?: string;
}

/** Begins a result as a draft; a form sent twice begins one. */
export function addResult(
  context: ProjectCommandContext,
  { projectId, form, formKey: page }: Begun,
  actor: Viewer,
): Promise<ResultOutcome> {
  return inProject<ResultOutcome>(context, projectId, actor, async ({ tx, now, partnership, audience }) => {
    if (recordsFor(audience, partnership).length === 0) return refused("forbidden");
    const change = changeOf(form, null, partnership);
    const formKey = page ? keyOf(page, projectId, change) : null;
    const twin = formKey && (await findTwin(tx, formKey, actor));
    if (twin) return { ok: true, id: twin };
    if ((await tx.$count(projectResults, eq(projectResults.projectId, projectId))) >= MOST_RESULTS)
      return refused("too-many");
    const by = { createdById: actor.id, createdAt: now, updatedById: actor.id, updatedAt: now };
    const [row] = await tx
      .insert(projectResults)
      .values({ projectId, state: "draft", version: 1, formKey, ...columnsOf(change), ...by })
      .onConflictDoNothing({ target: [projectResults.createdById, projectResults.formKey] })
      .returning();
    const quicker = !row && formKey ? await findTwin(tx, formKey, actor) : null;
    if (quicker) return { ok: true, id: quicker };
    if (!row) throw new Error("The result was not written");
    await nameInstitutions(tx, row.id, change.institutionIds);
    return { ok: true, id: row.id };
  });
}

// Who goes back to the page and writes another result there has sent another form.
const keyOf = (page: string, projectId: string, change: ResultChange) =>
  createHash("sha256")
    .update(JSON.stringify([page, projectId, change]))
    .digest("base64url");

async function findTwin(tx: Tx, key: string, actor: Viewer): Promise<string | null> {
  const { id, createdById, formKey } = projectResults;
  const isTwin = and(eq(createdById, actor.id), eq(formKey, key));
  const [twin] = await tx.select({ id }).from(projectResults).where(isTwin);
  return twin?.id ?? null;
}

type Saved = { ok: true; id: string; waits: boolean } | Extract<ResultOutcome, { ok: false }>;

/**
 * Saves what is said of a result. Of a published one, what readers rely on waits for a coordinator while the old stays in
 * sight; the rest is shown at once.
 */
export function saveResult(
  context: ProjectCommandContext,
  { form, ...step }: Step & { form: Sent },
  actor: Viewer,
): Promise<Saved> {
  return onResult<Saved>(
    context,
    step,
    actor,
    async (within) => keep(context, within, (fileId) => changeOf(form, fileId, within.partnership), actor),
    ({ result, partnership }) => {
      const { id, version, updatedById, changeState } = result.row;
      const written = asWritten(result);
      const isNext = updatedById === actor.id && [1, 2].includes(version - step.version);
      const isSame = isNext && saysSame(written, changeOf(form, written.fileId, partnership));
      return isSame ? { ok: true, id, waits: changeState === "submitted" } : null;
    },
  );
}

type Within = InProject & { result: Result };

async function keep(
  context: ProjectCommandContext,
  { tx, now, project, partnership, audience, result }: Within,
  changed: (fileId: string | null) => ResultChange,
  actor: Viewer,
): Promise<Saved> {
  const { row } = result;
  if (!answersFor(audience, partnership, subjectOf(result))) return refused("forbidden");
  if (isFixed(row.state)) return refused("impossible");
  const change = changed(asWritten(result).fileId);
  if (row.state !== "published") {
    await write(tx, result, columnsOf(change), { actor, now });
    await nameInstitutions(tx, row.id, change.institutionIds);
    return { ok: true, id: row.id, waits: false };
  }
  if (lacksOf(change).length > 0) return refused("incomplete");
  if (!isSensitive(asShown(result), change)) {
    await write(tx, result, { ...columnsOf(change), change: null, changeState: null }, { actor, now });
    await nameInstitutions(tx, row.id, change.institutionIds);
    await recordProject(
      tx,
      project.row.id,
      { ...context, now },
      { action: "project.result_changed", data: { title: row.title }, actorId: actor.id },
    );
    return { ok: true, id: row.id, waits: false };
  }
  const waiting = { change, changeState: "submitted" as const, submittedById: actor.id, submittedAt: now, note: null };
  await write(tx, result, waiting, { actor, now });
  await recordProject(
    tx,
    project.row.id,
    { ...context, now },
    { action: "project.result_submitted", data: { title: row.title }, actorId: actor.id },
  );
  await tellOfResult(tx, { ...context, now }, { event: "submitted", project, row, actorId: actor.id });
  return { ok: true, id: row.id, waits: true };
}

type FileKept = (Extract<Saved, { ok: true }> & { removed: string | null }) | Extract<Saved, { ok: false }>;

/** Puts a file to a result in the place of the one before, or takes it away. */
export function putFile(
  context: ProjectCommandContext,
  { file, ...step }: Step & { file: StoredFile | null },
  actor: Viewer,
): Promise<FileKept> {
  return onResult<FileKept>(context, step, actor, async (within) => {
    const { tx, now, result } = within;
    const before = asWritten(result).fileId;
    if (!answersFor(within.audience, within.partnership, subjectOf(result))) return refused("forbidden");
    const owner = { purpose: "document", ownerType: "project", ownerId: step.projectId } as const;
    if (file && !isFixed(result.row.state))
      await tx.insert(files).values({ ...file, ...owner, uploadedById: actor.id, createdAt: now });
    const kept = await keep(context, within, () => ({ ...asWritten(result), fileId: file?.id ?? null }), actor);
    if (!kept.ok) return kept;
    const shown = result.row.state === "published" ? result.row.fileId : null;
    return { ...kept, removed: await letGo(tx, before, shown) };
  });
}
