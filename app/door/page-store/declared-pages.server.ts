import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import type { Kept } from "#app/http/kept.ts";

type RouteObject = Parameters<typeof matchRoutes>[0][number];

interface WithHandle {
  kept?: Kept;
}

/** What the page of a path declares of its keeping; null where none may be kept. As the router itself finds pages. */
export function readDeclared({ routes }: ServerBuild): (pathname: string) => Kept | null {
  const below = (parentId: string | undefined): RouteObject[] =>
    Object.values(routes).flatMap((route) => {
      if (!route || route.parentId !== parentId) return [];
      const { id, path, index, caseSensitive, module } = route;
      const common = { id, path, caseSensitive, handle: module.handle as unknown };
      return [index ? { ...common, index: true } : { ...common, children: below(id) }];
    });
  const tree = below(undefined);
  return (pathname) => {
    const page = matchRoutes(tree, pathname)?.at(-1)?.route.handle as WithHandle | undefined;
    return page?.kept ?? null;
  };
}
