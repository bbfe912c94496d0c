import type { RequestHandler } from "express";
import { safePath } from "#app/http/safe-redirect.server.ts";
import { visibleAddress } from "#app/platform/visible-address.ts";

/** Sends whoever opens an address that was copied with characters nobody sees to the one they mean. */
export const leadToVisible: RequestHandler = (req, res, next) => {
  const [path = "/", ...search] = visibleAddress(req.url).split("?");
  const to = [path, ...search].join("?");
  const isMeant = to !== req.url && (req.method === "GET" || req.method === "HEAD") && safePath(path, "") === path;
  if (!isMeant) return next();
  res.writeHead(302, { Location: to, "Cache-Control": "no-store" }).end();
};
