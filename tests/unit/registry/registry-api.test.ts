import pino from "pino";
import { expect, test, vi } from "vitest";
import { createRegistryApi } from "#app/features/registry/registry-api.server.ts";
import { registryRecord } from "#tests/support/registry-records.ts";

const answerOf = (...items: unknown[]) => Response.json({ number_of_results: items.length, items });

function standIn(answer: () => Response | Promise<Response>) {
  let now = new Date("2026-05-04T08:00:00Z");
  const ask = vi.fn<typeof fetch>(async () => answer());
  const logger = pino({ level: "silent" });
  const warn = vi.spyOn(logger, "warn");
  const api = createRegistryApi({ origin: "https://api.ror.org", clock: { now: () => now }, logger, fetch: ask });
  return { api, ask, warn, pass: (ms: number) => (now = new Date(now.getTime() + ms)) };
}

test("it asks the registry for active universities, in words and not in its query language", async () => {
  const { api, ask } = standIn(() => answerOf(registryRecord("live", "Live University")));
  const [found] = await api.search('live AND (x:"y") \\ university*');
  expect(found?.names[0]?.value).toBe("Live University");
  const [url, init] = ask.mock.calls[0] ?? [];
  expect(String(url)).toBe(
    "https://api.ror.org/v2/organizations?query=live+AND+x+y+university&filter=status%3Aactive%2Ctypes%3Aeducation",
  );
  expect(init?.redirect).toBe("error");
});

test("records that are malformed, inactive or no universities are left out", async () => {
  const others = [
    { id: 1 },
    registryRecord("no", "No", { status: "inactive" }),
    registryRecord("lab", "Lab", { types: ["facility"] }),
  ];
  expect(await standIn(() => answerOf(...others)).api.search("anything")).toEqual([]);
});

test("an answer is kept for ten minutes", async () => {
  const { api, ask, pass } = standIn(() => answerOf());
  await api.search("kazan");
  await api.search("kazan");
  expect(ask).toHaveBeenCalledTimes(1);
  pass(11 * 60_000);
  await api.search("kazan");
  expect(ask).toHaveBeenCalledTimes(2);
});

test.each([
  ["an error", () => Promise.reject(new Error("no route"))],
  ["a failure", () => new Response("busy", { status: 503 })],
  ["no JSON", () => new Response("<html>")],
  ["more than a megabyte", () => new Response("x".repeat(1024 * 1024 + 1))],
])("%s is logged, finds nothing, and the registry is left alone for half a minute", async (_what, answer) => {
  const { api, ask, warn, pass } = standIn(answer);
  expect(await api.search("kazan")).toEqual([]);
  expect(await api.search("almaty")).toEqual([]);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledTimes(1);
  pass(31_000);
  await api.search("almaty");
  expect(ask).toHaveBeenCalledTimes(2);
});

test("one institution is found by its id, and nothing is asked for what is no id", async () => {
  const { api, ask } = standIn(() => Response.json(registryRecord("live", "Live University")));
  expect((await api.find("0live0000"))?.names[0]?.value).toBe("Live University");
  expect(await api.find("0other000")).toBeNull();
  expect(await api.find("../secrets")).toBeNull();
  expect(ask).toHaveBeenCalledTimes(2);
});

test("an id the registry does not know is no failure", async () => {
  const { api, warn } = standIn(() => new Response(null, { status: 404 }));
  expect(await api.find("0live0000")).toBeNull();
  expect(warn).not.toHaveBeenCalled();
});
