import { Validator } from "@seriousme/openapi-schema-validator";
import { check } from "@placemarkio/check-geojson";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { DOMParser } from "#tests/support/reader.ts";
import { expand, type JsonLdDocument, toRDF } from "jsonld";
import { parse } from "csv-parse/sync";
import type { FeatureCollection } from "geojson";
import readWorkbook from "read-excel-file/node";
import Parser from "rss-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { createMember, type NewMember } from "#tests/support/members-factory.ts";
import { signInAs } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const CANARIES = ["Zhyldyz Canarybekova", "canary@institute.example", "Gulnara Toktosunova", "Only for members here"];

const FORMULAS = {
  nameOfficial: "=HYPERLINK(0)",
  acronym: "@SUM",
  translatedNames: { ru: "-2+3", kk: "+7" },
};

interface Page {
  data: Record<string, unknown>[];
  page: { number: number; limit: number; count: number; total: number; pages: number };
}

interface Served {
  paths: Record<string, { get: { parameters: { name: string; in: string }[] } }>;
  components: { schemas: Record<string, { properties: object }> };
}

let portal: TestPortal;
let open: TestMember & { number: string };
let second: TestMember;
let project: { slug: string };
let inside: { slug: string };
let served: Served;
let answerOf: (path: string, status?: "200" | "400") => ValidateFunction;

const ask = (address: string, headers: Record<string, string> = {}) =>
  portal.browser().get(address, { Accept: "application/json", ...headers });

async function read<Body = Page>(address: string, path: string, status: "200" | "400" = "200"): Promise<Body> {
  const answer = await ask(address);
  expect(answer.status, address).toBe(Number(status));
  const body = JSON.parse(answer.text) as Body;
  const isValid = answerOf(path, status);
  expect(isValid(body) ? [] : isValid.errors, address).toEqual([]);
  return body;
}

const slugsOf = ({ data }: Page) => data.map(({ slug }) => slug).sort();

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const admit = async (
    nameEn: string,
    country: string,
    { people = [], ...own }: NewMember["institution"] & NewMember = {},
  ) => {
    const names = { nameEn, nameOfficial: nameEn, otherNames: [{ value: `${nameEn} of old`, language: null }] };
    const institution = { ...names, country, translatedProfiles: { ru: "О том, чему учат." }, ...own };
    return { nameEn, ...(await withTransaction((tx) => createMember(tx, { institution, people }, clock.now()))) };
  };
  const [name, email] = [CANARIES[0] ?? "", CANARIES[1] ?? ""];
  const person = { role: "representative" as const, name, email, position: "Professor", unit: null, languages: [] };
  open = await admit("Osh Institute of the Silk Road", "KG", { people: [person], otherIds: { wikidata: "Q4427677" } });
  second = await admit("Samarkand Academy of Paper", "UZ", FORMULAS);
  const leader = await personOf(portal.services, open);
  const coordinator = await personOf(portal.services, null, "coordinator");
  const post = (change: object) => {
    const values = completeValues(clock.now(), change);
    const wanted = { leadInstitutionId: open.institutionId, author: leader, values, coordinator };
    return createProject(portal.services, { ...wanted, upTo: "published" });
  };
  project = await post({});
  inside = await post({ titleEn: CANARIES[3], visibility: "members" });

  served = JSON.parse((await ask("/api/v1/openapi.json")).text) as Served;
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strictTypes: false }));
  ajv.addVocabulary(["x-vocabulary", "openapi", "info", "servers", "security", "paths", "components"]);
  ajv.addSchema(served, "portal");
  answerOf = (path, status = "200") => {
    const type = status === "200" ? "application~1json" : "application~1problem+json";
    const place = `portal#/paths/${path.replaceAll("/", "~1")}/get/responses/${status}/content/${type}/schema`;
    const validate = ajv.getSchema(place.replace(/[{}]/g, encodeURIComponent));
    if (!validate) throw new Error(`The document has no schema at ${place}`);
    return validate;
  };
});

describe("the interface describes itself", () => {
  test("as OpenAPI 3.1 that a validator of its own takes, with every address of the build", async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...structuredClone(served) })).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
    expect(Object.keys(served.paths).sort()).toEqual([
      ...["/members", "/members/{slug}", "/projects", "/projects/{slug}"],
      ...["/registry", "/results", "/vocabularies", "/vocabularies/{name}"],
    ]);
  });

  test("on a page with the same requests, without scripts, in the reader's language", async () => {
    const { document } = await portal.browser().get("/api/v1?lng=kk");
    expect(document.querySelectorAll("script")).toHaveLength(0);
    const text = document.querySelector("main")?.textContent ?? "";
    for (const path of Object.keys(served.paths)) expect(text).toContain(`GET /api/v1${path}`);
    const links = [...document.querySelectorAll("main a[href^='/api/v1/']")].map((link) => link.getAttribute("href"));
    for (const link of links) expect((await ask(link ?? "")).status, link ?? "").toBe(200);
    const forms = [...document.querySelectorAll("main form[action^='/api/v1/']")];
    expect(forms.length).toBeGreaterThan(1);
    for (const form of forms) {
      const empty = [...form.querySelectorAll("input, select")].map((field) => `${field.getAttribute("name")}=`);
      expect((await ask(`${form.getAttribute("action")}?${empty.join("&")}`)).status).toBe(200);
    }
  });
});

describe("members", () => {
  test("are answered as the document says, with every field it names", async () => {
    const { data, page } = await read("/api/v1/members", "/members");
    expect(page).toEqual({ number: 1, limit: 25, count: 2, total: 2, pages: 1 });
    const fields = Object.keys(served.components.schemas.Member?.properties ?? {}).sort();
    // Units come in a list when one asks for them.
    expect(Object.keys(data[0] ?? {}).sort()).toEqual(fields.filter((field) => field !== "units"));
    const { data: asked } = await read("/api/v1/members?fields=units", "/members");
    expect(Object.keys(asked[0] ?? {}).sort()).toEqual(["slug", "units"]);
    const { data: one } = await read<{ data: object }>(`/api/v1/members/${open.slug}`, "/members/{slug}");
    expect(Object.keys(one).sort()).toEqual(fields);
    expect(data.find(({ slug }) => slug === open.slug)).toMatchObject({
      url: `${portal.services.config.origin}/directory/${open.slug}`,
      ...{ number: open.number, name: open.nameEn, country: "KG", category: "full" },
      ...{ themes: ["T01", "T05"], hasOpenCalls: true, coordinates: { latitude: 40.53, longitude: 72.8 } },
      description: { ru: "О том, чему учат." },
    });
  });

  test("come by the filters of the directory, in pages with links, and with the fields one asks for", async () => {
    expect(slugsOf(await read("/api/v1/members?country=KG&country=TR", "/members"))).toEqual([open.slug]);
    expect(slugsOf(await read("/api/v1/members?q=samarkand", "/members"))).toEqual([second.slug]);
    expect(slugsOf(await read("/api/v1/members?q=qxzwvkj", "/members"))).toEqual([]);
    const { data, page } = await read("/api/v1/members?limit=1&page=2&fields=name,country&sort=name", "/members");
    expect(data).toEqual([{ slug: second.slug, name: second.nameEn, country: "UZ" }]);
    expect(page).toMatchObject({ number: 2, total: 2, pages: 2 });
    const link = (await ask("/api/v1/members?limit=1")).headers.get("link") ?? "";
    expect(link).toContain(`</api/v1/members?limit=1&page=2>; rel="next"`);
    expect(link).not.toContain(`rel="prev"`);
    expect((await read("/api/v1/members?page=9", "/members")).data).toEqual([]);
  });

  test("are answered one by one", async () => {
    const { data } = await read<{ data: object }>(`/api/v1/members/${open.slug}?fields=name`, "/members/{slug}");
    expect(data).toEqual({ slug: open.slug, name: open.nameEn });
    expect((await ask("/api/v1/members/nobody")).status).toBe(404);
  });
});

describe("the members found are saved as a file", () => {
  const links = async (page: string) => {
    const { document } = await portal.browser().get(page);
    return [...document.querySelectorAll("a[href^='/directory/export/']")].map((a) => a.getAttribute("href") ?? "");
  };

  test("from links under the list, which keep its filters", async () => {
    expect(await links("/directory?country=KG&view=map&page=1&q=osh")).toEqual(
      ["csv", "xlsx", "geojson"].map((format) => `/directory/export/${format}?country=KG&q=osh`),
    );
    expect(await links("/directory?q=qxzwvkj")).toEqual([]);
    expect((await ask("/directory/export/pdf")).status).toBe(404);
  });

  test("as CSV in the reader's words, in which nothing is a formula", async () => {
    const [address = ""] = await links("/directory?country=UZ");
    const { headers, text } = await portal.browser().get(`${address}&lng=ru`);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="members-\d{4}-\d{2}-\d{2}\.csv"/);
    const [member, ...more] = parse(text, { bom: true, columns: true });
    expect(more).toEqual([]);
    expect(member).toMatchObject({ "Название на английском": second.nameEn, Страна: "Узбекистан", Широта: "40.53" });
    expect(member).toMatchObject({ "Официальное название": "'=HYPERLINK(0)", Сокращение: "'@SUM" });
    expect(member).toMatchObject({ "Название на русском": "'-2+3", "Название на казахском": "'+7" });
  });

  test("as a workbook", async () => {
    const [, address = ""] = await links("/directory");
    const { headers, bytes } = await portal.browser().get(address);
    expect(headers.get("content-type")).toContain("spreadsheetml");
    const sheets = await readWorkbook(bytes);
    const rows = sheets[0]?.data ?? [];
    expect(rows.map(([, name]) => name)).toEqual(["Name in English", open.nameEn, second.nameEn]);
  });

  test("as GeoJSON that a checker of its own takes", async () => {
    const [, , address = ""] = await links("/directory");
    const { headers, text } = await portal.browser().get(address);
    expect(headers.get("content-type")).toBe("application/geo+json");
    const { features } = check(text) as FeatureCollection;
    expect(features.map(({ id, geometry, properties }) => [id, geometry, properties?.name])).toEqual([
      [open.number, { type: "Point", coordinates: [72.8, 40.53] }, open.nameEn],
      [expect.any(String), { type: "Point", coordinates: [72.8, 40.53] }, second.nameEn],
    ]);
  });
});

describe("pages of any origin", () => {
  test.each([
    ...["/api/v1/members", "/directory/feed.atom", "/directory/export/csv", "/directory/export/geojson"],
    ...["/api/v1/projects", "/projects/feed.atom", "/projects/calendar.ics"],
  ])("may read %s, and nobody is told of a code that does not exist as if it were one", async (address) => {
    const { status, headers } = await ask(address, { Origin: "https://map.example" });
    expect([status, headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    const refused = await ask(`${address}?country=ZZ&lng=ru`);
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      400,
      "application/problem+json; charset=utf-8",
    ]);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect(JSON.parse(refused.text)).toMatchObject({
      errors: [{ parameter: "country", value: "ZZ", detail: expect.stringMatching(/^Такого\s+кода/) }],
    });
  });

  test("may read no page of the portal", async () => {
    expect((await ask("/directory")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("the directory says which values of a filter it does not know, and shows the members of the others", async () => {
  const { document } = await portal.browser().get("/directory?country=UZ&country=ZZ&theme=%3Cb%3E&lng=kk");
  expect(document.querySelector(".callout-title")?.textContent).toMatch(/ескерілмеді: Ел «ZZ», Тақырып «<b>»\.$/);
  expect(document.querySelectorAll(".member-rows li")).toHaveLength(1);
  const known = await portal.browser().get("/directory?country=UZ&theme=&lng=kk");
  expect(known.text).not.toContain("ескерілмеді");
});

describe("a feed of new members", () => {
  test("is found by readers of feeds from the directory as it is filtered, and read by one", async () => {
    const { document } = await portal.browser().get("/directory?country=UZ&lng=ru");
    const found =
      document.querySelector("link[rel=alternate][type='application/atom+xml']")?.getAttribute("href") ?? "";
    const address = found.replace(portal.services.config.origin, "");
    const { headers, text } = await ask(address);
    expect(headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(headers.getSetCookie()).toEqual([]);
    const feed = await new Parser().parseString(text);
    expect(feed.title).toContain("Новые участники");
    expect(feed.items).toEqual([
      expect.objectContaining({
        title: FORMULAS.translatedNames.ru,
        link: `${portal.services.config.origin}/directory/${second.slug}`,
        id: expect.stringMatching(/\/verify\/M-\d{4}-\d{4}$/),
        isoDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T00:00:00.000Z$/),
      }),
    ]);
    expect((await ask(address, { "If-None-Match": headers.get("etag") ?? "" })).status).toBe(304);
  });

  test("holds hostile words as words, and is well-formed", async () => {
    const { text } = await ask(`/directory/feed.atom?q=${encodeURIComponent('"><script>&')}`);
    expect(new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")).toBeNull();
    expect(text).not.toContain("<script");
  });
});

describe("the list in the frame of another site", () => {
  test("shows the members of the filter, without script, form or cookie, and opens its links beside", async () => {
    const { status, headers, document, text } = await portal.browser().get("/embed/members?country=UZ&lng=kk");
    expect(status).toBe(200);
    const links = [...document.querySelectorAll("a")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      `/directory/${second.slug}?lng=kk`,
      "/directory?country=UZ&lng=kk",
    ]);
    expect(links.every((link) => link.target === "_blank" && link.rel === "noopener")).toBe(true);
    expect(document.querySelectorAll("script, form, iframe, [onclick]")).toHaveLength(0);
    expect(headers.getSetCookie()).toEqual([]);
    expect(text).not.toMatch(/[\w.]+@[\w.]+/);
  });

  test("has its styles in a sandbox too, is kept for a while, and refuses what no filter knows", async () => {
    const { headers, document } = await ask("/embed/members");
    expect(headers.get("cache-control")).toBe("public, max-age=300");
    const sheet = document.querySelector("link[rel=stylesheet]")?.getAttribute("href") ?? "";
    expect((await ask(sheet)).headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const refused = await ask("/embed/members?theme=T99&lng=ru");
    expect([refused.status, refused.headers.get("cache-control")]).toEqual([400, "no-store"]);
    expect(refused.document.querySelector("[role=alert]")?.textContent).toMatch(
      /фильтра, которых\s+нет: Тема «T99»\.$/,
    );
    expect(refused.document.querySelectorAll("li")).toHaveLength(0);
  });

  test("may be framed, and no other page of the portal", async () => {
    const { headers } = await ask("/embed/members");
    expect(headers.get("x-frame-options")).toBeNull();
    const policy = headers.get("content-security-policy") ?? "";
    for (const rule of ["frame-ancestors *", "script-src 'none'", "form-action 'none'", "default-src 'none'"])
      expect(policy.split(";")).toContain(rule);
    for (const page of ["/directory", "/login", "/embed", "/embedded", "/api/v1"]) {
      const other = await ask(page);
      expect(other.headers.get("x-frame-options"), page).toBe("DENY");
      expect(other.headers.get("content-security-policy"), page).toContain("frame-ancestors 'none'");
    }
  });

  test("is the same for who is signed in, and takes nothing", async () => {
    const { email } = await personOf(portal.services, open);
    const member = await signInAs(portal, email);
    const pages = [await member.get("/embed/members?lng=en"), await portal.browser().get("/embed/members?lng=en")];
    expect(pages[0]?.document.body.innerHTML).toBe(pages[1]?.document.body.innerHTML);
    expect([403, 405]).toContain((await member.forge("/embed/members", { intent: "x" })).status);
  });
});

test("what pages tell machines is JSON-LD of which a processor of its own loses nothing", async () => {
  // The vocabulary of schema.org, as far as it says which values are addresses.
  const terms = ["url", "logo", "sameAs", "mainEntityOfPage"].map((term) => [term, { "@type": "@id" }]);
  const context = { "@vocab": "http://schema.org/", ...Object.fromEntries(terms) };
  const documentLoader = (url: string) => {
    expect(url).toBe("https://schema.org");
    return Promise.resolve({ contextUrl: undefined, documentUrl: url, document: { "@context": context } });
  };
  const options = { documentLoader, safe: true };
  const { origin } = portal.services.config;
  for (const [page, type] of [
    [`/directory/${open.slug}`, "CollegeOrUniversity"],
    [`/projects/${project.slug}`, "Project"],
  ] as const) {
    const { document } = await portal.browser().get(page);
    const told = JSON.parse(
      document.querySelector("script[type='application/ld+json']")?.textContent ?? "",
    ) as JsonLdDocument;
    const [expanded] = await expand(told, options);
    expect(expanded).toMatchObject({ "@id": origin + page, "@type": [`http://schema.org/${type}`] });
    const quads = String(await toRDF(told, { ...options, format: "application/n-quads" }));
    expect(quads).toContain(`<${origin}${page}> <http://schema.org/memberOf> <${origin}/> .`);
    if (type === "Project")
      expect(quads).toContain(`<http://schema.org/parentOrganization> <${origin}/directory/${open.slug}>`);
    else {
      expect(quads).toContain(`<http://schema.org/addressCountry> "KG"`);
      for (const same of ["https://institute.example>", "https://www.wikidata.org/wiki/Q4427677>"])
        expect(quads).toContain(`<http://schema.org/sameAs> <${same}`);
    }
  }
});

describe("projects", () => {
  test("are those everybody may read, as the document says", async () => {
    const { data } = await read("/api/v1/projects", "/projects");
    expect(data.map(({ slug }) => slug)).toEqual([project.slug]);
    const fields = Object.keys(served.components.schemas.Project?.properties ?? {}).sort();
    expect(Object.keys(data[0] ?? {}).sort()).toEqual(fields);
    expect(data[0]).toMatchObject({ lead: { slug: open.slug, country: "KG" }, needs: [{ number: 2, filled: 0 }] });
    await read(`/api/v1/projects/${project.slug}`, "/projects/{slug}");
    expect((await read("/api/v1/projects?seeking=1&country=UZ", "/projects")).page.total).toBe(1);
    expect((await read("/api/v1/projects?theme=T01", "/projects")).page.total).toBe(0);
  });

  test("that are for members are nothing to programs, also when a member's browser asks", async () => {
    const { email } = await personOf(portal.services, open);
    const member = await signInAs(portal, email);
    expect((await member.get(`/projects/${inside.slug}`)).status).toBe(200);
    expect((await member.get(`/api/v1/projects/${inside.slug}`)).status).toBe(404);
  });
});

test("every vocabulary that an answer refers to is there, with its words in three languages", async () => {
  const listed = await read<{ data: { name: string }[] }>("/api/v1/vocabularies", "/vocabularies");
  const names = listed.data.map(({ name }) => name);
  const referred = [...JSON.stringify(served).matchAll(/"x-vocabulary":"(\w+)"/g)].map(([, name]) => name);
  expect(referred.length).toBeGreaterThan(20);
  expect(referred.filter((name) => !names.includes(name ?? ""))).toEqual([]);
  for (const name of names) {
    const { data } = await read<{ data: { terms: { code: string; labels: Record<string, string> }[] } }>(
      `/api/v1/vocabularies/${name}`,
      "/vocabularies/{name}",
    );
    expect(
      data.terms.flatMap(({ labels }) => Object.values(labels)).filter((label) => /^$|:|_|[a-z]\.\S/.test(label)),
    ).toEqual([]);
  }
});

test("the registry is answered as the document says", async () => {
  await read("/api/v1/registry?q=almaty", "/registry");
});

test("no person, no address and nothing that is for members is in any answer", async () => {
  const lists = [
    ...["/api/v1/members?limit=100", "/api/v1/projects?limit=100", `/api/v1/members/${open.slug}`],
    ...["/directory/export/csv", "/directory/export/geojson", "/directory/feed.atom", "/embed/members"],
    ...["/projects/feed.atom", "/projects/calendar.ics"],
  ];
  const texts = (await Promise.all(lists.map((list) => ask(list)))).map(({ text }) => text).join("\n");
  for (const canary of CANARIES) expect(texts).not.toContain(canary);
  expect(texts).not.toMatch(/[\w.]+@[\w.]+/);
});

test("an answer that is known already is not sent again, and carries no cookie", async () => {
  const first = await ask("/api/v1/members");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{20,}"$/);
  expect(first.headers.get("cache-control")).toBe("public, no-cache");
  expect(first.headers.getSetCookie()).toEqual([]);
  const again = await ask("/api/v1/members", { "If-None-Match": `"other", W/${etag}` });
  expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
  expect((await ask("/api/v1/members?limit=1", { "If-None-Match": etag })).status).toBe(200);
});

test("pages of other origins may read what programs get, refusals too, and nothing else of the portal", async () => {
  const Origin = "https://elsewhere.example";
  const allowed = async (address: string) =>
    (await ask(address, { Origin })).headers.get("access-control-allow-origin");
  expect(await allowed("/api/v1/members")).toBe("*");
  expect(await allowed("/api/v1/members/nobody")).toBe("*");
  expect(await allowed("/directory")).toBeNull();
  expect((await ask("/api/v1/members", { Origin })).headers.get("access-control-allow-credentials")).toBeNull();
  const posted = await portal.browser().forge("/api/v1/members", {}, { Origin });
  expect([403, 405]).toContain(posted.status);
});

describe("what cannot be understood is a problem with its parameter named", () => {
  test.each([
    ["country=XX", "country", "XX"],
    ["country=KG&country=Kazakhstan", "country", "Kazakhstan"],
    ["limit=101", "limit"],
    ["limit=0", "limit"],
    ["page=1&page=2", "page"],
    ["page=1e3", "page"],
    ["sort=size", "sort", "size"],
    ["fields=name,email", "fields", "email"],
    [`q=${"x".repeat(201)}`, "q"],
    ["contry=KG", "contry"],
    [`${encodeURIComponent("<script>")}=1`, ""],
  ])("?%s", async (query, parameter, value?: string) => {
    const { headers, text } = await ask(`/api/v1/members?${query}`);
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(text).not.toContain("script");
    const body = await read<{ errors: { parameter: string; detail: string }[] }>(
      `/api/v1/members?${query}`,
      "/members",
      "400",
    );
    expect(body.errors).toEqual([{ parameter, value, detail: expect.stringMatching(/^[A-Z].*\.$/) }]);
  });

  test("an address it does not have, in the language asked for", async () => {
    const { status, headers, text } = await ask("/api/v1/nothing/at/all", { "Accept-Language": "ru" });
    expect([status, headers.get("content-type")]).toEqual([404, "application/problem+json; charset=utf-8"]);
    expect(JSON.parse(text)).toMatchObject({ status: 404, title: "Здесь ничего нет" });
  });
});

test("G02 whoever asks too often is told when to come back", async () => {
  const strict = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const browser = strict.browser();
  let last = await browser.get("/api/v1/vocabularies");
  for (let asked = 1; asked < 320 && last.status === 200; asked += 1) last = await browser.get("/api/v1/vocabularies");
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(last.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
});

test("a member whose membership is suspended is gone from list, address and the partners of projects", async () => {
  const etag = (await ask("/api/v1/members")).headers.get("etag") ?? "";
  await setMembership(portal.services, second, "suspended");
  const list = await ask("/api/v1/members", { "If-None-Match": etag });
  expect([list.status, slugsOf(JSON.parse(list.text) as Page)]).toEqual([200, [open.slug]]);
  expect((await ask(`/api/v1/members/${second.slug}`)).status).toBe(404);
  for (const list of ["/directory/export/csv", "/directory/export/geojson", "/directory/feed.atom", "/embed/members"])
    expect((await ask(list)).text).not.toContain(second.slug);
  await setMembership(portal.services, open, "suspended");
  expect((await ask(`/api/v1/projects/${project.slug}`)).status).toBe(404);
  expect((await read("/api/v1/projects", "/projects")).data).toEqual([]);
});
