import type { AppLoadContext } from "@remix-run/node";
import { HOUR_MS } from "#app/platform/clock.ts";
import { networkOf } from "#app/platform/client-network.ts";

const MOST_PEOPLE = 5000;
const MOST_SAID = 20;
/** So long a form waits in another tab for whoever signs in again. */
const FORM_WAITS_MS = 2 * HOUR_MS;

interface Said {
  until: number;
  /** What else the address asks for. */
  search: string;
}

/** What was said of late, to whom and on which page: for each portal of this process. */
const portals = new WeakMap<object, Map<string, Map<string, Said>>>();

function peopleOf({ sessions }: AppLoadContext): Map<string, Map<string, Said>> {
  const people = portals.get(sessions) ?? new Map<string, Map<string, Said>>();
  portals.set(sessions, people);
  return people;
}

const trim = (kept: Map<string, unknown>, most: number) => {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
};

interface Saying {
  names: readonly string[];
  key: string;
  search: string;
  forMs: number;
}

export const keyOf = (pathname: string, kind: string, code: string) => `${pathname} ${kind} ${code}`;

export function keepSaid(context: AppLoadContext, { names, key, search, forMs }: Saying): void {
  const people = peopleOf(context);
  for (const name of names) {
    const said = people.get(name) ?? new Map<string, Said>();
    said.delete(key);
    said.set(key, { until: context.clock.now().getTime() + forMs, search });
    trim(said, MOST_SAID);
    people.delete(name);
    people.set(name, said);
  }
  trim(people, MOST_PEOPLE);
}

/** What was said on a page to one of these names, while that holds. */
export function findSaid(context: AppLoadContext, names: readonly string[], key: string): Said[] {
  const now = context.clock.now().getTime();
  return names.flatMap((name) => peopleOf(context).get(name)?.get(key) ?? []).filter(({ until }) => until >= now);
}

/** That a form waits in another tab until somebody has signed in; of a file alone, that the file is missing. */
export function noteWaitingForm(context: AppLoadContext, { isFile = false } = {}): void {
  const key = keyOf("/inbox", "done", isFile ? "file_missing" : "form_waits");
  keepSaid(context, { names: [networkOf(context.clientIp)], key, search: "", forMs: FORM_WAITS_MS });
}
