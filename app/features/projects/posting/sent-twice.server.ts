import { and, eq, gt } from "drizzle-orm";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { PROJECT_FIELDS, type ProjectValues } from "../project/posting-fields.ts";
import { differingFields, type TypedFields } from "../project/project-form.ts";
import { getEditable } from "../project/project-queries.server.ts";
import { draftName } from "./draft-name.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

/** The project that this form has begun already. */
export async function findTwin(tx: Tx, leadUserId: string, formKey: string): Promise<ProjectRow | null> {
  const isTwin = and(eq(projects.leadUserId, leadUserId), eq(projects.formKey, formKey));
  const [row] = await tx.select().from(projects).where(isTwin);
  return row ?? null;
}

/** The project that the same words, sent a moment ago, have begun. */
export async function findSent(
  tx: Tx,
  twin: ProjectRow | null,
  form: { typed: TypedFields; formKey?: string },
  actorId: string,
  now: Date,
): Promise<ProjectRow | undefined> {
  if (twin && isSameForm(twin, form.typed)) return twin;
  return form.formKey ? findJustSent(tx, actorId, form.typed, now) : undefined;
}

const WORDS = ["titleEn", "summary", "description"] as const satisfies readonly (keyof ProjectValues)[];

// A browser that goes back to an empty form fills it in again, with the key of another.
async function findJustSent(
  tx: Tx,
  leadUserId: string,
  typed: TypedFields,
  now: Date,
): Promise<ProjectRow | undefined> {
  const { titleEn } = draftName(typed);
  const isSame = and(eq(projects.leadUserId, leadUserId), eq(projects.titleEn, titleEn));
  const moment = new Date(now.getTime() - SENT_TWICE_MS);
  for (const row of await tx
    .select()
    .from(projects)
    .where(and(isSame, gt(projects.createdAt, moment)))) {
    const kept = await getEditable(tx, row);
    // What was handed in was read; its words are as they were typed.
    const compared = row.typed === null ? WORDS : PROJECT_FIELDS;
    if (differingFields(kept.typed, typed, compared).length === 0) return row;
  }
  return undefined;
}

// What was handed in has left the form as it was typed; then its title tells.
export function isSameForm(twin: ProjectRow, typed: TypedFields): boolean {
  const isAsTyped = twin.typed === null || differingFields(twin.typed, typed, PROJECT_FIELDS).length === 0;
  return twin.titleEn === draftName(typed).titleEn && isAsTyped;
}
