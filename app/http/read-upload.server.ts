import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import busboy from "busboy";
import { asBeforeSending } from "#app/platform/file-names.ts";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { networkOf } from "#app/platform/client-network.ts";
import { checkFields } from "./form-fields.server.ts";
import { checkOpener } from "./opener.server.ts";
import { readForm } from "./parse-form.server.ts";
import { refuse, tooMany } from "./refusals.server.ts";
import { takeRoom } from "./upload-room.server.ts";

/** A sender who is silent for so long has gone. */
const SILENCE_MS = 20_000;
const COME_BACK_SECONDS = 10;
const MOST_FIELDS = 20;
const LONGEST_FIELD = 20 * 1024;
const LONGEST_NAME = 150;

interface UploadedFile {
  /** As the sender called it, for showing only: without folders, control characters and direction marks. */
  name: string;
  bytes: Buffer;
  sizeBytes: number;
  /** The file went over the limit; `bytes` is then only its beginning. */
  isTooLarge: boolean;
}

interface Upload {
  fields: URLSearchParams;
  /** Null when no file was chosen. */
  file: UploadedFile | null;
}

export interface CountedUpload extends Upload {
  /** Seconds to wait, when somebody sent too many. */
  wait: number | null;
}

/** The name of an uploaded file as it may be shown: its last part, without anything invisible, and not too long. */
function shownFileName(name: string | undefined): string {
  const last =
    asBeforeSending(name ?? "")
      .normalize("NFC")
      .replaceAll('"', "'")
      .split(/[/\\]/)
      .at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF<>|:*?]/gu, "").trim();
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? "";
  return plain.slice(0, -ending.length || undefined).slice(0, LONGEST_NAME) + ending || "file";
}

// In one piece from the start: pieces that are put together at the end are in memory twice. What is not written to takes none.
function collect(stream: Readable, name: string | undefined, limitBytes: number, done: (file: UploadedFile) => void) {
  const room = Buffer.allocUnsafeSlow(limitBytes);
  let sizeBytes = 0;
  stream.on("data", (chunk: Buffer) => {
    chunk.copy(room, Math.min(sizeBytes, limitBytes));
    sizeBytes += chunk.length;
  });
  // A part that is never closed fails here and in the parser; what is not heard here would end the process.
  stream.on("error", () => {});
  stream.on("end", () => {
    const bytes = room.subarray(0, sizeBytes);
    if (name || sizeBytes > 0)
      done({ name: shownFileName(name), bytes, sizeBytes, isTooLarge: sizeBytes > limitBytes });
  });
}

function createParser(contentType: string) {
  const limits = {
    fields: MOST_FIELDS,
    fieldSize: LONGEST_FIELD,
    files: 1,
    parts: MOST_FIELDS + 1,
  };
  try {
    return busboy({ headers: { "content-type": contentType }, limits, defParamCharset: "utf8" });
  } catch {
    throw refuse(415);
  }
}

/** Among the fields of a form that is sent again after a session had ended: a file was chosen, and is lost. */
const LOST_FILE = "lostFile";

/** What a page says of itself in a form, and which button was pressed. */
const OF_PAGE = /^(__|seen|opened|version|intent)/;

/**
 * The fields with which a form with a place for a file can be sent again: a file is not kept, and the form asks for it then.
 * Null of a form that brought nothing but a file.
 */
export function sentAgain(fields: [string, string][], hadFile: boolean): [string, string][] | null {
  if (!hadFile) return fields;
  const isFileAlone = fields.every(([name, text]) => OF_PAGE.test(name) || text === "");
  return isFileAlone ? null : [...fields, [LOST_FILE, "on"]];
}

/** Whether a form had a file that did not come with it, so that nothing may be sent as if there had been none. */
export const hasLostFile = ({ fields, file }: Upload): boolean => file === null && fields.get(LOST_FILE) === "on";

/**
 * Reads a multipart form with at most one file, as a stream: nothing beyond `limitBytes` is kept in memory. What no
 * browser would send is answered 400, another encoding 415, and who falls silent in the middle 408.
 */
export async function readUpload(request: Request, limitBytes: number): Promise<Upload> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) throw refuse(415);
  const parser = createParser(type);
  const fields = new URLSearchParams();
  let file: UploadedFile | null = null;
  let isMalformed = false;
  parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
    isMalformed ||= nameTruncated || valueTruncated;
    fields.append(name, value);
  });
  parser.on("file", (_field, stream, { filename }) => collect(stream, filename, limitBytes, (read) => (file = read)));
  for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const)
    parser.on(limit, () => (isMalformed = true));
  const silence = new AbortController();
  const body = Readable.fromWeb(request.body as WebStream);
  const timer = setTimeout(() => silence.abort(), SILENCE_MS);
  body.on("data", () => timer.refresh());
  try {
    await pipeline(body, parser, { signal: silence.signal });
  } catch {
    throw refuse(silence.signal.aborted ? 408 : 400);
  } finally {
    clearTimeout(timer);
  }
  if (isMalformed) throw refuse(400);
  const hasFile = file !== null;
  uploads.set(request, { fields: new URLSearchParams(checkFields(fields)), hasFile });
  return { fields: await checkOpener(request, fields, (kept) => sentAgain(kept, hasFile)), file };
}

interface Sent {
  fields: URLSearchParams;
  hasFile: boolean;
}

const uploads = new WeakMap<Request, Sent>();

/** What a form with a place for a file brought beside it, whoever sent it, read already or not; null where it cannot be read. */
export async function readSentUpload(request: Request): Promise<Sent | null> {
  if (!request.bodyUsed) await readUpload(request, 0).catch(() => null);
  return uploads.get(request) ?? null;
}

/**
 * Reads what a form with a place for a file sent, with or without one: it comes without when it is sent again after a session
 * had ended. An upload is counted among a person's; what was cut on its way did not arrive, and is not counted. Who sends too
 * many at once is answered 429, and 503 when everybody together does.
 */
export async function readCountedUpload(
  { limits, clientIp, atEnd }: Pick<AppLoadContext, "limits" | "clientIp" | "atEnd">,
  request: Request,
  { user, limitBytes }: { user: string; limitBytes: number },
): Promise<CountedUpload> {
  const isUpload = request.headers.get("Content-Type")?.startsWith("multipart/form-data");
  if (!isUpload) return { fields: await readForm(request), file: null, wait: null };
  const room = takeRoom(user, networkOf(clientIp));
  if (room === "own") throw tooMany(COME_BACK_SECONDS);
  if (room === "all") throw refuse(503, { "Retry-After": String(COME_BACK_SECONDS) });
  atEnd(room);
  const spent = await limits.peek("uploadByUser", { user });
  const upload = await readUpload(request, limitBytes);
  return { ...upload, wait: spent ?? (await limits.consume("uploadByUser", { user })) };
}

/** The same of a file of the usual size. */
export const readPosted = ({ context, request }: ActionFunctionArgs, user: string): Promise<CountedUpload> =>
  readCountedUpload(context, request, { user, limitBytes: context.config.uploadLimitBytes });
