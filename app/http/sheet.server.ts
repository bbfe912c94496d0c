import type { AppLoadContext } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf } from "#app/platform/days.ts";
import { MEDIA_TYPE_OF, type Sheet, SHEET_FORMATS, type SheetFormat } from "#app/platform/sheet.ts";
import { writeSheet } from "#app/platform/sheet.server.ts";
import { attachment } from "./attachment.server.ts";
import { whenDone } from "./background-queue.server.ts";
import { notFound, tooMany } from "./refusals.server.ts";

/** The kind of file an address asks for; throws 404 for any other. */
export function sheetFormat(asked: string | undefined): SheetFormat {
  const format = SHEET_FORMATS.find((one) => one === asked);
  if (!format) throw notFound();
  return format;
}

/** Answers with a list as a file to save, named for what it holds and its day; 429 to who saves too often. */
export async function answerWithSheet(
  context: AppLoadContext,
  viewer: Viewer,
  { name, format }: { name: string; format: SheetFormat },
  read: () => Promise<Sheet>,
): Promise<Response> {
  const wait = await context.limits.consume("exportByUser", { user: viewer.id });
  if (wait !== null) throw tooMany(wait);
  const bytes = await whenDone(writeSheet(context.background, format, await read()));
  const file = `${name}-${dayOf(context.clock.now())}.${format}`;
  const headers = attachment({ name: file, mediaType: MEDIA_TYPE_OF[format], sizeBytes: bytes.length });
  return new Response(new Uint8Array(bytes), { headers });
}
