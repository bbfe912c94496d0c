import type { AppLoadContext } from "@remix-run/node";
import type { KeptDocument } from "#app/platform/kept-document.server.ts";
import { attachment } from "./attachment.server.ts";
import { whenDone } from "./background-queue.server.ts";

/** For how long nobody asks again, and a shared cache may answer. */
const KEPT_FOR = "public, max-age=300";

/** Answers with a document that is the same for everybody of one language; 304 to whoever has it already. */
export async function answerWithPublicDocument(
  { request, context }: { request: Request; context: AppLoadContext },
  { name, mediaType }: { name: string; mediaType: string },
  document: KeptDocument,
): Promise<Response> {
  const etag = `"${document.digest}"`;
  // An answer that brings a cookie is somebody's own.
  const isOwn = context.setCookies.length > 0;
  const headers = {
    ETag: etag,
    "Cache-Control": isOwn ? "private, no-cache" : KEPT_FOR,
    Vary: "Cookie, Accept-Language",
  };
  const known = (request.headers.get("If-None-Match") ?? "").split(/\s*,\s*/).map((tag) => tag.replace(/^W\//, ""));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  const bytes = await whenDone(document.bytes());
  const file = attachment({ name, mediaType, sizeBytes: bytes.length });
  return new Response(new Uint8Array(bytes), { headers: { ...file, ...headers } });
}
