import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import type { Kept } from "#app/http/kept.ts";
import { forEachSegment } from "../routes-by-segment.server.ts";

type RouteObject = Parameters<typeof matchRoutes>[0][number];

interface WithHandle {
  kept?: Kept;
}

/** What the page of a path declares of its keeping; null where none may be kept. As the router itself finds pages. */
export function readDeclared({ routes }: ServerBuild): (pathname: string) => Kept | null {
  const treeOf = forEachSegment(routes, (known) => childrenIn(known, undefined));
  return (pathname) => {
    const page = matchRoutes(treeOf(pathname), pathname)?.at(-1)?.route.handle as WithHandle | undefined;
    return page?.kept ?? null;
  };
}

function childrenIn(routes: ServerBuild["routes"], parentId: string | undefined): RouteObject[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive, module } = route;
    const common = { id, path, caseSensitive, handle: module.handle as unknown };
    return [index ? { ...common, index: true } : { ...common, children: childrenIn(routes, id) }];
  });
}
