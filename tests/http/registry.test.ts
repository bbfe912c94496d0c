import { beforeAll, describe, expect, test } from "vitest";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal();
  await importRegistryRecords(portal.services, [
    ...SEED_INSTITUTIONS,
    registryRecord("html", '<script>alert(1)</script> & "Quoted" College'),
  ]);
});

interface Hit {
  id: string;
  name: string;
  country: { code: string; name: string };
}

async function ask(query: string, headers: Record<string, string> = {}) {
  const answer = await portal.browser().get(`/api/v1/registry?${query}`, headers);
  return { ...answer, body: JSON.parse(answer.text) as { data: Hit[]; page: object } };
}

test("it finds institutions in any script and says where they are", async () => {
  const { status, headers, body } = await ask(`q=${encodeURIComponent("казахский национальный")}&limit=5`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(body.data.length).toBeGreaterThan(1);
  expect(body.page).toEqual({ limit: 5, count: body.data.length });
  expect(body.data[0]).toMatchObject({
    rorId: expect.stringMatching(/^https:\/\/ror\.org\/0/),
    country: { code: "KZ" },
  });
});

test("the answer may be stored, varies with the language and never carries a cookie", async () => {
  const { headers } = await ask("q=farabi&lng=kk");
  expect(headers.get("cache-control")).toBe("public, max-age=300");
  expect(headers.get("vary")).toContain("Accept-Language");
  expect(headers.getSetCookie()).toEqual([]);
});

test.each([
  ["en", "Kazakhstan"],
  ["ru", "Казахстан"],
  ["kk", "Қазақстан"],
])("names of countries are in the language asked for: %s", async (locale, country) => {
  const { body, headers } = await ask("q=farabi", { "Accept-Language": locale });
  expect(body.data[0]?.country.name).toBe(country);
  expect(headers.get("content-language")).toBe(locale);
});

test("a country narrows the answer, in either case", async () => {
  const { body } = await ask("q=university&country=uz&limit=20");
  expect(body.data.length).toBeGreaterThan(1);
  expect(new Set(body.data.map(({ country }) => country.code))).toEqual(new Set(["UZ"]));
});

describe("problem details", () => {
  test.each([
    ["", "q"],
    ["q=", "q"],
    ["q=a", "q"],
    ["q=%20%20a%20", "q"],
    [`q=${"x".repeat(201)}`, "q"],
    ["q=one&q=two", "q"],
    ["q=farabi&country=XX", "country"],
    ["q=farabi&country=", "country"],
    ["q=farabi&country=KAZ", "country"],
    ["q=farabi&limit=0", "limit"],
    ["q=farabi&limit=21", "limit"],
    ["q=farabi&limit=1e1", "limit"],
    ["q=farabi&limit=1&limit=2", "limit"],
  ])("?%s is answered 400 and names %s", async (query, parameter) => {
    const { status, headers, text } = await ask(query);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    const body = JSON.parse(text) as { status: number; title: string; errors: { parameter: string; detail: string }[] };
    expect(body).toMatchObject({ type: "about:blank", status: 400, errors: [{ parameter }] });
    expect(body.title).not.toContain("problem.");
    expect(body.errors[0]?.detail).not.toContain(":api.");
  });

  test("they never repeat what was sent", async () => {
    const { text } = await ask(`q=farabi&country=${encodeURIComponent("<script>")}`);
    expect(text).not.toContain("script");
  });

  test("G02 too many searches from one address are answered 429, with when to come back", async () => {
    const strict = await startTestPortal({ env: { RATE_LIMITS: "on" } });
    const browser = strict.browser();
    const statuses: number[] = [];
    let last = await browser.get("/api/v1/registry?q=zz");
    for (let asked = 1; asked < 320 && last.status === 200; asked += 1) {
      statuses.push(last.status);
      last = await browser.get("/api/v1/registry?q=zz");
    }
    expect(statuses.length).toBeGreaterThan(100);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

test("names with markup arrive as text in JSON that no browser takes for a page", async () => {
  const { body, headers } = await ask("q=quoted");
  expect(body.data[0]?.name).toBe('<script>alert(1)</script> & "Quoted" College');
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test.each(["%", "_", "'; drop table registry_names; --", '" OR ""', "\u202Ex", "😀😀", "(((((", "NEAR/3 *"])(
  "%j is an ordinary question",
  async (query) => {
    const { status } = await portal.browser().get(`/api/v1/registry?q=${encodeURIComponent(`${query}ab`)}`);
    expect(status).toBe(200);
  },
);

test("HEAD has the headers of the answer and no body", async () => {
  const answer = await portal.browser().head("/api/v1/registry?q=farabi");
  expect([answer.status, answer.text]).toEqual([200, ""]);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
});

test("nothing is to be posted here", async () => {
  expect((await portal.browser().forge("/api/v1/registry?q=farabi")).status).toBe(405);
});
