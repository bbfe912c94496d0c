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
import { limitPages } from "./page-limit.server.ts";
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
function nameClient({ proxyWatch }: Services): RequestHandler {
  return (req, res, next) => {
    res.locals.clientIp = (req.ip ?? "").replace(/^::ffff:/, "").slice(0, 64);
    if ("x-forwarded-for" in req.headers) proxyWatch.noteForwarded();
    const fromProxies = Object.keys(req.headers).filter((name) => FROM_PROXIES.test(name));
    res.locals.isForwarded = fromProxies.length > 0;
    for (const name of fromProxies) delete req.headers[name];
    next();
  };
}

function createApp({
  services,
  build,
  clientFolder,
  development,
  contextOf = createLoadContext,
}: DoorOptions): express.Express {
  const { config, logger } = services;
  const app = express().disable("x-powered-by").disable("etag").set("trust proxy", config.trustedProxies);
  app.use(nameClient(services));
  app.use(development?.middleware ?? servePublicFiles(clientFolder));
  app.use(leadToVisible);
  app.use(limitPages(config.areRateLimitsOn));
  app.use(takeTurns(logger));
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
  const app = createApp(options);
  const open = createOpening(options.services);
  const answering = new WeakMap<object, Res>();
  const servers = new Set<http.Server>();
  let isDraining = false;

  // Before Express, whose own URL parser stumbles over some targets.
  const enter: http.RequestListener = (request, response) => {
    const [req, res] = [request as Req, response as Res];
    open(req, res);
    if (isDraining) res.setHeader("Connection", "close");
    answering.set(req.socket, res);
    res.once("close", () => {
      if (answering.get(req.socket) === res) answering.delete(req.socket);
      res.locals.turn.endAnswer();
    });
    const status = refusalOf(req, res, options.services.config);
    openToOrigins(res);
    openToFrames(res);
    if (status) answerError(req, res, status);
    else if (req.method === "OPTIONS") answerPreflight(res);
    else app(req, res);
  };

  return {
    app: enter,
    listen(port) {
      const server = createHttpServer({ open, enter, answering });
      servers.add(server);
      const { host } = options.services.config;
      return new Promise((resolve, reject) => server.once("error", reject).listen(port, host, () => resolve(server)));
    },
    async close() {
      isDraining = true;
      await Promise.all([...servers].map(drain));
    },
  };
}
