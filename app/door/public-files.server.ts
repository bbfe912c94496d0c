import express, { type RequestHandler } from "express";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { answerError } from "./answer-error.server.ts";
import type { Res } from "./exchange.ts";
import { sendBody } from "./send-body.server.ts";

interface PublicFile {
  body: Buffer;
  type: string;
  headers: Record<string, string>;
  encoded: Map<string, Buffer>;
}

const IMMUTABLE = "public, max-age=31536000, immutable";
// Scripts that run on the machine of whoever counts again, not in the browser.
const SAVED = ["/recount.js", "/recount.py"];
// A frame that its site keeps in a sandbox has no origin, not even the portal's: its styles and fonts come from elsewhere.
const FOR_SANDBOXES = { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" };
const AN_HOUR = "public, max-age=3600";

/** Every built file by its URL. Few and small, so they stay in memory. Dot folders and source maps are never served. */
function readPublicFiles(folder: string): Map<string, PublicFile> {
  const files = new Map<string, PublicFile>();
  for (const entry of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []) {
    const file = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, file).split(path.sep).join("/")}`;
    if (!entry.isFile() || /\/\.(?!well-known\/)/.test(url) || url.endsWith(".map")) continue;
    const body = readFileSync(file);
    const ETag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
    const headers = {
      ...{ ETag, "Cache-Control": url.startsWith("/assets/") ? IMMUTABLE : AN_HOUR },
      ...(/\.(css|woff2?)$/.test(url) && FOR_SANDBOXES),
      ...(SAVED.includes(url) && { "Content-Disposition": `attachment; filename="${entry.name}"` }),
    };
    files.set(url, { body, type: express.static.mime.lookup(file), headers, encoded: new Map() });
  }
  return files;
}

/** Serves the built files of a folder. Under /assets nothing else is looked for. */
export function servePublicFiles(folder: string): RequestHandler {
  const files = readPublicFiles(folder);
  return (req, response, next) => {
    const res = response as Res;
    const { pathname } = res.locals;
    const file = req.method === "POST" ? undefined : files.get(pathname);
    if (file) return sendBody(req, res.set(file.headers), file.body, file.type, { quality: 9, kept: file.encoded });
    return pathname.startsWith("/assets/") ? answerError(req, res, 404) : next();
  };
}
