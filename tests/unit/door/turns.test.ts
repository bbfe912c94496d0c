import { describe, expect, test } from "vitest";
import { createRests } from "#app/door/rests.ts";
import { createTurns } from "#app/door/turns.ts";

const MOST = { inWork: 2, waiting: 3, waitingInAll: 5 };

/** Turns of which one starts with each `pass()`, and what became of each who asked. */
function openTurns() {
  const planned: (() => void)[] = [];
  const turns = createTurns(MOST, (act) => planned.push(act));
  const told: string[] = [];
  const ask = (network: string, name: string, connection: object = {}) =>
    turns.ask({
      network,
      connection,
      start: () => told.push(name),
      refuse: (status) => told.push(`${name} ${status}`),
    });
  const passOne = () => {
    const before = told.length;
    while (planned.length > 0 && told.length === before) planned.splice(0).forEach((act) => act());
  };
  const pass = (times = 1) => {
    for (let n = 0; n < times; n += 1) passOne();
    return told.splice(0).join(" ");
  };
  return { turns, ask, pass, planned };
}

describe("K04 fair turns", () => {
  test("one is started at a time, of one network after the other", () => {
    const { ask, pass } = openTurns();
    for (const name of ["a1", "a2", "a3"]) ask("a", name);
    ask("b", "b1");
    expect([pass(), pass(), pass(), pass()]).toEqual(["a1", "b1", "a2", ""]);
  });

  test("before one is started, all who come turn by turn of the event loop are let in, and take turns with it", () => {
    const { ask, planned, pass } = openTurns();
    const turn = () => planned.splice(0).forEach((act) => act());
    for (const name of ["a1", "a2"]) {
      ask("a", name);
      turn();
    }
    ask("b", "b1");
    expect([pass(), pass(), pass()]).toEqual(["a1", "b1", "a2"]);
  });

  test("a network has so many in work; the next begins when one is done", () => {
    const { turns, ask, pass, planned } = openTurns();
    for (const name of ["a1", "a2", "a3"]) ask("a", name);
    expect(pass(3)).toBe("a1 a2");
    expect(planned).toEqual([]);
    turns.endWork("a");
    expect(pass()).toBe("a3");
  });

  test("a connection has one answer at a time", () => {
    const { turns, ask, pass } = openTurns();
    const connection = {};
    ask("a", "a1", connection);
    ask("a", "a2", connection);
    ask("a", "other");
    expect(pass(3)).toBe("a1 other");
    turns.endWork("a");
    expect(pass(2)).toBe("");
    turns.endAnswer(connection);
    expect(pass(2)).toBe("a2");
  });

  test("who hangs up while waiting is never started, and leaves the place to others", () => {
    const { turns, ask, pass } = openTurns();
    const connection = {};
    for (const name of ["a1", "a2", "a3"]) ask("a", name, connection);
    expect(pass()).toBe("a1");
    turns.hangUp(connection);
    for (const name of ["a4", "a5", "a6"]) ask("a", name);
    expect(pass(5)).toBe("a4");
    turns.endWork("a");
    expect(pass(5)).toBe("a5");
  });

  test("more than may wait of one network are refused", () => {
    const { ask, pass } = openTurns();
    for (const name of ["a1", "a2", "a3", "a4"]) ask("a", name);
    expect(pass(3)).toBe("a4 429 a1 a2");
  });

  test("when too many wait in all, the longest line gives way", () => {
    const { ask, pass } = openTurns();
    for (const name of ["a1", "a2", "a3"]) ask("a", name);
    for (const name of ["b1", "b2"]) ask("b", name);
    ask("c", "c1");
    ask("c", "c2");
    ask("d", "d1");
    expect(pass(5)).toBe("a3 503 c2 503 a2 503 a1 b1 c1 d1 b2");
  });

  test("who made room comes back before those who have only come, beyond any limit, and is counted again", () => {
    const { turns, ask, pass } = openTurns();
    const told: string[] = [];
    ask("a", "a1");
    ask("a", "a2");
    pass(2);
    turns.endWork("a");
    for (const name of ["a3", "a4", "a5"]) ask("a", name);
    turns.endWork("a");
    turns.comeBack("a", () => told.push("a1"));
    turns.comeBack("a", () => told.push("a2"));
    expect(pass(3)).toBe("");
    expect(told).toEqual(["a2", "a1"]);
    turns.endWork("a");
    expect(pass()).toBe("a3");
  });

  test("who comes back takes no room of others, and is not begun to make room", () => {
    const { turns, ask, pass } = openTurns();
    ask("a", "a1");
    ask("a", "a2");
    expect(pass(2)).toBe("a1 a2");
    const back: number[] = [];
    for (const one of [1, 2, 3, 4, 5]) turns.comeBack("a", () => back.push(one));
    ask("b", "b1");
    expect(pass()).toBe("b1");
    expect(back).toEqual([]);
  });
});

describe("those who are waited for", () => {
  test("of more than may the one that is waited for longest is given up, of its own network only", () => {
    const rests = createRests(2);
    const givenUp: string[] = [];
    const begin = (network: string, name: string) => rests.begin(network, () => givenUp.push(name));
    const first = begin("a", "a1");
    begin("b", "b1");
    begin("a", "a2");
    first.end();
    begin("a", "a3");
    expect(givenUp).toEqual([]);
    begin("a", "a4").arrive();
    expect(givenUp).toEqual(["a2"]);
    begin("a", "a5").arrive();
    begin("a", "a6");
    expect(givenUp).toEqual(["a2", "a3", "a6"]);
  });
});
