import type { Res } from "./exchange.ts";

const POLICY = "Content-Security-Policy";

/**
 * Lets pages of any site frame what is made for it, and nothing else of the portal. Such a page is the same for everybody,
 * has no form and runs no script, so that nobody can be led to press what they do not see.
 */
export function openToFrames(res: Res): void {
  if (!res.locals.pathname.startsWith("/embed/")) return;
  const policy = String(res.getHeader(POLICY))
    .replace("frame-ancestors 'none'", "frame-ancestors *")
    .replace(/script-src [^;]*/, "script-src 'none'")
    .replace(/form-action [^;]*/, "form-action 'none'");
  res.setHeader(POLICY, policy);
  res.removeHeader("X-Frame-Options");
}
