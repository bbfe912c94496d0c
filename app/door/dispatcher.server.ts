import { handingBack } from "#app/http/hand-back.server.ts";
import { type AppLoadContext, createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

export type Dispatch = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Remix ranks all routes anew for each request, so each first URL segment gets a handler that knows only its own routes
 * and those that may match anywhere (pathless, index, dynamic, optional and splat ones).
 */
export function createDispatcher(given: ServerBuild): Dispatch {
  const build = { ...given, routes: handBackEverywhere(given.routes) };
  const ids = Object.keys(build.routes);
  const handlerFor = (segment: string) =>
    handlerOf(build, new Set(ids.filter((id) => ["", segment].includes(segmentOf(build, id)))));
  const handlers = new Map<string, RequestHandler>(
    ids.map((id) => segmentOf(build, id)).map((segment) => [segment, handlerFor(segment)]),
  );
  const fallback = handlerFor("");
  return (request, context) => {
    const segment = decodeURIComponent(new URL(request.url).pathname.split("/")[1] ?? "");
    return (handlers.get(segment.toLowerCase()) ?? fallback)(request, context);
  };
}

// Whatever a route refuses, what was written into the form it refused is not lost.
function handBackEverywhere(routes: ServerBuild["routes"]): ServerBuild["routes"] {
  const wrapped = Object.entries(routes).flatMap(([id, route]) => {
    const action = route?.module.action;
    return route && action ? [[id, { ...route, module: { ...route.module, action: handingBack(action) } }]] : [];
  });
  return { ...routes, ...(Object.fromEntries(wrapped) as ServerBuild["routes"]) };
}

function pathOf(build: ServerBuild, id: string | undefined): string {
  const route = id === undefined ? undefined : build.routes[id];
  return route ? `${pathOf(build, route.parentId)}/${route.path ?? ""}` : "";
}

function segmentOf(build: ServerBuild, id: string): string {
  const segment = pathOf(build, id).split("/").find(Boolean) ?? "";
  return /^[:*]|\?$/.test(segment) ? "" : segment.toLowerCase();
}

function handlerOf(build: ServerBuild, known: Set<string>): RequestHandler {
  const pick = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => known.has(id)));
  const assets = { ...build.assets, routes: pick(build.assets.routes) };
  return createRequestHandler({ ...build, routes: pick(build.routes), assets }, "production");
}
