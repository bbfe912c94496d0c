import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/**
 * Remix ranks all routes it is given anew for each path, so what finds pages is made for each first segment of a path,
 * and knows only the routes of that segment and those that may match anywhere (pathless, index, dynamic, optional and
 * splat ones).
 */
export function forEachSegment<Made>(routes: Routes, make: (known: Routes) => Made): (pathname: string) => Made {
  const segments = new Map(Object.keys(routes).map((id) => [id, segmentOf(routes, id)]));
  const makeFor = (wanted: string) =>
    make(Object.fromEntries(Object.entries(routes).filter(([id]) => ["", wanted].includes(segments.get(id) ?? ""))));
  const made = new Map([...new Set(segments.values())].map((segment) => [segment, makeFor(segment)]));
  const fallback = makeFor("");
  return (pathname) => made.get(decodeURIComponent(pathname.split("/")[1] ?? "").toLowerCase()) ?? fallback;
}

function pathOf(routes: Routes, id: string | undefined): string {
  const route = id === undefined ? undefined : routes[id];
  return route ? `${pathOf(routes, route.parentId)}/${route.path ?? ""}` : "";
}

function segmentOf(routes: Routes, id: string): string {
  const segment = pathOf(routes, id).split("/").find(Boolean) ?? "";
  return /^[:*]|\?$/.test(segment) ? "" : segment.toLowerCase();
}
