import { expect, test } from "vitest";
import { whenDone } from "#app/http/background-queue.server.ts";
import { TaskError } from "#app/platform/fair-queue.ts";

const answerTo = (error: Error) =>
  whenDone(Promise.reject(error)).catch((thrown: unknown) =>
    thrown instanceof Response ? [thrown.status, thrown.headers.get("Retry-After")] : thrown,
  );

test.each(["busy", "timeout"] as const)(
  "work of the background that is late (%s) may be asked for again",
  async (failure) => {
    expect(await answerTo(new TaskError(failure, "late"))).toEqual([503, "10"]);
  },
);

test("who has too much waiting already is told so", async () => {
  expect(await answerTo(new TaskError("too_many", "of one"))).toEqual([429, "10"]);
});

test("work that cannot be done is a mistake", async () => {
  const mistake = new TaskError("failed", "no such font");
  expect(await answerTo(mistake)).toBe(mistake);
  expect(await whenDone(Promise.resolve("a page"))).toBe("a page");
});
