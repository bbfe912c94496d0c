import { describe, expect, test } from "vitest";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import {
  actorsOf,
  COUNCIL_ACTORS,
  COUNCIL_EVENTS,
  type CouncilActor,
  type CouncilEvent,
  stateAfter,
} from "#app/features/council/session/council.ts";
import type { Role } from "#db/vocabulary.ts";
import { SESSION_STATES, type SessionState } from "#db/vocabulary-council.ts";

/** What is possible, written out once more: `event state actor: next state`. Every other triple is refused. */
const POSSIBLE = new Set([
  ...["change", "put_on", "take_off"].flatMap((event) => [
    `${event} prepared chair: prepared`,
    `${event} prepared coordinator: prepared`,
  ]),
  "open prepared chair: open",
  "vote open chair: open",
  "vote open member: open",
  "close_item open chair: open",
  "close open chair: closed",
  "close open clock: closed",
  ...["closed", "announced"].flatMap((state) => [
    `word ${state} chair: ${state}`,
    `word ${state} coordinator: ${state}`,
    `announce ${state} chair: announced`,
  ]),
]);

const TRIPLES = COUNCIL_EVENTS.flatMap((event) =>
  SESSION_STATES.flatMap((state) =>
    COUNCIL_ACTORS.map((actor): [CouncilEvent, SessionState, CouncilActor] => [event, state, actor]),
  ),
);

describe("the life of a session", () => {
  test.each(TRIPLES)("%s in the state %s by %s", (event, state, actor) => {
    const next = stateAfter(state, event, [actor]);
    const told = SESSION_STATES.filter((one) => POSSIBLE.has(`${event} ${state} ${actor}: ${one}`));
    expect(next === null ? [] : [next]).toEqual(told);
  });

  test("nobody does anything without being one of these", () => {
    for (const [event, state] of TRIPLES) expect(stateAfter(state, event, [])).toBeNull();
  });
});

const person = (...roles: Role[]): Viewer => ({
  id: "1",
  name: "A",
  email: "a@b.example",
  locale: "en",
  isVerified: true,
  grants: roles.map((role): Grant => ({ role, institutionId: null, applicationId: null, countries: null })),
});

test.each<[Role[], boolean, CouncilActor[]]>([
  [["chair"], true, ["chair", "member"]],
  [["council"], true, ["member"]],
  [["council"], false, ["chair", "member"]],
  [["coordinator"], true, ["coordinator"]],
  [["coordinator"], false, ["coordinator"]],
  [["coordinator", "council"], true, ["member", "coordinator"]],
  [["administrator"], false, []],
  [["representative"], false, []],
  [[], false, []],
])("%s, where there is a chair: %s, acts as %s", (roles, hasChair, actors) => {
  expect(actorsOf(person(...roles), hasChair)).toEqual(actors);
});
