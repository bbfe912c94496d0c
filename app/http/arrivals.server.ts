import type { AppLoadContext } from "@remix-run/node";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { findIdentity } from "./guards.server.ts";

/** On a redirect after a successful action: the code of the sentence that is said on arrival. It stays in the house. */
export const DONE_HEADER = "X-Portal-Done";

const SAID_FOR_MS = 30 * MINUTE_MS;
const MOST_PEOPLE = 5000;
const MOST_SAID = 20;

type Said = Map<string, number>;

/** What was done of late, by whom: for each portal of this process. */
const portals = new WeakMap<object, Map<string, Said>>();

function peopleOf({ sessions }: AppLoadContext): Map<string, Said> {
  const people = portals.get(sessions) ?? new Map<string, Said>();
  portals.set(sessions, people);
  return people;
}

// An action may begin a session or end one: the network is the same before and after.
async function namesOf(context: AppLoadContext): Promise<string[]> {
  const identity = await findIdentity({ context });
  return [...(identity ? [identity.viewer.id] : []), networkOf(context.clientIp)];
}

const trim = (kept: Map<string, unknown>, most: number) => {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
};

/** Keeps for a while that something was done, where an answer says so, and takes that out of the answer. */
export async function noteDone(context: AppLoadContext, headers: Headers): Promise<void> {
  const code = headers.get(DONE_HEADER);
  if (code === null) return;
  headers.delete(DONE_HEADER);
  const people = peopleOf(context);
  for (const name of await namesOf(context)) {
    const said = people.get(name) ?? new Map<string, number>();
    said.delete(code);
    said.set(code, context.clock.now().getTime());
    trim(said, MOST_SAID);
    people.delete(name);
    people.set(name, said);
  }
  trim(people, MOST_PEOPLE);
}

/** The code in an address, where the portal has just led there whoever comes; null where anybody may have written it. */
export async function doneIn(context: AppLoadContext, url: string): Promise<string | null> {
  const code = new URL(url).searchParams.get("done");
  if (!code) return null;
  const from = context.clock.now().getTime() - SAID_FOR_MS;
  const people = peopleOf(context);
  const isSaid = (await namesOf(context)).some((name) => (people.get(name)?.get(code) ?? 0) >= from);
  return isSaid ? code : null;
}
