import { handingBack } from "#app/http/hand-back.server.ts";
import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import { forEachSegment } from "./routes-by-segment.server.ts";

export type Dispatch = (request: Request, context: AppLoadContext) => Promise<Response>;

/** Hands each request to the routes that may match it. */
export function createDispatcher(build: ServerBuild): Dispatch {
  const handlerOf = forEachSegment(handBackEverywhere(build.routes), (routes) => {
    const known = Object.entries(build.assets.routes).filter(([id]) => Object.hasOwn(routes, id));
    const assets = { ...build.assets, routes: Object.fromEntries(known) };
    return createRequestHandler({ ...build, routes, assets }, "production");
  });
  return (request, context) => handlerOf(new URL(request.url).pathname)(request, context);
}

// Whatever a route refuses, what was written into the form it refused is not lost.
function handBackEverywhere(routes: ServerBuild["routes"]): ServerBuild["routes"] {
  const wrapped = Object.entries(routes).flatMap(([id, route]) => {
    const action = route?.module.action;
    return route && action ? [[id, { ...route, module: { ...route.module, action: handingBack(action) } }]] : [];
  });
  return { ...routes, ...(Object.fromEntries(wrapped) as ServerBuild["routes"]) };
}
