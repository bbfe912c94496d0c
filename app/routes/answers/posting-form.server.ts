import type { SubmissionResult } from "@conform-to/react";
import { differingFields, keepTyped, type TypedFields } from "#app/features/projects/project/project-form.ts";
import type { Lack } from "#app/features/projects/posting/lacks.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { tooMuchIn } from "#app/features/projects/posting/too-much.ts";
import { type PostingIntent, PROJECT_LISTS, versionField } from "#app/features/projects/posting/posting.ts";
import { unansweredIn } from "#app/features/projects/posting/template.server.ts";
import { PROJECT_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { type Asked, projectSchema } from "#app/features/projects/project/project.schema.ts";
import { parseFields } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";

const INTENTS = ["save", "submit", "autosave", "preview", "discard"] as const;
const isIntent = (intent: string | null): intent is (typeof INTENTS)[number] => INTENTS.some((one) => one === intent);

/** What is shown again without being kept goes on from the version it was opened at. */
interface Unkept {
  result: SubmissionResult;
  version: number;
}

/** What a posted project form asks for, read once, with what keeps it from being handed in. */
export type PostedProject = { lacks: Lack[] } & Asking;

type Asking =
  | Exclude<PostingIntent, { intent: "rows" | "refused" }>
  | (Extract<PostingIntent, { intent: "rows" | "refused" }> & Unkept)
  /** Nothing to be kept: a draft in which nothing is written. */
  | ({ intent: "invalid" } & Unkept);

/**
 * Reads a posting: a row added or taken away, a draft kept as it was typed, or the whole form
 * checked; on the board what was begun can be dropped. Any other intent, and a form without the version it was opened at, is answered 400.
 */
export function readPosting(fields: URLSearchParams, asked: Asked, isOnBoard = false): PostedProject {
  const form = typedForm(fields);
  const intent = fields.get("intent");
  const { data: version } = versionField.safeParse(fields.get("version") ?? undefined);
  if (version === undefined) throw refuse(400);
  const rowChange = fields.get("__intent__");
  const typed = keepTyped(withNewRows(form.payload), PROJECT_FIELDS);
  const tooMuch = tooMuchIn(typed);
  // What is dropped is not kept, whatever came with it.
  if (tooMuch && intent !== "discard")
    return { intent: "invalid", result: form.answer(tooMuch), version, lacks: lacksOf(tooMuch) };
  const kept = { typed, version, isOver: fields.has("conflict"), lacks: lacksIn(typed, asked) };
  if (rowChange) return { intent: "rows", ...kept, list: listOf(rowChange), result: form.answer() };
  if (!isIntent(intent) || (intent === "discard" && !isOnBoard)) throw refuse(400);
  if (intent === "submit") return readWhole(fields, kept, asked);
  if (intent === "save" && Object.keys(typed).length === 0)
    return { intent: "invalid", result: form.answer({ titleEn: ["projects:errors.draft_empty"] }), ...kept };
  return { intent, ...kept };
}

const lacksOf = (errors: Record<string, string[]>): Lack[] =>
  Object.keys(errors).map((name) => ({ name, isWrong: true }));

type Kept = Omit<Extract<PostedProject, { intent: "autosave" }>, "intent">;

/** The fields that a form sends which was typed so. */
function asSent(typed: TypedFields, around = ""): [string, string][] {
  return Object.entries(typed).flatMap(([key, value]) => {
    const name = around ? `${around}.${key}` : key;
    return [value]
      .flat()
      .flatMap((one, index): [string, string][] =>
        typeof one === "string" ? [[name, one]] : asSent(one, `${name}[${index}]`),
      );
  });
}

/** What keeps a form from being handed in: what is found wrong with it when it is, before that. */
export function lacksIn(typed: TypedFields, asked: Asked): Lack[] {
  const fields = new URLSearchParams(asSent(typed));
  const parsed = parseFields(fields, projectSchema({ ...asked, unansweredIn }));
  if (parsed.ok) return [];
  const isTyped = (name: string) =>
    [...fields].some(([key, text]) => (key === name || key.startsWith(`${name}[`)) && text.trim() !== "");
  // The question of a template is no answer to it.
  const isOpen = (errors: readonly string[] | null) => errors?.some((one) => one.includes("template_unanswered"));
  return Object.entries(parsed.result.error ?? {}).map(([name, errors]) => ({
    name,
    isWrong: isTyped(name) && !isOpen(errors),
  }));
}

function readWhole(fields: URLSearchParams, kept: Kept, asked: Asked): PostedProject {
  const parsed = parseFields(fields, projectSchema({ ...asked, unansweredIn }));
  if (!parsed.ok) return { intent: "refused", ...kept, result: parsed.result };
  return { intent: "submit", ...kept, values: parsed.value };
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
