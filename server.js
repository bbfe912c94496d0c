/**
 * The front door. It answers by itself whatever no browser would send, serves the built files, and hands every other
 * request to the Remix application with its request id, client address and CSP nonce.
 */
import { createRequestHandler } from "@remix-run/node";
import express from "express";
import helmet from "helmet";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream } from "node:stream/web";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { RateLimiterMemory } from "rate-limiter-flexible";

/**
 * @typedef {import("@remix-run/node").ServerBuild & { entry: { module: typeof import("./app/entry.server.tsx") } }} Build
 * @typedef {Awaited<ReturnType<Build["entry"]["module"]["createServices"]>>} Services
 * @typedef {express.Request & http.IncomingMessage} Req
 * @typedef {express.Response} Res
 * @typedef {{ body: Buffer, type: string, headers: Record<string, string>, encoded: Map<string, Buffer> }} PublicFile
 * @typedef {{ env?: Record<string, string | undefined>, overrides?: object, build?: Build, clientFolder?: string }} Options
 */

const KILOBYTE = 1024;
const LARGEST_FORM = 256 * KILOBYTE;
const UPLOAD_ENVELOPE = 1024 * KILOBYTE;
const DRAINED_BODY = 16 * 1024 * KILOBYTE;
const SHUTDOWN_MS = 10_000;
const PAGES_PER_MINUTE = 600;
const HERE = path.dirname(fileURLToPath(import.meta.url));

const METHODS = ["GET", "HEAD", "POST"];
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
const ACCEPTS_UPLOADS = /\/(documents|logo|files)$/;
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const TEXT = /^(text\/|image\/svg|application\/(javascript|json|manifest\+json|xml|[\w.-]+\+xml))/;
const SECRET_SEGMENT = /\/(confirm|confirmation|invitations|reset-password|verify-email|unsubscribe)\/[^/]+/gi;
const FROM_PROXIES = /^(x-forwarded-.*|forwarded|x-real-ip|x-original-.*|x-rewrite-.*|x-remix-.*)$/;
const SENT_ONCE = new Set([
  "host",
  "origin",
  "content-type",
  "content-length",
  "transfer-encoding",
  "expect",
  "sec-fetch-site",
]);
const PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

/**
 * Ends the response with a page, or plain text, that names the status and the request id and nothing of the request.
 * @param {Req} req @param {Res} res @param {number} status
 */
function answerError(req, res, status) {
  const { accept = "", cookie, "accept-language": acceptLanguage } = req.headers;
  const { requestId, doorPage } = res.locals;
  const isPage = /\btext\/html\b/.test(accept);
  const body = isPage
    ? doorPage(status, requestId, { url: req.url, cookieHeader: cookie, acceptLanguage })
    : `${status} ${http.STATUS_CODES[status] ?? "Error"}\nRequest ${requestId}\n`;
  // A body that is refused unread is drained while it is small, so that the sender gets to read the answer.
  const isLong = Number(req.headers["content-length"] ?? 0) > DRAINED_BODY || "transfer-encoding" in req.headers;
  if (isLong || "expect" in req.headers) res.setHeader("Connection", "close");
  if (!METHODS.includes(req.method)) res.setHeader("Allow", METHODS.join(", "));
  res.statusCode = status;
  res.setHeader("Content-Type", `text/${isPage ? "html" : "plain"}; charset=utf-8`);
  res.setHeader("Content-Length", Buffer.byteLength(body));
  res.setHeader("Cache-Control", "no-store");
  res.end(req.method === "HEAD" ? undefined : body);
}

/** @param {Services["config"]} config */
function securityHeaders(config) {
  const isDevelopment = config.mode === "development";
  const isHttps = config.mode === "production" && config.origin.startsWith("https:");
  /** @type {(req: http.IncomingMessage, res: http.ServerResponse) => string} */
  const nonce = (_req, res) => `'nonce-${/** @type {Res} */ (res).locals.nonce}'`;
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

/**
 * Gives a response its request id, nonce and security headers, and has it logged when it is over.
 * @param {Services} services @param {Build} build
 */
function opening({ config, logger }, build) {
  const { doorPage } = build.entry.module;
  const protect = securityHeaders(config);
  /** @type {(req: Req, res: Res) => void} */
  return (req, res) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    res.locals = { requestId, nonce: randomBytes(18).toString("base64"), pathname: "", doorPage };
    res.setHeader("X-Request-Id", requestId);
    res.setHeader("Permissions-Policy", PERMISSIONS);
    protect(req, res, () => {});
    res.once("close", () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const address = res.locals.pathname.replace(SECRET_SEGMENT, "/$1/[secret]");
      const isCut = !res.writableFinished;
      logger.info({ requestId, method: req.method, path: address, status: res.statusCode, ms, isCut }, "request");
    });
  };
}

/** @param {Req} req */
function hasRepeatedHeader(req) {
  const seen = new Set();
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    const name = (req.rawHeaders[at] ?? "").toLowerCase();
    if (SENT_ONCE.has(name) && seen.size === seen.add(name).size) return true;
  }
  return false;
}

/** Whether a target is one a browser could have sent. @param {string} target */
function isPlausibleTarget(target) {
  if (!/^\/[\x21-\x7e]*$/.test(target) || /[\\#]|%00/.test(target)) return false;
  try {
    const pathname = decodeURIComponent(target.split("?")[0] ?? "");
    return !/[\p{Cc}\\]/u.test(pathname) && !/^\/\/|\/\.{1,2}(\/|$)/.test(pathname);
  } catch {
    return false;
  }
}

/** @param {string} host @param {Services["config"]} config @returns {string | null} */
function ownOrigin(host, config) {
  if (host === new URL(config.origin).host) return config.origin;
  return config.allowLoopbackHosts && LOOPBACK.test(host) ? `http://${host}` : null;
}

/**
 * Reads host and path, also of an absolute target, onto `req` and `res.locals`.
 * @param {Req} req @param {Res} res @param {Services["config"]} config @returns {number | null} the refusing status
 */
function refuseTarget(req, res, config) {
  const [, absoluteHost, target = ""] = /^(?:https?:\/\/([^/?#]*))?([^]*)$/i.exec(req.url) ?? [];
  res.locals.pathname = (target.split("?")[0] ?? "").slice(0, 300);
  const host = (absoluteHost ?? req.headers.host ?? "").toLowerCase();
  const origin = ownOrigin(host, config);
  if (!origin) return 421;
  if (target.length > 4096) return 414;
  if (!isPlausibleTarget(target || "/")) return 400;
  req.url = target || "/";
  req.headers.host = host;
  Object.assign(res.locals, { origin, pathname: req.url.split("?")[0] });
  return null;
}

/** @param {Req} req @param {Res} res @param {Services["config"]} config @returns {number | null} */
function refuseBody(req, res, config) {
  const { origin, "content-type": type = "", "content-length": length, "transfer-encoding": coding } = req.headers;
  if (req.method !== "POST") return coding || Number(length ?? 0) > 0 ? 400 : null;
  const isOwn = origin === undefined ? req.headers["sec-fetch-site"] === "same-origin" : origin === res.locals.origin;
  if (!isOwn) return 403;
  if (!FORM.test(type)) return 415;
  if (coding !== undefined || length === undefined || !/^\d+$/.test(length)) return 411;
  const isUpload = /^multipart/i.test(type) && ACCEPTS_UPLOADS.test(res.locals.pathname);
  return Number(length) > (isUpload ? config.uploadLimitBytes + UPLOAD_ENVELOPE : LARGEST_FORM) ? 413 : null;
}

/**
 * The rules every request passes before anything else looks at it.
 * @param {Req} req @param {Res} res @param {Services["config"]} config @returns {number | null} the refusing status
 */
function refusalOf(req, res, config) {
  if (!METHODS.includes(req.method)) return 405;
  const status = refuseTarget(req, res, config);
  if (status) return status;
  if (hasRepeatedHeader(req)) return 400;
  if (req.headers.expect !== undefined && req.headers.expect.toLowerCase() !== "100-continue") return 417;
  return refuseBody(req, res, config);
}

/** Only the configured number of proxies is believed; what else they may say goes no further. @type {express.RequestHandler} */
function nameClient(req, res, next) {
  res.locals.clientIp = (req.ip ?? "").replace(/^::ffff:/, "").slice(0, 64);
  for (const name of Object.keys(req.headers)) if (FROM_PROXIES.test(name)) delete req.headers[name];
  next();
}

/** Every built file by its URL. Few and small, so they stay in memory. @param {string} folder */
function readPublicFiles(folder) {
  /** @type {Map<string, PublicFile>} */
  const files = new Map();
  for (const entry of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []) {
    const file = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, file).split(path.sep).join("/")}`;
    if (!entry.isFile() || /\/\.(?!well-known\/)/.test(url) || url.endsWith(".map")) continue;
    const body = readFileSync(file);
    const type = express.static.mime.lookup(file);
    const ETag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
    const isHashed = url.startsWith("/assets/");
    const headers = {
      ETag,
      "Cache-Control": isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    };
    files.set(url, { body, type, headers, encoded: new Map() });
  }
  return files;
}

/** @param {Map<string, PublicFile>} files @returns {express.RequestHandler} */
function serveFiles(files) {
  return (req, res, next) => {
    const file = req.method === "POST" ? undefined : files.get(res.locals.pathname);
    if (file) return sendBody(req, res.set(file.headers), file.body, file.type, { quality: 9, kept: file.encoded });
    return res.locals.pathname.startsWith("/assets/") ? answerError(req, res, 404) : next();
  };
}

/**
 * Sends one buffer, compressed where that pays. Streams are never compressed: flushing each chunk costs half the speed.
 * @param {Req} req @param {Res} res @param {Buffer} body @param {string} type
 * @param {{ quality: number, kept?: Map<string, Buffer> }} effort
 */
function sendBody(req, res, body, type, { quality, kept }) {
  res.type(type);
  if (body.length < KILOBYTE || !TEXT.test(type)) return void res.send(body);
  res.vary("Accept-Encoding");
  const accepted = req.acceptsEncodings();
  const encoding = accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : null;
  if (!encoding) return void res.send(body);
  const brotli = {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: quality, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  };
  const encoded =
    kept?.get(encoding) ?? (encoding === "br" ? zlib.brotliCompressSync(body, brotli) : zlib.gzipSync(body));
  kept?.set(encoding, encoded);
  res.setHeader("Content-Encoding", encoding);
  res.send(encoded);
}

/** @param {boolean} isOn @returns {express.RequestHandler} */
function limitPages(isOn) {
  if (!isOn) return (_req, _res, next) => next();
  const limiter = new RateLimiterMemory({ points: PAGES_PER_MINUTE, duration: 60 });
  return (req, res, next) => {
    limiter.consume(res.locals.clientIp).then(
      () => next(),
      ({ msBeforeNext }) => {
        res.setHeader("Retry-After", Math.max(1, Math.ceil(msBeforeNext / 1000)));
        answerError(req, res, 429);
      },
    );
  };
}

/**
 * Remix ranks all routes anew for each request, so each first URL segment gets a handler that knows only its own routes
 * and those that may match anywhere (pathless, index, dynamic, optional and splat ones).
 * @param {Build} build @returns {(request: Request, context: import("@remix-run/node").AppLoadContext) => Promise<Response>}
 */
function dispatcher(build) {
  /** @type {(id: string | undefined) => string} */
  const pathOf = (id) =>
    id && build.routes[id] ? `${pathOf(build.routes[id].parentId)}/${build.routes[id].path ?? ""}` : "";
  /** @type {(id: string) => string} */
  const segmentOf = (id) => {
    const segment = pathOf(id).split("/").find(Boolean) ?? "";
    return /^[:*]|\?$/.test(segment) ? "" : segment.toLowerCase();
  };
  const ids = Object.keys(build.routes);
  /** @type {(wanted: string) => ReturnType<typeof createRequestHandler>} */
  const handlerFor = (wanted) => {
    const known = new Set(ids.filter((id) => ["", wanted].includes(segmentOf(id))));
    /** @template T @param {Record<string, T>} routes */
    const pick = (routes) => Object.fromEntries(Object.entries(routes).filter(([id]) => known.has(id)));
    const assets = { ...build.assets, routes: pick(build.assets.routes) };
    return createRequestHandler({ ...build, routes: pick(build.routes), assets }, "production");
  };
  const handlers = new Map(ids.map((id) => [segmentOf(id), handlerFor(segmentOf(id))]));
  const fallback = handlerFor("");
  return (request, context) => {
    const segment = decodeURIComponent(new URL(request.url).pathname.split("/")[1] ?? "");
    return (handlers.get(segment.toLowerCase()) ?? fallback)(request, context);
  };
}

/** The body is read when the action asks for it; only then is a waiting client told to go on. @param {Req} req @param {Res} res */
async function* bodyOf(req, res) {
  if ("expect" in req.headers) res.writeContinue();
  yield* req.iterator({ destroyOnReturn: false });
}

/** @param {Req} req @param {Res} res @param {AbortSignal} signal */
function toRequest(req, res, signal) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, String(value));
  const url = new URL(req.url, res.locals.origin);
  if (req.method !== "POST") return new Request(url, { headers, signal });
  const body = /** @type {BodyInit} */ (ReadableStream.from(bodyOf(req, res)));
  return new Request(url, { method: "POST", headers, signal, body, duplex: "half" });
}

/** @param {Req} req @param {Res} res @param {Response} response */
async function deliver(req, res, response) {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "no-store");
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) res.vary("Cookie, Accept-Language");
  if (!response.body) {
    const isBlankPage = response.status >= 400 && !new URL(req.url, res.locals.origin).searchParams.has("_data");
    return isBlankPage ? answerError(req, res, response.status) : void res.end();
  }
  if (TEXT.test(type) && !response.headers.has("Content-Length")) {
    return sendBody(req, res, Buffer.from(await response.arrayBuffer()), type, { quality: 4 });
  }
  if (req.method !== "HEAD") return pipeline(Readable.fromWeb(/** @type {*} */ (response.body)), res);
  await response.body.cancel();
  res.end();
}

/**
 * @param {Services} services @param {Build} build @param {ReturnType<typeof dispatcher>} dispatch
 * @returns {express.RequestHandler}
 */
function askApplication(services, build, dispatch) {
  return async (req, res, next) => {
    const { requestId, nonce, clientIp } = res.locals;
    const aborting = new AbortController();
    res.once("close", () => res.writableFinished || aborting.abort());
    res.once("finish", () => req.resume());
    /** @type {string[]} */
    let setCookies = [];
    try {
      const request = toRequest(req, res, aborting.signal);
      const dataRoutes = new URL(request.url).searchParams.getAll("_data");
      const isForeign = dataRoutes.length > 1 || dataRoutes.some((id) => !Object.hasOwn(build.routes, id));
      if (isForeign) return answerError(req, res, 400);
      const { cookie, "accept-language": acceptLanguage } = req.headers;
      const incoming = { requestId, clientIp, cspNonce: nonce, url: req.url, cookieHeader: cookie, acceptLanguage };
      const context = build.entry.module.createLoadContext(services, incoming);
      setCookies = context.setCookies;
      const response = await dispatch(request, context);
      if (res.headersSent) return;
      for (const value of [...response.headers.getSetCookie(), ...setCookies]) res.append("Set-Cookie", value);
      await deliver(req, res, response);
    } catch (error) {
      if (aborting.signal.aborted) return;
      if (!res.hasHeader("Set-Cookie")) res.append("Set-Cookie", setCookies);
      next(error);
    }
  };
}

/** The last resort: what failed is in the log under the request id, and nowhere else. @param {Services["logger"]} logger */
function answerFailure(logger) {
  /** @type {express.ErrorRequestHandler} */
  return (error, req, res, _next) => {
    logger.error({ err: error, requestId: res.locals.requestId }, "unhandled error");
    if (res.headersSent) res.destroy();
    else answerError(req, res, 500);
  };
}

/** @param {http.RequestListener} enter @param {ReturnType<typeof opening>} open @param {WeakMap<object, Res>} answering */
function createServer(enter, open, answering) {
  const server = http.createServer({ requireHostHeader: false, connectionsCheckingInterval: 5000 }, enter);
  server.headersTimeout = 10_000;
  // Ten megabytes over a slow line.
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 5000;
  /** @type {(status: number, stream: import("node:stream").Duplex) => void} */
  const refuse = (status, stream) => {
    const socket = /** @type {import("node:net").Socket} */ (stream);
    const req = /** @type {Req} */ (new http.IncomingMessage(socket));
    const res = /** @type {Res} */ (new http.ServerResponse(req));
    open(req, res);
    res.assignSocket(socket);
    res.setHeader("Connection", "close");
    res.once("finish", () => socket.destroySoon());
    answerError(req, res, status);
  };
  // Node would answer all of these itself, without our headers.
  server.on("checkContinue", enter).on("checkExpectation", enter);
  server.on("connect", (_req, socket) => refuse(405, socket));
  server.on("clientError", (error, socket) => {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const status = code === "HPE_HEADER_OVERFLOW" ? 431 : code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
    const current = answering.get(socket);
    return current ? endEarly(current, status) : refuse(status, socket);
  });
  return server;
}

/**
 * After an error on a connection whose last request is still being answered: a complete request keeps its answer, and
 * nothing follows it; one that will never be complete is refused now. @param {Res} res @param {number} status
 */
function endEarly(res, status) {
  res.shouldKeepAlive = false;
  if (res.headersSent) return res.req.complete || res.req.socket.destroy();
  res.setHeader("Connection", "close");
  return res.req.complete || answerError(/** @type {Req} */ (res.req), res, status);
}

/** Stops accepting, lets requests in flight end, cuts what is left at the deadline. @param {http.Server} server */
async function drain(server) {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  clearTimeout(deadline);
}

/** @returns {Promise<Build>} */
async function loadBuild() {
  const entry = new URL("./build/server/index.js", import.meta.url);
  if (!existsSync(entry)) throw new Error("There is no build yet: run npm run build first");
  process.env.NODE_ENV = "production";
  return import(entry.href);
}

/**
 * The whole portal behind its door, not yet listening. `listen(0)` takes any free port.
 * @param {Options} [options] `build` stands in for build/server; `overrides` go to `createServices`
 */
export async function createPortal({ env = process.env, overrides, build, clientFolder } = {}) {
  const vite = env.APP_MODE === "development" && !build ? await startVite() : null;
  const loadLatest = async () => /** @type {Build} */ (await vite?.ssrLoadModule("virtual:remix/server-build"));
  const loaded = build ?? (vite ? await loadLatest() : await loadBuild());
  const services = await loaded.entry.module.createServices(env, overrides);
  const dispatch = vite ? createRequestHandler(loadLatest, "development") : dispatcher(loaded);
  const open = opening(services, loaded);
  const answering = new WeakMap();
  /** @type {Set<http.Server>} */
  const servers = new Set();
  let isDraining = false;

  const app = express().disable("x-powered-by").disable("etag").set("trust proxy", services.config.trustedProxies);
  app.use(nameClient);
  if (vite) app.use(vite.middlewares);
  else app.use(serveFiles(readPublicFiles(clientFolder ?? path.join(HERE, "build/client"))));
  app.use(limitPages(services.config.areRateLimitsOn));
  app.use(askApplication(services, loaded, dispatch));
  app.use(answerFailure(services.logger));

  // Before Express, whose own URL parser stumbles over some targets.
  /** @type {(req: http.IncomingMessage, res: http.ServerResponse) => void} */
  const enter = (request, response) => {
    const [req, res] = [/** @type {Req} */ (request), /** @type {Res} */ (response)];
    open(req, res);
    if (isDraining) res.setHeader("Connection", "close");
    answering.set(req.socket, res);
    res.once("close", () => answering.get(req.socket) === res && answering.delete(req.socket));
    const status = refusalOf(req, res, services.config);
    return status ? answerError(req, res, status) : app(req, res);
  };

  return {
    /** A request listener: the door with everything behind it. */
    app: enter,
    build: loaded,
    services,
    /** @param {number} port @returns {Promise<http.Server>} */
    listen(port) {
      const server = createServer(enter, open, answering);
      servers.add(server);
      return new Promise((resolve, reject) => server.once("error", reject).listen(port, () => resolve(server)));
    },
    async close() {
      isDraining = true;
      await Promise.all([...servers].map(drain));
      await vite?.close();
      await services.close();
    },
  };
}

async function startVite() {
  const { createServer: createVite } = await import("vite");
  return createVite({ server: { middlewareMode: true }, appType: "custom" });
}

/** @param {"production" | "demo" | "development" | undefined} mode */
async function serve(mode) {
  if (mode) process.env.APP_MODE = mode;
  process.env.NODE_ENV = mode === "development" ? "development" : "production";
  const portal = await createPortal();
  const { config, logger } = portal.services;
  const { prepareStart, startWork } = portal.build.entry.module;
  await prepareStart(portal.services);
  const address = (await portal.listen(config.port)).address();
  startWork(portal.services);
  const port = typeof address === "object" && address ? address.port : config.port;
  logger.info({ mode: config.mode, port }, "listening");
  console.log(`The portal is at ${config.origin.replace(/:0$/, `:${port}`)}`);
  for (const signal of ["SIGTERM", "SIGINT"])
    process.once(signal, () => void portal.close().then(() => process.exit(0)));
}

/** @param {string[]} words */
async function main([command = "", ...args]) {
  if (Number(process.versions.node.split(".")[0]) < 22) {
    throw new Error(`Node ${process.versions.node} is too old: use npm start, which runs the bundled Node 24`);
  }
  // The demo never touches what a .env file points to.
  if (command !== "demo" && existsSync(".env")) process.loadEnvFile();
  if (command === "demo") return serve("demo");
  if (command === "dev") return serve("development");
  if (command === "run")
    process.exit(await (await loadBuild()).entry.module.runCommand(args[0] ?? "", args.slice(1), process.env));
  if (command !== "start") throw new Error("Usage: node server.js start | demo | dev | run COMMAND [ARGUMENTS]");
  if ((process.env.NODE_ENV ?? "production") !== "production") throw new Error("NODE_ENV must be production or unset");
  return serve(undefined);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(process.env.LOG_LEVEL === "debug" ? error : error.message);
    process.exit(1);
  });
}
