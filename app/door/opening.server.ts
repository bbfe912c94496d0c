import helmet from "helmet";
import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Services } from "#app/platform/services.server.ts";
import type { Req, Res } from "./exchange.ts";
import { loggedPath } from "./logged-path.ts";

const NO_TURN = { endWork: () => {}, endAnswer: () => {}, rest: () => {}, goOn: () => Promise.resolve() };
const PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

function securityHeaders(config: Services["config"]) {
  const isDevelopment = config.mode === "development";
  const isHttps = config.mode === "production" && config.origin.startsWith("https:");
  const nonce = (_req: IncomingMessage, res: ServerResponse) => `'nonce-${(res as Res).locals.nonce}'`;
  const directives = {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", nonce],
    // Vite injects styles, inlines small files and talks over a web socket.
    styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
    connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'"],
    fontSrc: isDevelopment ? ["'self'", "data:"] : ["'self'"],
    imgSrc: ["'self'", "data:"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  };
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: isHttps && { maxAge: 63_072_000, includeSubDomains: true },
    // no-referrer would make browsers send `Origin: null` with native forms.
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    xFrameOptions: { action: "deny" },
  });
}

export type Open = (req: Req, res: Res) => void;

/** Gives every response its request id, nonce and security headers, and has it logged when it is over. */
export function createOpening({ config, logger }: Services): Open {
  const protect = securityHeaders(config);
  return (req, res) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const nonce = randomBytes(18).toString("base64");
    const unknown = { pathname: "", origin: config.origin, clientIp: "", isForwarded: false };
    res.locals = { requestId, nonce, ...unknown, turn: NO_TURN };
    res.setHeader("X-Request-Id", requestId);
    res.setHeader("Permissions-Policy", PERMISSIONS);
    protect(req, res, () => {});
    res.once("close", () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const path = loggedPath(res.locals.pathname);
      const isCut = !res.writableFinished;
      const { foreignHost } = res.locals;
      const line = { requestId, method: req.method, path, status: res.statusCode, ms, isCut, foreignHost };
      logger.info(line, "request");
    });
  };
}
