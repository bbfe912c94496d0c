import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import type http from "node:http";
import { createLoadContext } from "#app/http/load-context.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { answerError } from "./answer-error.server.ts";
import { answerFailure, askApplication } from "./application.server.ts";
import { createHttpServer, drain } from "./connections.server.ts";
import { createDispatcher, type Dispatch } from "./dispatcher.server.ts";
import type { Req, Res } from "./exchange.ts";
import { answerPreflight, openToOrigins } from "./for-programs.ts";
import { openToFrames } from "./frames.ts";
import { leadToVisible } from "./lead-to-visible.server.ts";
import { createOpening } from "./opening.server.ts";
import { type CountPage, countPages, limitPages, refusePage } from "./page-limit.server.ts";
import { createPageKeeping } from "./page-store/keep-pages.server.ts";
import { servePublicFiles } from "./public-files.server.ts";
import { refusalOf } from "./refusal.server.ts";
import { takeTurns } from "./take-turns.server.ts";

interface DoorOptions {
  services: Services;
  build: ServerBuild;
  /** Where the built files for browsers are. */
  clientFolder: string;
  /** In development: Vite's middleware instead of built files, and its handler of the newest code. */
  development?: { middleware: RequestHandler; dispatch: Dispatch };
  /** Stands in for the portal's own load context in tests of the door alone. */
  contextOf?: typeof createLoadContext;
}

interface PortalDoor {
  /** A request listener: the door with everything behind it. */
  app: http.RequestListener;
  /** Listens on the configured host. */
  listen(port: number): Promise<http.Server>;
  /** Stops accepting and lets what is in flight end, ten seconds at most. */
  close(): Promise<void>;
}

const FROM_PROXIES = /^(x-forwarded-.*|forwarded|x-real-ip|x-original-.*|x-rewrite-.*|x-remix-.*)$/;

// Only the configured number of proxies is believed; what else they may say goes no further.
function nameClient({ proxyWatch, config }: Services) {
  return (req: Req, res: Res) => {
    const { "x-forwarded-for": forwarded } = req.headers;
    const hops = [
      req.socket.remoteAddress ?? "",
      ...String(forwarded ?? "")
        .split(",")
        .toReversed(),
    ];
    const named = hops.map((address) => address.trim()).filter((address, at) => at === 0 || address !== "");
    const client = named[Math.min(config.trustedProxies, named.length - 1)] ?? "";
    res.locals.clientIp = client.replace(/^::ffff:/, "").slice(0, 64);
    if (forwarded !== undefined) proxyWatch.noteForwarded();
    const fromProxies = Object.keys(req.headers).filter((name) => FROM_PROXIES.test(name));
    res.locals.isForwarded = fromProxies.length > 0;
    for (const name of fromProxies) delete req.headers[name];
  };
}

interface Pages {
  count: CountPage;
  keeping: ReturnType<typeof createPageKeeping>;
}

function createApp(options: DoorOptions, { count, keeping }: Pages): express.Express {
  const { services, build, clientFolder, development, contextOf = createLoadContext } = options;
  const { logger } = services;
  const app = express().disable("x-powered-by").disable("etag");
  app.use(development?.middleware ?? servePublicFiles(clientFolder));
  app.use(leadToVisible);
  app.use(limitPages(count));
  app.use(takeTurns(logger));
  if (!development) app.use(keeping.handler);
  const dispatch = development?.dispatch ?? createDispatcher(build);
  app.use(askApplication({ services, build, dispatch, contextOf }));
  app.use(answerFailure(logger));
  return app;
}

/**
 * The door. It answers by itself whatever no browser would send, serves the built files, and hands every other request
 * to the application with its request id, client address and CSP nonce.
 */
export function createDoor(options: DoorOptions): PortalDoor {
  const { services, build } = options;
  const { begin, protect } = createOpening(services);
  const count = countPages(services.config.areRateLimitsOn);
  const refuse = (req: Req, res: Res, wait: number) => (protect(req, res), refusePage(req, res, wait));
  const keeping = createPageKeeping({ services, build, count, refuse });
  const app = createApp(options, { count, keeping });
  const name = nameClient(services);
  const answering = new WeakMap<object, Res>();
  const servers = new Set<http.Server>();
  let isDraining = false;

  // Before Express, whose own URL parser stumbles over some targets.
  const enter: http.RequestListener = (request, response) => {
    const [req, res] = [request as Req, response as Res];
    begin(req, res);
    if (isDraining) res.setHeader("Connection", "close");
    answering.set(req.socket, res);
    res.once("close", () => {
      if (answering.get(req.socket) === res) answering.delete(req.socket);
      res.locals.turn.endAnswer();
    });
    const status = refusalOf(req, res, services.config);
    name(req, res);
    if (status) return goOn(req, res, status);
    void keeping.answer(req, res).then((isAnswered) => !isAnswered && goOn(req, res, null));
  };

  const goOn = (req: Req, res: Res, status: number | null) => {
    protect(req, res);
    openToOrigins(res);
    openToFrames(res);
    if (status) answerError(req, res, status);
    else if (req.method === "OPTIONS") answerPreflight(res);
    else app(req, res);
  };
  const open = (req: Req, res: Res) => (begin(req, res), protect(req, res));

  return {
    app: enter,
    listen(port) {
      const server = createHttpServer({ open, enter, answering });
      servers.add(server);
      const { host } = services.config;
      return new Promise((resolve, reject) => server.once("error", reject).listen(port, host, () => resolve(server)));
    },
    async close() {
      isDraining = true;
      await Promise.all([...servers].map(drain));
    },
  };
}
