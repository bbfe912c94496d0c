import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { messageSchema } from "#app/features/conversations/conversations.schema.ts";
import type { Written } from "#app/features/conversations/write-message.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { type CountedUpload, hasLostFile, readPosted } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { type Refusal, refused, type TooOften } from "#app/platform/refusal.ts";
import { type StoredFile, storeFile } from "#app/platform/stored-file.server.ts";
import { visibleProse } from "#app/platform/visible-text.ts";

type Sent =
  Written | Refusal<"not-found" | "forbidden" | "impossible", "barred" | "closed" | "over" | "not-member" | "owned">;

interface Conversation {
  /** Of the page the conversation stands on. */
  path: string;
  viewer: Viewer;
  write: (message: { body: string; file: StoredFile | null }, goesOn: boolean) => Promise<Sent>;
  /** What else the buttons of the form do, by their name, and where that leads; only with an empty box. */
  acts: Partial<Record<string, (fields: URLSearchParams) => Promise<Response>>>;
}

const actOf = (acts: Conversation["acts"], intent: string) => (Object.hasOwn(acts, intent) ? acts[intent] : undefined);

/** What the form below a conversation sends: a message with or without a file, or a mark. */
export async function postToConversation(args: ActionFunctionArgs, { viewer, acts, ...about }: Conversation) {
  const { fields, file, wait } = await readPosted(args, viewer.id);
  const intent = fields.get("intent") ?? "";
  const act = actOf(acts, intent);
  if (act) {
    const isBegun = visibleProse(fields.get("body") ?? "") !== "";
    return isBegun ? rejectFields(fields, { body: [`conversations:begun.${intent}`] }) : act(fields);
  }
  if (intent !== "message") throw refuse(400);
  if (wait !== null) return rejectTooMany(fields, wait);
  const form = parseFields(fields, messageSchema);
  // A browser never sends back a chosen file: whoever mends the text chooses it once more.
  const again = askForFile(form.ok ? {} : form.result.error, { fields, file });
  if (again) return again;
  if (!form.ok) return form.response;
  const { body } = form.value;
  const write = async (stored: StoredFile | null): Promise<Sent | TooOften> => {
    const spent = await args.context.limits.consume("messageByUser", { user: viewer.id });
    if (spent !== null) return refused("too-often", { retryAfterSeconds: spent });
    return about.write({ body, file: stored }, goesOnIn(fields));
  };
  const sent = file ? await whenDone(storeFile(args.context, file, write)) : await write(null);
  if (sent.ok) return redirectDone(about.path, "message");
  if (sent.reason === "too-often") return rejectTooMany(fields, sent.retryAfterSeconds);
  if (sent.reason === "file")
    return rejectFields(fields, { file: [encodeError(`applications:document_fault.${sent.fault}`, sent.params)] });
  return answerUnsent(sent.reason, fields, file !== null);
}

/** Where the text has to be mended, or the session had ended, a file that was chosen has to be chosen once more. */
function askForFile(wrong: SubmissionResult["error"], sent: Pick<CountedUpload, "fields" | "file">) {
  const isRefused = Object.keys(wrong ?? {}).length > 0;
  if (!hasLostFile(sent) && !(isRefused && sent.file)) return null;
  return rejectFields(sent.fields, { ...(wrong as Record<string, string[]>), file: [FILE_AGAIN] });
}

function answerUnsent(reason: Extract<Sent, { ok: false }>["reason"], fields: URLSearchParams, hasFile: boolean) {
  if (reason === "owned") return askFirst(fields, hasFile ? { file: [FILE_AGAIN] } : {});
  return answerRefusal(reason, fields, "conversations:");
}

/** Whether it was said that one goes on with a colleague's case all the same. */
export const goesOnIn = (fields: URLSearchParams) => fields.get("goesOn") === "on";

/** Nothing was done yet: it is asked first whether to go on with a colleague's case. */
export function askFirst(fields: URLSearchParams, others: Record<string, string[]> = {}) {
  return rejectFields(fields, { goesOn: ["conversations:refused.owned"], ...others }, 409);
}

const FILE_AGAIN = "conversations:file_again";

/** Whether somebody looks at the page, and not a program that fetches it beforehand. */
export function isLookedAt({ request }: Pick<LoaderFunctionArgs, "request">): boolean {
  const purpose = request.headers.get("Sec-Purpose") ?? request.headers.get("Purpose") ?? "";
  return request.method === "GET" && !purpose.includes("prefetch");
}
