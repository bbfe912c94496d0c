import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Background, createBackground, type Lane } from "#app/platform/background.server.ts";
import type { Asker } from "#app/platform/fair-queue.ts";

const entry = new URL("../../support/background-tasks.ts", import.meta.url);
const logger = pino({ level: "silent" });

let background: Background;
beforeEach(() => {
  background = createBackground({ logger, entry });
});
afterEach(() => background.close());

const run = (task: string, input?: unknown, timeoutMs = 20_000, lane: Lane = "files") =>
  background.run<unknown>({ lane, task, input, timeoutMs });

const sendBytes = (task: string, bytes: Uint8Array) =>
  background.run<unknown>({ lane: "files", task, bytes, timeoutMs: 20_000 });

describe("work in a process beside the portal (found F03)", { timeout: 60_000 }, () => {
  test("takes bytes and answers bytes, in the order of asking", async () => {
    const asked = [1, 2, 3].map((number) => Buffer.alloc(1_000_000, number));
    const answered = (await Promise.all(asked.map((bytes) => sendBytes("echo", bytes)))) as Uint8Array[];
    expect(answered.map((bytes) => [bytes.length, bytes[0]])).toEqual([
      [1_000_000, 1],
      [1_000_000, 2],
      [1_000_000, 3],
    ]);
  });

  test("that is ended before it took all bytes does no harm", async () => {
    const bytes = Buffer.alloc(20_000_000);
    await Promise.allSettled([run("die"), sendBytes("die", bytes)]);
    expect(await sendBytes("length", bytes)).toBe(bytes.length);
  });

  test("knows nothing of the portal's settings", async () => {
    const names = (await run("environment")) as string[];
    expect(names.filter((name) => /SECRET|DATABASE|SMTP|ORIGIN/.test(name))).toEqual([]);
  });

  test("says no without losing the process", async () => {
    const pid = await run("pid");
    await expect(run("refuse", "not this one")).rejects.toMatchObject({ failure: "failed", message: "not this one" });
    expect(await run("pid")).toBe(pid);
  });

  test("work that never ends is ended, and the next is done by another process", async () => {
    const pid = await run("pid");
    await expect(run("spin", undefined, 300)).rejects.toMatchObject({ failure: "timeout" });
    expect(await run("pid")).not.toBe(pid);
  });

  test.each(["die", "hoard"])("a process that goes (%s) takes nobody with it", async (task) => {
    await expect(run(task, undefined, 50_000)).rejects.toMatchObject({ failure: "died" });
    expect(await run("echo", "still here")).toBe("still here");
  });

  test("a process that cannot be begun fails its own task and no other", async () => {
    const broken = createBackground({ logger, entry: new URL("file:///no%00where") });
    const ask = () => broken.run({ lane: "files", task: "echo", timeoutMs: 1000 });
    await expect(ask()).rejects.toThrow();
    await expect(ask()).rejects.toThrow();
  });

  test("one lane does not wait for another, and each has an end of its queue", async () => {
    const sleeping = run("sleep", 60_000);
    expect(await run("echo", "print", 20_000, "print")).toBe("print");
    const waiting = Promise.allSettled(Array.from({ length: 49 }, () => run("echo")));
    await expect(run("echo")).rejects.toMatchObject({ failure: "busy" });
    background.close();
    await expect(sleeping).rejects.toMatchObject({ failure: "died" });
    await waiting;
  });

  test("of those who ask, each has a turn before anybody has the next, and only so many that wait", async () => {
    const done: string[] = [];
    const ask = (who: string, input: string) =>
      background
        .askedBy({ rank: "visitor", who })
        .run<string>({ lane: "files", task: "echo", input, timeoutMs: 50_000 })
        .then((answer) => done.push(answer));
    const many = Array.from({ length: 16 }, (_, at) => ask("many", `many ${at}`));
    await expect(ask("many", "one too many")).rejects.toMatchObject({ failure: "too_many" });
    await Promise.all([ask("one", "one"), ask("other", "other")]);
    expect(done.indexOf("one")).toBeLessThan(4);
    await Promise.all(many);
    expect(done.filter((answer) => answer.startsWith("many"))).toEqual(
      Array.from({ length: 16 }, (_, at) => `many ${at}`),
    );
  });

  test("whoever keeps a rank full holds up no later one for good", async () => {
    const done: Asker["rank"][] = [];
    const ask = (rank: Asker["rank"], who: string) =>
      background
        .askedBy({ rank, who })
        .run({ lane: "files", task: "echo", input: null, timeoutMs: 20_000 })
        .then(() => done.push(rank));
    const full = Array.from({ length: 15 }, () => ask("signed_in", "one who prints and prints"));
    await Promise.all([...full, ask("visitor", "a network")]);
    expect(done.indexOf("visitor")).toBeLessThan(4);
    expect(done).toHaveLength(16);
  });

  test("staff go before others with an account, those before strangers, who fill no queue but their own", async () => {
    const done: string[] = [];
    const ask = (rank: Asker["rank"], who: string) =>
      background
        .askedBy(async () => ({ rank, who }))
        .run({ lane: "files", task: "echo", timeoutMs: 50_000 })
        .then(() => done.push(rank));
    const strangers = Array.from({ length: 60 }, (_, at) => ask("visitor", `network ${at}`));
    await Promise.all([Promise.allSettled(strangers), ask("signed_in", "a"), ask("staff", "b"), ask("staff", "c")]);
    expect(done.slice(0, 5)).toEqual(["visitor", "staff", "visitor", "staff", "signed_in"]);
    expect(done.filter((rank) => rank === "visitor")).toHaveLength(50);
  });
});
