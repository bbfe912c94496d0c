import type { RequestHandler } from "express";
import { safePath } from "#app/http/safe-redirect.server.ts";
import { visibleAddress } from "#app/platform/visible-address.ts";

/**
 * Sends whoever opens an address that was copied with characters nobody sees in its path to the one they mean. What is asked
 * for behind the path is read by its page as it is typed.
 */
export const leadToVisible: RequestHandler = (req, res, next) => {
  const [typed = "/", ...search] = req.url.split("?");
  const path = visibleAddress(typed);
  const isMeant = path !== typed && (req.method === "GET" || req.method === "HEAD") && safePath(path, "") === path;
  if (!isMeant) return next();
  res.writeHead(302, { Location: [path, ...search].join("?"), "Cache-Control": "no-store" }).end();
};
