import { readPage } from "#tests/support/reader.ts";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { networkInterfaces } from "node:os";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { createMember } from "#tests/support/board.ts";
import { documentedBlocks, hasProgram } from "#tests/support/documented.ts";
import { freePort } from "#tests/support/free-port.ts";
import { type Nginx, startNginx } from "#tests/support/nginx.ts";
import { type SignedIn, signInNew, viewerOf } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const ORIGIN = "https://portal.example.org";
const SECRET = "the-secret-of-a-link";
const [site = "", ...others] = documentedBlocks("nginx");
const hasNginx = hasProgram("nginx") && hasProgram("openssl");
const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ family }) => family === "IPv6"));
const usable = hasIpv6 ? site : site.replaceAll(/^ *listen \[::\].*$/gm, "");

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

async function ask(scheme: "http" | "https", port: number, path: string, { body, ...init }: Asked = {}) {
  const { request } = scheme === "http" ? http : https;
  const headers = { Host: "portal.example.org", Accept: "text/html", ...init.headers };
  const sent = request({ ...init, host: "127.0.0.1", port, path, headers, rejectUnauthorized: false });
  const answered = once(sent, "response");
  sent.end(body);
  const [answer] = (await answered) as [http.IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, text: await textOf(answer) };
}

const SECRET_ADDRESSES = [
  `/confirm/${SECRET}`,
  `/%63onfirm/${SECRET}`,
  `//confirm/${SECRET}`,
  `/CONFIRM/${SECRET}/copy?language=ru`,
  `/./confirm%2F${SECRET}`,
  `/invitations/${SECRET}`,
  `/commitment/${SECRET}`,
  `/recommend/${SECRET}`,
  `/take-over/${SECRET}`,
  `/claim/${SECRET}`,
  `/invited/${SECRET}`,
  `/reset-password?token=${SECRET}`,
  `/verify-email?token=${SECRET}`,
];

/** Comes with every secret address on both ports, and with one as the page before. */
async function visit({ http: plain, https: secure }: Nginx): Promise<void> {
  for (const path of SECRET_ADDRESSES) {
    await ask("http", plain, path);
    await ask("https", secure, path);
  }
  await ask("https", secure, "/directory", { headers: { Referer: `${ORIGIN}/confirm/${SECRET}` } });
  await ask("https", secure, `/confirm/${SECRET}`, { headers: { Host: "another.example" } });
}

test("there is one configuration of nginx, for both kinds of addresses", () => {
  expect(others).toEqual([]);
  expect(site.match(/listen \[::\]:(80|443)/g)).toHaveLength(2);
});

describe.runIf(hasNginx)("the configuration of nginx in the documentation", () => {
  let portal: TestPortal;
  let nginx: Nginx;
  let applicant: SignedIn;
  beforeAll(async () => {
    portal = await startTestPortal({ env: { ORIGIN, TRUSTED_PROXIES: "1" } });
    nginx = await startNginx(usable, Number(new URL(portal.origin).port));
    applicant = await signInNew(portal);
  });
  afterAll(() => nginx.stop());

  test("is accepted without a warning", () => {
    expect(nginx.verdict).toMatch(/test is successful/);
    expect(nginx.verdict).not.toMatch(/\[(emerg|warn)\]/);
  });

  test("shows the portal, and sends plain http to https", async () => {
    expect(await ask("https", nginx.https, "/")).toMatchObject({ status: 200 });
    const { status, headers } = await ask("http", nginx.http, "/directory?country=KZ");
    expect([status, headers.location]).toEqual([301, `${ORIGIN}/directory?country=KZ`]);
  });

  test("keeps the secret of no link in any log", async () => {
    await visit(nginx);
    expect(nginx.logs()).toContain('GET "/confirm/[secret]" 404');
    expect(nginx.logs()).not.toContain(SECRET);
  });

  test("lets the portal say that a file is too large, with what was typed", async () => {
    const draft = { precheck: { country: "KZ" as const }, sections: {} };
    const { applicationId } = await createDraft(portal.services, viewerOf(applicant), draft);
    const form = new FormData();
    form.append("kind", "legal_status");
    form.append("summary", "The charter of 1934");
    form.append("file", new Blob([Buffer.alloc(30 * 1024 * 1024)]), "charter.pdf");
    const request = new Request(ORIGIN, { method: "POST", body: form });
    const cookie = [...applicant.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const body = Buffer.from(await request.arrayBuffer());
    const { status, text } = await ask("https", nginx.https, `/applications/${applicationId}/documents`, {
      method: "POST",
      headers: {
        Origin: ORIGIN,
        Cookie: cookie,
        "Content-Type": request.headers.get("Content-Type") ?? "",
        "Content-Length": String(body.length),
      },
      body,
    });
    expect(status).toBe(422);
    const document = readPage(text);
    expect(document.querySelector(".error-summary li")?.textContent).toMatch(/file.*10.MB/);
    expect([...document.querySelectorAll("textarea")].map(({ value }) => value)).toContain("The charter of 1934");
  });

  test("says in three languages that a file is larger than anything the portal reads", async () => {
    const headers = { Origin: ORIGIN, "Content-Length": String(200 * 1024 * 1024) };
    const { status, text } = await ask("https", nginx.https, "/institution/logo", { method: "POST", headers });
    expect([status, text.match(/<p lang=(en|ru|kk)>/g)]).toEqual([413, expect.objectContaining({ length: 3 })]);
  });
});

describe.runIf(hasNginx)("of what nginx keeps for a second", () => {
  const SECOND_MS = 1000;
  let portal: TestPortal;
  let nginx: Nginx;
  beforeAll(async () => {
    portal = await startTestPortal({ env: { ORIGIN, TRUSTED_PROXIES: "1" } });
    nginx = await startNginx(usable, Number(new URL(portal.origin).port));
    await createMember(portal.services, { nameEn: "Kept University" });
  });
  afterAll(() => nginx.stop());

  const get = (path: string, headers: Record<string, string> = {}) => ask("https", nginx.https, path, { headers });
  const numberOf = ({ headers }: Awaited<ReturnType<typeof ask>>) => headers["x-request-id"];
  /** Asks until two answers in a row are the same one, however slow the machine is. */
  async function keptAnswer(path: string, headers: Record<string, string> = {}) {
    for (let tries = 0; tries < 20; tries++) {
      const [one, two] = [await get(path, headers), await get(path, headers)];
      if (numberOf(one) === numberOf(two)) return two;
    }
    throw new Error(`${path} is not kept`);
  }

  test("a public page is one; who has it is told so, and the portal is asked by its tag", async () => {
    const logged = vi.spyOn(portal.services.logger, "info");
    const page = await keptAnswer("/directory");
    expect([page.status, page.text.includes("Kept University")]).toEqual([200, true]);
    const tag = String(page.headers.etag);
    expect(await get("/directory", { "If-None-Match": tag })).toMatchObject({ status: 304, text: "" });
    await pause(2 * SECOND_MS);
    logged.mockClear();
    expect((await get("/directory")).text).toBe(page.text);
    expect(logged.mock.calls).toEqual([[expect.objectContaining({ path: "/directory", status: 304 }), "request"]]);
    logged.mockRestore();
  });

  test("nothing is anybody's own: neither given to those signed in, nor kept of them", async () => {
    const { browser, name } = await signInNew(portal, { name: "Canary Person" });
    const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    const own = await get("/about", { Cookie: cookie });
    expect([own.text.includes(name), own.headers["cache-control"]]).toEqual([true, "no-store"]);
    const page = await keptAnswer("/about");
    expect(page.text).not.toContain(name);
    expect((await get("/about", { Cookie: cookie })).text).toContain(name);
    expect(numberOf(await get("/about", { Authorization: "Bearer abc" }))).not.toBe(numberOf(page));
    expect((await keptAnswer("/about")).text).toBe(page.text);
    for (const path of ["/login", "/directory?q=kept", "/nothing-here"])
      expect(numberOf(await get(path))).not.toBe(numberOf(await get(path)));
  });

  test("each language is one, by cookie or by what the browser asks for; a choice of one is not kept", async () => {
    const langOf = async (headers: Record<string, string>) =>
      readPage((await keptAnswer("/", headers)).text).documentElement.lang;
    expect(await langOf({})).toBe("en");
    expect(await langOf({ "Accept-Language": "kk" })).toBe("kk");
    expect(await langOf({ Cookie: "lng=ru" })).toBe("ru");
    expect(await langOf({ Cookie: "lng=ru", "Accept-Language": "kk" })).toBe("ru");
    expect(await langOf({})).toBe("en");
    const [one, two] = [await get("/?lng=ru"), await get("/?lng=ru")];
    expect([one.headers["set-cookie"], two.headers["set-cookie"]]).toEqual([
      [expect.stringMatching(/^lng=ru/)],
      [expect.stringMatching(/^lng=ru/)],
    ]);
    expect(numberOf(two)).not.toBe(numberOf(one));
  });

  test("a change shows within two seconds", async () => {
    await keptAnswer("/directory");
    await createMember(portal.services, { nameEn: "Changed University" });
    await pause(2 * SECOND_MS);
    expect((await get("/directory")).text).toContain("Changed University");
  });

  test("every encoding is as it was asked for", async () => {
    const packed = await keptAnswer("/directory", { "Accept-Encoding": "br" });
    expect(packed.headers["content-encoding"]).toBe("br");
    expect((await keptAnswer("/directory")).headers).not.toHaveProperty("content-encoding");
  });
});

describe.runIf(hasNginx)("while the portal is away, nginx", () => {
  let nginx: Nginx;
  beforeAll(async () => {
    nginx = await startNginx(usable, await freePort());
  });
  afterAll(() => nginx.stop());

  test("says in three languages when to come back", async () => {
    const { status, headers, text } = await ask("https", nginx.https, "/");
    expect([status, headers["retry-after"], text.match(/<p lang=(en|ru|kk)>/g)?.length]).toEqual([502, "60", 3]);
  });

  test("keeps the secret of no link in any log", async () => {
    await visit(nginx);
    expect(nginx.logs()).toContain('GET "/confirm/[secret]" 502');
    expect(nginx.logs()).not.toContain(SECRET);
  });
});
