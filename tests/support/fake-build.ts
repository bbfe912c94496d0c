import pino from "pino";
import { createDoor } from "#app/door/door.server.ts";
import type { Build } from "../../server.js";

export interface FakeOptions {
  /** Overrides of the configuration a door reads. */
  config?: Partial<{
    mode: string;
    origin: string;
    trustedProxies: number;
    areRateLimitsOn: boolean;
    allowLoopbackHosts: boolean;
    uploadLimitBytes: number;
  }>;
  /** Set-Cookie values the load context collects. */
  setCookies?: string[];
  /** Receives each log line. */
  onLog?: (line: Record<string, unknown>) => void;
}

type Loader = (args: { request: Request; context: { clientIp: string; cspNonce: string } }) => unknown;

const text = (body: string, init?: ResponseInit) =>
  new Response(body, { ...init, headers: { "Content-Type": "text/plain; charset=utf-8", ...init?.headers } });

/** Resource routes by path: what they answer shows what arrived. */
const ANSWERS: Record<string, Loader> = {
  echo: ({ request, context }) =>
    text(
      JSON.stringify({ url: request.url, headers: Object.fromEntries(request.headers), clientIp: context.clientIp }),
    ),
  fails: () => {
    throw new Error("a secret detail at /srv/portal/app.ts");
  },
  leaves: () => new Response(null, { status: 302, headers: { Location: "/echo", "Set-Cookie": "own=1; Path=/" } }),
  refuses: () => new Response(null, { status: 403 }),
  large: () => text("words ".repeat(2000)),
  file: () =>
    new Response(new Uint8Array(300_000), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Length": "300000",
        "Content-Security-Policy": "sandbox; default-src 'none'",
      },
    }),
  slow: ({ request }) => answerAfter(300, request.signal),
  held: ({ request }) => answerAfter(30_000, request.signal),
  "health/live": () => text("ok"),
  "confirm/:token": () => text("confirmed"),
  "files/*": () => text("splat"),
};

async function answerAfter(ms: number, signal: AbortSignal): Promise<Response> {
  slow.started += 1;
  const isAborted = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve(true)));
  });
  slow.aborted += Number(isAborted);
  return text("slow");
}

/** How many slow requests reached the application, and how many saw their signal abort. */
export const slow = { started: 0, aborted: 0 };

const receive: Loader = async ({ request }) => text(`received ${(await request.arrayBuffer()).byteLength}`);
const page = { default: () => null, loader: () => ({ isPage: true }) };

function routes() {
  const list: [id: string, parentId: string | undefined, path: string | undefined, module: object][] = [
    ["root", undefined, "", { default: () => null }],
    ["routes/_public", "root", undefined, { default: () => null }],
    ["routes/_public._index", "routes/_public", undefined, page],
    ["routes/_public.projects", "routes/_public", "projects", page],
    ["routes/_public.projects.$slug", "routes/_public.projects", ":slug", page],
    ["routes/($lang).about", "root", ":lang?/about", page],
  ];
  for (const [path, loader] of Object.entries(ANSWERS)) list.push([`routes/${path}`, "root", path, { loader }]);
  for (const path of ["echo-form", "drafts/logo", "drafts/documents"])
    list.push([`routes/${path}`, "root", path, { action: receive }]);
  return list.map(([id, parentId, path, module]) => ({ id, parentId, path, index: id.endsWith("_index"), module }));
}

/** A server build small enough to read, for tests of the door alone. */
export function fakeBuild({ config, setCookies = [], onLog }: FakeOptions = {}): Build {
  const sink = { write: (line: string) => onLog?.(JSON.parse(line) as Record<string, unknown>) };
  const services = {
    logger: pino({ base: null }, sink),
    config: {
      mode: "test",
      origin: "https://portal.example.org",
      port: 0,
      host: "127.0.0.1",
      trustedProxies: 0,
      areRateLimitsOn: false,
      allowLoopbackHosts: true,
      uploadLimitBytes: 10 * 1024 * 1024,
      ...config,
    },
    proxyWatch: { noteForwarded: () => {}, unknownProxyAt: () => null },
    close: async () => {},
  };
  const known = Object.fromEntries(routes().map((route) => [route.id, route]));
  const entry = {
    default: (
      request: Request,
      status: number,
      headers: Headers,
      remix: { staticHandlerContext: { matches: unknown[] } },
    ) => {
      headers.set("Content-Type", "text/html; charset=utf-8");
      return new Response(`<!doctype html><p>${remix.staticHandlerContext.matches.length} routes`, { status, headers });
    },
    handleError: () => {},
    createServices: async () => services,
    contextOf: (_services: unknown, incoming: object) => ({
      ...incoming,
      setCookies: [...setCookies],
      failureStatus: 500,
    }),
    createDoor: (options: Parameters<typeof createDoor>[0]) =>
      createDoor({ ...options, contextOf: (...args) => entry.contextOf(...args) as never }),
  };
  return {
    mode: "production",
    entry: { module: entry },
    routes: known,
    assets: { entry: { module: "", imports: [] }, routes: known, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_relativeSplatPath: true, v3_throwAbortReason: true },
    isSpaMode: false,
  } as unknown as Build;
}
