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

type Act = (req: Req, res: Res) => void;

interface Opening {
  /** Gives a request its number, and has it logged when it is over. */
  begin: Act;
  /** Gives the response its nonce and its security headers: all but a kept page, which has its own. */
  protect: Act;
}

/** What every request begins with. */
export function createOpening({ config, logger }: Services): Opening {
  const addHeaders = securityHeaders(config);
  const protect: Act = (req, res) => {
    res.locals.nonce = randomBytes(18).toString("base64");
    res.setHeader("X-Request-Id", res.locals.requestId);
    res.setHeader("Permissions-Policy", PERMISSIONS);
    addHeaders(req, res, () => {});
  };
  const begin: Act = (req, res) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const unknown = { pathname: "", origin: config.origin, clientIp: "", isForwarded: false };
    res.locals = { requestId, nonce: "", ...unknown, turn: NO_TURN };
    res.once("close", () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const path = loggedPath(res.locals.pathname);
      const isCut = !res.writableFinished;
      const { foreignHost } = res.locals;
      const line = { requestId, method: req.method, path, status: res.statusCode, ms, isCut, foreignHost };
      logger.info(line, "request");
    });
  };
  return { begin, protect };
}
