import type { SubmissionResult } from "@conform-to/react";
import { z } from "zod";
import { parseFields } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";
import { line, whole } from "#app/platform/fields.ts";
import { differingFields, keepTyped, type TypedFields } from "../project/project-form.ts";
import type { PostingAnswer } from "./posting-answer.ts";
import { PROJECT_FIELDS, projectSchema, type ProjectValues } from "../project/project.schema.ts";

/** The lists of a posting, whose rows its form adds and takes away. */
export const PROJECT_LISTS = ["needs", "partners"] as const;

const draftTitle = line({ min: 3, max: 200 });

/** What an empty form is given, so that sending it twice begins one draft. */
export const formKeyField = z.uuid();
const versionField = whole(0, 1_000_000);

const INTENTS = ["save", "submit", "autosave"] as const;
const isIntent = (intent: string | null): intent is (typeof INTENTS)[number] => INTENTS.some((one) => one === intent);

/** What a posted project form asks for, read once. */
export type PostedProject =
  /** A row is added or taken away. A draft is saved with it; what is on the board is only shown again. */
  | ({ intent: "rows"; titleEn: string | null; typed: TypedFields; list: string } & Unkept)
  | { intent: "save"; titleEn: string; typed: TypedFields; version: number }
  /** Saved by itself while somebody types; the title may be none yet. */
  | { intent: "autosave"; titleEn: string | null; typed: TypedFields; version: number }
  | { intent: "submit"; values: ProjectValues; titleEn: string; typed: TypedFields; version: number }
  /** Handed in with something wrong in it. A draft is kept all the same; what is on the board is only shown again. */
  | ({ intent: "refused"; titleEn: string | null; typed: TypedFields } & Unkept)
  /** Nothing to be kept: a draft that is saved without a title. */
  | ({ intent: "invalid" } & Unkept);

/** What is shown again without being kept goes on from the version it was opened at. */
interface Unkept {
  result: SubmissionResult;
  version: number;
}

/**
 * Reads a posting: a row added or taken away, a draft kept as it was typed (only its title is asked), or the whole form
 * checked. Any other intent, and a form without the version it was opened at, is answered 400.
 */
export async function readPosting(fields: URLSearchParams, today: string): Promise<PostedProject> {
  const form = typedForm(fields);
  const intent = fields.get("intent");
  const { data: version } = versionField.safeParse(fields.get("version") ?? undefined);
  if (version === undefined) throw refuse(400);
  const rowChange = fields.get("__intent__");
  const typed = keepTyped(withNewRows(form.payload), PROJECT_FIELDS);
  const title = draftTitle.safeParse(fields.get("titleEn") ?? "");
  if (rowChange) {
    const list = listOf(rowChange);
    return { intent: "rows", titleEn: title.data ?? null, typed, list, result: form.answer(), version };
  }
  if (!isIntent(intent)) throw refuse(400);
  if (intent === "submit") {
    const parsed = parseFields(fields, projectSchema(today));
    if (!parsed.ok) {
      const { result } = await parsed.response.json();
      return { intent: "refused", titleEn: title.data ?? null, typed, result, version };
    }
    return { intent, values: parsed.value, titleEn: parsed.value.titleEn, typed, version };
  }
  if (intent === "autosave") return { intent, titleEn: title.data ?? null, typed, version };
  if (!title.success)
    return { intent: "invalid", result: form.answer({ titleEn: ["projects:errors.title_required"] }), version };
  return { intent, titleEn: title.data, typed, version };
}

const listOf = (rowChange: string) => (JSON.parse(rowChange) as { payload: { name: string } }).payload.name;

// A row that was just added has nothing in it yet.
function withNewRows(payload: Record<string, unknown>): Record<string, unknown> {
  const lists = PROJECT_LISTS.flatMap((name) => {
    const rows = payload[name];
    return Array.isArray(rows) ? [[name, rows.map((row: unknown) => row ?? {})] as const] : [];
  });
  return { ...payload, ...Object.fromEntries(lists) };
}

interface Current {
  slug: string;
  version: number;
  /** The form as somebody else has saved it, and who that was. */
  typed: TypedFields;
  savedBy: string;
}

/**
 * The same form again with what was typed, for a save that came too late, and the names of the answers in which it
 * differs from what stands now. Saving once more is then at the current version.
 */
export function staleAnswer(fields: URLSearchParams, { slug, version, typed, savedBy }: Current): PostingAnswer {
  const form = typedForm(fields);
  const differing = differingFields(keepTyped(form.payload, PROJECT_FIELDS), typed, PROJECT_FIELDS);
  return { result: form.answer(), version, conflict: { differing, savedBy, slug } };
}
