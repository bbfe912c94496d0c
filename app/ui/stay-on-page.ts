import { isAway, isNotSaved, nobodysFailure } from "./answers-on-the-way.ts";
import { NobodyAnswered, noteReach } from "./reachability.ts";

type Handler = (args: { request: Request }, ...more: unknown[]) => unknown;
type ShouldRevalidate = (args: { defaultShouldRevalidate: boolean }) => boolean;

interface DataRoute {
  id: string;
  loader?: Handler & { hydrate?: boolean };
  action?: Handler;
  lazy?: () => Promise<unknown>;
  shouldRevalidate?: ShouldRevalidate;
  children?: DataRoute[];
}

interface Place {
  pathname: string;
  search: string;
}

interface RouterState {
  location: Place;
  navigation: { state: string; location?: Place };
  matches: { route: DataRoute }[];
  loaderData: Record<string, unknown>;
  actionData: Record<string, unknown> | null;
  errors: Record<string, unknown> | null;
  fetchers: Map<string, { state: string }>;
}

interface BrowserRouter {
  routes: DataRoute[];
  state: RouterState;
  subscribe(listener: (state: RouterState) => void): () => void;
}

interface RemixWindow {
  __remixRouter?: BrowserRouter;
  __remixManifest?: { routes: Record<string, { module: string; imports?: string[] } | undefined> };
}

const everyRoute = (routes: DataRoute[]): DataRoute[] =>
  routes.flatMap((route) => [route, ...everyRoute(route.children ?? [])]);

const addressOf = ({ pathname, search }: Place) => pathname + search;

function addressAsked({ url }: Request): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete("index");
  return addressOf({ pathname, search: searchParams.size > 0 ? `?${searchParams}` : "" });
}

const isAtRest = ({ navigation, fetchers }: RouterState) =>
  [navigation, ...fetchers.values()].every(({ state }) => state === "idle");

/**
 * Where nobody answers, the page stays as it is, with all that was typed into it: the router is told that nothing has
 * changed, instead of what it would show in place of the page. `reachability.ts` says so to the reader.
 */
export function stayOnPage(): void {
  const { __remixRouter: router } = window as RemixWindow;
  if (!router) return;
  let isStaying = false;
  router.subscribe((state) => {
    if (isAtRest(state)) isStaying = false;
  });
  // The very page there is, by the very same data.
  const back = () =>
    new Response(null, {
      status: 302,
      headers: { Location: addressOf(router.state.location), "X-Remix-Replace": "yes" },
    });
  const isGoingTo = (address: string) => {
    const { location } = router.state.navigation;
    return location !== undefined && addressOf(location) === address;
  };

  const staying = <Args extends [{ request: Request }, ...unknown[]]>(
    handler: (...args: Args) => unknown,
    otherwise: (request: Request) => unknown,
  ) => {
    return async (...args: Args) => {
      try {
        const answer = await handler(...args);
        isStaying ||= isNotSaved(answer);
        return answer;
      } catch (error) {
        if (!(error instanceof NobodyAnswered)) throw error;
        return otherwise(args[0].request);
      }
    };
  };

  const guard = (route: DataRoute) => {
    const { loader, action, lazy } = route;
    if (loader) {
      const guarded = staying(loader, (request) => {
        const address = addressAsked(request);
        const isHere = address === addressOf(router.state.location) && route.id in router.state.loaderData;
        // What only looks something up beside the page does without.
        if (!isHere && !isGoingTo(address)) return null;
        // A page that had failed before has nothing to go back to.
        if (router.state.errors) throw nobodysFailure();
        isStaying = true;
        noteReach("opening");
        if (isHere) return router.state.loaderData[route.id];
        throw back();
      });
      route.loader = Object.assign(guarded, { hydrate: loader.hydrate });
    }
    if (action) {
      route.action = staying(action, (request) => {
        isStaying = true;
        noteReach("sending");
        if (addressAsked(request) !== addressOf(router.state.location)) throw back();
        return router.state.actionData?.[route.id] ?? null;
      });
    }
    if (lazy) {
      route.lazy = async () => {
        // Remix reloads the page where the script of another does not come.
        if (!(await canLoad(route.id))) {
          isStaying = true;
          noteReach("opening");
          throw back();
        }
        return lazy();
      };
    }
    keepWhatStands(route);
  };

  const keepWhatStands = (route: DataRoute) => {
    let own = route.shouldRevalidate;
    const decide: ShouldRevalidate = (args) => !isStaying && (own ? own(args) : args.defaultShouldRevalidate);
    // A page that comes later brings its own.
    Object.defineProperty(route, "shouldRevalidate", {
      enumerable: true,
      configurable: true,
      get: () => (route.lazy ? own : decide),
      set: (brought: ShouldRevalidate | undefined) => {
        own = brought;
      },
    });
  };

  for (const route of everyRoute(router.routes)) guard(route);
}

/** Fetches what the page needs, which the browser then has. */
async function canLoad(routeId: string): Promise<boolean> {
  const { module, imports = [] } = (window as RemixWindow).__remixManifest?.routes[routeId] ?? {};
  if (!module) return true;
  const files = await Promise.all([module, ...imports].map(canFetch));
  return files.every(Boolean);
}

async function canFetch(file: string): Promise<boolean> {
  try {
    const answer = await fetch(file);
    await answer.blob();
    return !isAway(answer);
  } catch {
    return false;
  }
}
