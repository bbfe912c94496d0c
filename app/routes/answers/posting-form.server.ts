import type { SubmissionResult } from "@conform-to/react";
import { differingFields, keepTyped, type TypedFields } from "#app/features/projects/project/project-form.ts";
import type { Lack } from "#app/features/projects/posting/lacks.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { bringTogether, seenBy, writeKnown, writeSeen } from "#app/features/projects/posting/bring-together.server.ts";
import { tooMuchIn } from "#app/features/projects/posting/too-much.ts";
import { type PostingIntent, PROJECT_LISTS, versionField } from "#app/features/projects/posting/posting.ts";
import { unansweredIn } from "#app/features/projects/posting/template.server.ts";
import { PROJECT_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { type Asked, projectSchema } from "#app/features/projects/project/project.schema.ts";
import { parseFields } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";
import { showingItsValues } from "#app/platform/shown-result.ts";

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
  | ({ intent: "invalid"; typed: TypedFields } & Unkept);

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
    return { intent: "invalid", typed, result: form.answer(tooMuch), version, lacks: lacksOf(tooMuch) };
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

/** What a project holds when its form is sent. */
export interface Current {
  row: { slug: string; version: number };
  typed: TypedFields;
  /** Who gave the answers that were not sent; null for the sender, in another window. */
  savedBy: string | null;
}

/** A form that was sent, read together with what others have saved since its page was opened. */
export interface ReadTogether {
  posted: PostedProject;
  /** The fields of `posted`. */
  fields: URLSearchParams;
  conflicts: string[];
  others: string[];
  /** The page told which answers it showed; else its version says whether it came too late. */
  isMarked: boolean;
}

/** As `readPosting`, with what only others have changed in the place of what the page still showed of it. */
export function readTogether(sent: URLSearchParams, current: Current, asked: Asked, isOnBoard: boolean): ReadTogether {
  const seen = sent.has("version") ? seenBy(sent) : null;
  if (!seen)
    return { posted: readPosting(sent, asked, isOnBoard), fields: sent, conflicts: [], others: [], isMarked: false };
  const { typed, ...changed } = bringTogether(typedIn(sent), current.typed, seen);
  const fields = withAnswersOf(sent, typed, changed.others);
  fields.set("version", String(current.row.version));
  return { posted: readPosting(fields, asked, isOnBoard), fields, ...changed, isMarked: true };
}

export const typedIn = (fields: URLSearchParams) => keepTyped(typedForm(fields).payload, PROJECT_FIELDS);

function withAnswersOf(sent: URLSearchParams, typed: TypedFields, names: readonly string[]): URLSearchParams {
  const rest = [...sent].filter(([name]) => !names.includes(name.replace(/[.[].*$/, "")));
  const theirs = Object.fromEntries(Object.entries(typed).filter(([name]) => names.includes(name)));
  return new URLSearchParams([...rest, ...asSent(theirs)]);
}

/** The answers on which a form that is sent once more has still to decide; null where it tells of none. */
export function undecidedIn(sent: URLSearchParams): string[] | null {
  const named = (sent.get("conflict") ?? "").split(",").filter((name) => PROJECT_FIELDS.includes(name));
  return named.length > 0 ? named : null;
}

/**
 * The same form again, for one that came too late: what was typed, with what only others have changed, and the names of the
 * answers that both changed. Saving once more is then at the current version. What saves itself goes on showing what was sent.
 */
export function staleAnswer(
  sent: URLSearchParams,
  { row, typed: current, savedBy }: Current,
  { posted, fields, conflicts, others, isMarked }: ReadTogether,
): PostingAnswer {
  const typed = typedIn(sent);
  const differing = isMarked ? conflicts : differingFields(typed, current, undecidedIn(sent) ?? PROJECT_FIELDS);
  const isByItself = posted.intent === "autosave";
  const result = "result" in posted ? posted.result : typedForm(fields).answer();
  return {
    result: others.length > 0 && !isByItself ? showingItsValues(result) : result,
    version: row.version,
    seen: isByItself ? writeKnown(typed, current, others) : writeSeen(current),
    conflict: { differing, others, savedBy, slug: row.slug },
    lacks: posted.lacks,
  };
}
