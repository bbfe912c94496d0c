import { expect, test } from "vitest";
import { keepDocuments } from "#app/platform/kept-document.server.ts";

function openKept() {
  const keep = keepDocuments();
  let made = 0;
  const ask = (name: string, content: unknown) =>
    keep(name, content, async () => {
      made += 1;
      if (content === "fails") throw new Error("no paper");
      return Buffer.from(`${name} ${String(content)}`);
    });
  return { ask, made: () => made };
}

test("what is the same for everybody is made once, also for those who ask while it is made", async () => {
  const { ask, made } = openKept();
  const all = await Promise.all([ask("en", 1), ask("en", 1), ask("ru", 1)].map((document) => document.bytes()));
  expect(all.map(String)).toEqual(["en 1", "en 1", "ru 1"]);
  expect(made()).toBe(2);
});

test("it is made again when what it is made of has changed", async () => {
  const { ask, made } = openKept();
  await ask("en", 1).bytes();
  expect(String(await ask("en", 2).bytes())).toBe("en 2");
  expect(ask("en", 1).digest).not.toBe(ask("en", 2).digest);
  expect(made()).toBe(2);
});

test("nothing is made to tell whether it is still the same, and a failure is not kept", async () => {
  const { ask, made } = openKept();
  expect(ask("en", "fails").digest).toBe(ask("ru", "fails").digest);
  expect(made()).toBe(0);
  await expect(ask("en", "fails").bytes()).rejects.toThrow("no paper");
  await expect(ask("en", "fails").bytes()).rejects.toThrow("no paper");
  expect(made()).toBe(2);
});
