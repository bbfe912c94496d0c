import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aborted, fakeBuild, type FakeOptions } from "#tests/support/fake-build.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { createPortal } from "../../server.js";

const HOST = "portal.example.org";
const ORIGIN = `https://${HOST}`;
const FORM_TYPE = "application/x-www-form-urlencoded";
const closers: (() => Promise<void>)[] = [];
const clientFolder = mkdtempSync(path.join(tmpdir(), "door-"));

async function openDoor(options: FakeOptions = {}) {
  const portal = await createPortal({ env: {}, build: fakeBuild(options), clientFolder });
  const server = await portal.listen(0);
  closers.push(() => portal.close());
  return { port: (server.address() as AddressInfo).port, portal };
}

interface Wanted {
  method?: string;
  target?: string;
  version?: string;
  headers?: Record<string, string>;
  lines?: string[];
  body?: string;
}

function build({
  method = "GET",
  target = "/echo",
  version = "1.1",
  headers = {},
  lines = [],
  body = "",
}: Wanted): Buffer {
  const all = Object.entries({ Host: HOST, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(
    `${method} ${target} HTTP/${version}\r\n${[...all, ...lines].join("\r\n")}\r\n\r\n${body}`,
    "latin1",
  );
}

function post(changes: Record<string, string | undefined> = {}, more: Wanted = {}): Wanted {
  const body = more.body ?? "a=1";
  const all = { Origin: ORIGIN, "Content-Type": FORM_TYPE, "Content-Length": String(body.length), ...changes };
  const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  return { method: "POST", target: "/echo-form", headers, ...more, body };
}

let port = 0;

beforeAll(async () => {
  mkdirSync(path.join(clientFolder, "assets"));
  mkdirSync(path.join(clientFolder, ".vite"));
  writeFileSync(path.join(clientFolder, "assets/app-1a2b.js"), "export const word = 1;\n".repeat(200));
  writeFileSync(path.join(clientFolder, "favicon.svg"), "<svg/>");
  writeFileSync(path.join(clientFolder, ".vite/manifest.json"), "{}");
  ({ port } = await openDoor());
});

afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
  rmSync(clientFolder, { recursive: true });
});

const send = (wanted: Wanted) => sendRaw(port, build(wanted));

const MALFORMED: [name: string, wanted: Wanted, status: number][] = [
  ["a plain page", { target: "/" }, 200],
  ["PUT", { method: "PUT" }, 405],
  ["DELETE", { method: "DELETE" }, 405],
  ["PATCH", { method: "PATCH" }, 405],
  ["TRACE", { method: "TRACE" }, 405],
  ["OPTIONS of everything", { method: "OPTIONS", target: "*" }, 405],
  ["a CORS preflight", { method: "OPTIONS", headers: { Origin: "https://evil.example" } }, 405],
  ["CONNECT", { method: "CONNECT", target: "evil.example:443" }, 405],
  ["an invented method", { method: "BREW" }, 400],
  ["a method in lower case", { method: "get" }, 400],
  ["another host", { headers: { Host: "evil.example" } }, 421],
  ["the host as a suffix", { headers: { Host: `${HOST}.evil.example` } }, 421],
  ["the host with a port", { headers: { Host: `${HOST}:8080` } }, 421],
  ["the host with a user", { headers: { Host: `x@${HOST}` } }, 421],
  ["an empty host", { headers: { Host: "" } }, 421],
  ["two hosts", { lines: [`Host: ${HOST}`] }, 400],
  ["a loopback host", { headers: { Host: "localhost:4567" } }, 200],
  ["an IPv6 loopback host", { headers: { Host: "[::1]:4567" } }, 200],
  ["a loopback host with a long port", { headers: { Host: "localhost:123456" } }, 421],
  ["an absolute target", { target: `http://${HOST}/echo` }, 200],
  ["an absolute target elsewhere", { target: "http://evil.example/echo" }, 421],
  ["an absolute target with a user", { target: `http://x@${HOST}/echo` }, 421],
  ["a forwarded host", { headers: { "X-Forwarded-Host": "evil.example" } }, 200],
  ["a path of 5,000 characters", { target: `/${"a".repeat(5000)}` }, 414],
  ["a query of 5,000 characters", { target: `/?q=${"a".repeat(5000)}` }, 414],
  ["a target of 20,000 characters", { target: `/${"a".repeat(20_000)}` }, 431],
  ["half a percent escape", { target: "/%" }, 400],
  ["an escape that is not hexadecimal", { target: "/%zz" }, 400],
  ["bad UTF-8", { target: "/%c3%28" }, 400],
  ["overlong UTF-8", { target: "/%c0%af" }, 400],
  ["an escaped NUL", { target: "/a%00b" }, 400],
  ["a NUL in the query", { target: "/echo?q=%00" }, 400],
  ["an escaped line break", { target: "/a%0d%0ab" }, 400],
  ["a backslash", { target: "/\\evil.example" }, 400],
  ["an escaped backslash", { target: "/%5cevil.example" }, 400],
  ["two slashes", { target: "//evil.example" }, 400],
  ["an escaped second slash", { target: "/%2Fevil.example" }, 400],
  ["two slashes after dots", { target: "/..//evil.example" }, 400],
  ["a climb", { target: "/../../etc/passwd" }, 400],
  ["an escaped climb", { target: "/%2e%2e/%2e%2e/etc/passwd" }, 400],
  ["a climb in assets", { target: "/assets/..%2f..%2f..%2fpackage.json" }, 400],
  ["a fragment", { target: "/echo#part" }, 400],
  ["raw bytes above ASCII", { target: "/\xc3\xa9" }, 400],
  ["a relative target", { target: "echo" }, 400],
  ["a stray percent in the query", { target: "/echo?q=100%" }, 200],
  ["another version", { version: "3.7" }, 400],
  ["a header without a name", { lines: [": nothing"] }, 400],
  ["a header with a space in its name", { lines: ["A b: c"] }, 400],
  ["a folded header", { lines: ["A: b", " c"] }, 400],
  ["a header named __proto__", { lines: ["__proto__: x"] }, 200],
  ["too many header bytes", { headers: { "X-Long": "a".repeat(20_000) } }, 431],
  ["an unknown expectation", { headers: { Expect: "miracles" } }, 417],
  ["GET with a body", { headers: { "Content-Length": "3" }, body: "a=1" }, 400],
  ["GET with a chunked body", { headers: { "Transfer-Encoding": "chunked" }, body: "0\r\n\r\n" }, 400],
  ["a form", post(), 200],
  ["a form with its charset", post({ "Content-Type": `${FORM_TYPE}; charset=UTF-8` }), 200],
  ["a form of length 0", post({}, { body: "" }), 200],
  ["a form from elsewhere", post({ Origin: "https://evil.example" }), 403],
  ["a form from the null origin", post({ Origin: "null" }), 403],
  ["a form over http", post({ Origin: `http://${HOST}` }), 403],
  ["a form whose origin continues", post({ Origin: `${ORIGIN}.evil.example` }), 403],
  ["a form with garbage for an origin", post({ Origin: "%%%" }), 403],
  ["a form with two origins", post({}, { lines: [`Origin: ${ORIGIN}`] }), 400],
  ["a form without origin", post({ Origin: undefined }), 403],
  ["a form the browser vouches for", post({ Origin: undefined, "Sec-Fetch-Site": "same-origin" }), 200],
  ["a form from a sibling site", post({ Origin: undefined, "Sec-Fetch-Site": "same-site" }), 403],
  ["a form on loopback", post({ Host: "localhost:99", Origin: "http://localhost:99" }), 200],
  ["a form between loopback ports", post({ Host: "localhost:99", Origin: "http://localhost:98" }), 403],
  [
    "a data request from elsewhere",
    post({ Origin: "https://evil.example" }, { target: "/echo-form?_data=routes%2Fecho-form" }),
    403,
  ],
  ["a forwarded origin", post({ Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" }), 403],
  ["JSON", post({ "Content-Type": "application/json" }), 415],
  ["plain text", post({ "Content-Type": "text/plain" }), 415],
  ["no content type", post({ "Content-Type": undefined }), 415],
  ["a content type that only begins well", post({ "Content-Type": `${FORM_TYPE}x` }), 415],
  ["no length", post({ "Content-Length": undefined }), 411],
  ["a chunked form", post({ "Content-Length": undefined, "Transfer-Encoding": "chunked" }, { body: "0\r\n\r\n" }), 411],
  ["a length and chunks", post({ "Transfer-Encoding": "chunked" }, { body: "0\r\n\r\n" }), 400],
  ["a negative length", post({ "Content-Length": "-1" }), 400],
  ["a length in words", post({ "Content-Length": "three" }), 400],
  ["two lengths", post({}, { lines: ["Content-Length: 4"] }), 400],
  ["257 KB", post({ "Content-Length": String(257 * 1024) }), 413],
  [
    "an upload of 300 KB where none is taken",
    post({ "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "300000" }),
    413,
  ],
  [
    "an upload of 101 MB",
    post(
      { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "105906176" },
      { target: "/drafts/logo" },
    ),
    413,
  ],
  ["a form of 300 KB where uploads are taken", post({ "Content-Length": "300000" }, { target: "/drafts/logo" }), 413],
  ["an unknown data route", { target: "/echo?_data=nowhere" }, 400],
  ["a data route named __proto__", { target: "/echo?_data=__proto__" }, 400],
  ["an empty data route", { target: "/echo?_data=" }, 400],
  ["a repeated data route", { target: "/echo?_data=routes%2Fecho&_data=routes%2Fecho" }, 400],
  ["the data route of another page", { target: "/echo?_data=routes%2F_public._index" }, 403],
  ["a stray index", { target: "/?index=&index=&_routes=x" }, 200],
  ["a missing page", { target: "/nowhere" }, 404],
  ["a missing asset", { target: "/assets/none.js" }, 404],
  ["the bundler's manifest", { target: "/.vite/manifest.json" }, 404],
  ["an action where there is none", post({}, { target: "/echo" }), 405],
];

describe("D02 what no browser would send", () => {
  test.each(MALFORMED)("%s", async (_name, wanted, status) => {
    const answer = await send(wanted);
    expect(answer.status).toBe(status);
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test("a request without any Host header is misdirected", async () => {
    expect((await sendRaw(port, "GET / HTTP/1.1\r\n\r\n")).status).toBe(421);
    expect((await sendRaw(port, "GET / HTTP/1.0\r\n\r\n")).status).toBe(421);
  });

  test.each(["\r\n\r\n\0\0\0\0", "hello\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "GET\r\n\r\n"])(
    "bytes that are not HTTP are answered 400 and the connection closed: %j",
    async (bytes) => {
      const answer = await sendRaw(port, Buffer.from(bytes, "latin1"));
      expect(answer.status).toBe(400);
      expect(answer.headers.connection).toBe("close");
    },
  );

  test("production knows no loopback host", async () => {
    const door = await openDoor({ config: { mode: "production", allowLoopbackHosts: false } });
    expect((await sendRaw(door.port, build({ headers: { Host: "localhost" } }))).status).toBe(421);
    expect((await sendRaw(door.port, build({}))).status).toBe(200);
  });

  test("a body that ends early is answered, not waited for", async () => {
    const { status } = await sendRaw(port, build(post({ "Content-Length": "50" })), { endAfterMs: 0 });
    expect(status).toBe(400);
  });

  test("garbage after a whole request does not cost it its answer", async () => {
    const answer = await sendRaw(port, Buffer.concat([build({ target: "/slow" }), Buffer.from("garbage\r\n\r\n")]));
    expect(answer.status).toBe(200);
    expect(answer.body).toBe("slow");
  });

  test("an expectation is met before the body is read, and refused without it", async () => {
    const expecting = post({ Expect: "100-continue", "Content-Length": "3" }, { body: "" });
    const refused = await sendRaw(
      port,
      build(post({ ...expecting.headers, Origin: "https://evil.example" }, { body: "" })),
    );
    expect(refused.status).toBe(403);
    expect(refused.raw).not.toContain("100 Continue");
    expect(refused.headers.connection).toBe("close");
    const invited = await sendRaw(port, build(expecting), { timeoutMs: 300 });
    expect(invited.raw).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    const answered = await sendRaw(port, build(post({ Expect: "100-continue" })));
    expect(answered.raw).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK/);
  });

  test("an upload of ten megabytes arrives whole where uploads are taken", async () => {
    const body = "x".repeat(10 * 1024 * 1024);
    const answer = await send(
      post({ "Content-Type": "multipart/form-data; boundary=x" }, { target: "/drafts/documents", body }),
    );
    expect(answer.body).toBe(`received ${body.length}`);
  });

  test("a form that is too large is still told so", async () => {
    const answer = await send(post({}, { body: "x".repeat(2_000_000) }));
    expect(answer.status).toBe(413);
  });
});

describe("D01 the built portal behind the door", () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "door-data-"));
  let own = 0;

  beforeAll(async () => {
    const env = { APP_MODE: "test", ORIGIN, DATA_DIR: dataFolder, LOG_LEVEL: "silent", RATE_LIMITS: "off" };
    const portal = await createPortal({ env });
    closers.push(() => portal.close());
    await portal.services.migrate();
    own = ((await portal.listen(0)).address() as AddressInfo).port;
  });

  afterAll(() => rmSync(dataFolder, { recursive: true }));

  test.each(MALFORMED)("%s", async (_name, wanted) => {
    const answer = await sendRaw(own, build(wanted));
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  test.each(["session=%ff%00", "session=%; lng=%", "=;=;;;=", "lng=__proto__; __proto__=x"])(
    "the cookie %s",
    async (Cookie) => {
      expect((await sendRaw(own, build({ target: "/", headers: { Cookie } }))).status).toBe(200);
    },
  );

  test("a refusal is told in the reader's language", async () => {
    const headers = { Accept: "text/html", "Accept-Language": "kk" };
    const answer = await sendRaw(own, build({ method: "PUT", target: "/", headers }));
    expect(answer.body).toContain('<html lang="kk">');
    expect(answer.body).toContain(answer.headers["x-request-id"]);
  });
});

describe("L01 headers on every answer", () => {
  const EVERY_STATUS: [name: string, bytes: Buffer, status: number][] = [
    ["a page", build({ target: "/" }), 200],
    ["an asset", build({ target: "/assets/app-1a2b.js" }), 200],
    ["a redirect", build({ target: "/leaves" }), 302],
    ["a refusal of the parser", Buffer.from("GET / HTTP/9.9\r\n\r\n"), 400],
    ["a refusal of the door", build({ method: "PUT" }), 405],
    ["a refusal of the application", build({ target: "/refuses" }), 403],
    ["a missing page", build({ target: "/nowhere" }), 404],
    ["a missing asset", build({ target: "/assets/none.js" }), 404],
    ["headers too large", build({ headers: { X: "x".repeat(20_000) } }), 431],
    ["a failure", build({ target: "/fails" }), 500],
  ];

  test.each(EVERY_STATUS)("E04 %s", async (_name, bytes, status) => {
    const door = await openDoor({ config: { mode: "production" } });
    const { headers, ...answer } = await sendRaw(door.port, bytes);
    expect(answer.status).toBe(status);
    const csp = headers["content-security-policy"] ?? "";
    expect(csp).toMatch(/^default-src 'none';script-src 'self' 'nonce-[\w+/]{24}';style-src 'self';/);
    for (const rule of ["object-src", "base-uri", "frame-ancestors"]) expect(csp).toContain(`${rule} 'none'`);
    expect(csp).toContain("form-action 'self'");
    expect(csp).not.toMatch(/unsafe|\*/);
    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("server");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  test("HSTS is only promised in production", async () => {
    expect((await send({ target: "/" })).headers).not.toHaveProperty("strict-transport-security");
  });

  test("E04 each answer has its own nonce and request id", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ target: "/" })));
    expect(new Set(answers.map(({ headers }) => headers["content-security-policy"])).size).toBe(20);
    expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(20);
  });

  test("a route may be stricter: a download keeps its own policy", async () => {
    const answer = await send({ target: "/file" });
    expect(answer.headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
    expect(answer.headers["content-length"]).toBe("300000");
  });

  test("N03 a failure tells the request id and nothing else", async () => {
    const lines: Record<string, unknown>[] = [];
    const door = await openDoor({ onLog: (line) => lines.push(line) });
    Object.assign(door.portal.build.entry.module, {
      contextOf: () => {
        throw new Error("a secret detail at /srv/portal/app.ts");
      },
    });
    const answer = await sendRaw(door.port, build({ headers: { Accept: "text/html" } }));
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/secret detail|srv|\.ts/);
    expect(answer.body).toContain(answer.headers["x-request-id"]);
    expect(lines.find(({ level }) => level === 50)?.requestId).toBe(answer.headers["x-request-id"]);
  });
});

describe("what the application answers goes out whole", () => {
  test.each([
    ["/", 200],
    ["/leaves", 302],
    ["/refuses", 403],
    ["/nowhere", 404],
    ["/fails", 500],
    ["/file", 200],
    ["/echo?_data=routes%2Fecho", 200],
    ["/fails?_data=routes%2Ffails", 500],
  ])("cookies of the context are appended to %s", async (target, status) => {
    const door = await openDoor({ setCookies: ["session=s; HttpOnly", "language=kk"] });
    const answer = await sendRaw(door.port, build({ target }));
    expect(answer.status).toBe(status);
    expect(answer.setCookies.slice(-2)).toEqual(["session=s; HttpOnly", "language=kk"]);
    expect(answer.setCookies).toHaveLength(target === "/leaves" ? 3 : 2);
  });

  test("pages are not stored and vary by cookie and language", async () => {
    const { headers } = await send({ target: "/" });
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers.vary).toBe("Cookie, Accept-Language");
    expect(headers["content-length"]).toBeDefined();
  });

  test.each(["/", "/large", "/file", "/assets/app-1a2b.js", "/nowhere"])(
    "HEAD of %s is GET without a body",
    async (target) => {
      const asked = { headers: { "Accept-Encoding": "br" }, target };
      const got = await send(asked);
      const head = await sendRaw(
        port,
        build({ ...asked, method: "HEAD", headers: { ...asked.headers, Connection: "close" } }),
        { timeoutMs: 1000 },
      );
      expect(head.status).toBe(got.status);
      expect(head.headers["content-length"]).toBe(got.headers["content-length"]);
      expect(head.raw.endsWith("\r\n\r\n")).toBe(true);
    },
  );

  test.each([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["identity", undefined],
    [";;;garbage", undefined],
  ])("text is compressed for %s", async (accepted, encoding) => {
    const answer = await send({ target: "/large", headers: { "Accept-Encoding": accepted } });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers.vary).toContain("Accept-Encoding");
    expect(answer.body).toBe("words ".repeat(2000));
  });

  test("built files are kept for a year, others for an hour, and are not sent twice", async () => {
    const asset = await send({ target: "/assets/app-1a2b.js" });
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(asset.headers["content-type"]).toBe("application/javascript; charset=utf-8");
    const icon = await send({ target: "/favicon.svg" });
    expect(icon.headers["cache-control"]).toBe("public, max-age=3600");
    const again = await send({ target: "/favicon.svg", headers: { "If-None-Match": icon.headers.etag ?? "" } });
    expect(again.status).toBe(304);
  });

  test.each([
    ["/", 200, "3 routes"],
    ["/projects", 200, "3 routes"],
    ["/PROJECTS", 200, "3 routes"],
    ["/%70rojects/soil", 200, "4 routes"],
    ["/projects/soil?_data=routes%2F_public.projects", 200, '{"isPage":true}'],
    ["/about", 200, "2 routes"],
    ["/ru/about", 200, "2 routes"],
    ["/files/a/b", 200, "splat"],
    ["/projects/a/b", 404, "1 routes"],
  ])("one handler for each first segment finds %s", async (target, status, words) => {
    const answer = await send({ target });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(words);
  });

  test("the request's signal aborts when the client leaves", async () => {
    const before = aborted.count;
    await sendRaw(port, build({ target: "/slow" }), { timeoutMs: 50 });
    await expect.poll(() => aborted.count).toBe(before + 1);
  });
});

describe("the client's address, limits and the log", () => {
  const FORWARDED = {
    "X-Forwarded-For": "203.0.113.7, 198.51.100.2",
    Forwarded: "for=203.0.113.9",
    "X-Real-IP": "203.0.113.8",
  };
  const clientOf = async (trustedProxies: number) => {
    const door = await openDoor({ config: { trustedProxies } });
    return JSON.parse((await sendRaw(door.port, build({ headers: FORWARDED }))).body) as {
      clientIp: string;
      headers: object;
    };
  };

  test("K03 the address comes only through as many proxies as are configured", async () => {
    expect((await clientOf(0)).clientIp).toBe("127.0.0.1");
    expect((await clientOf(1)).clientIp).toBe("198.51.100.2");
    expect((await clientOf(2)).clientIp).toBe("203.0.113.7");
  });

  test("what only a proxy may say does not reach the application", async () => {
    const { headers } = await clientOf(1);
    expect(Object.keys(headers)).toEqual(["host"]);
  });

  test("K03 the coarse limit answers 429 whatever address is claimed", async () => {
    const door = await openDoor({ config: { areRateLimitsOn: true } });
    let answer;
    for (let n = 0; n < 601; n += 1) {
      answer = await sendRaw(door.port, build({ headers: { "X-Forwarded-For": `203.0.113.${n % 250}` } }));
      if (n === 599) expect(answer.status).toBe(200);
    }
    expect(answer?.status).toBe(429);
    expect(Number(answer?.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("N02 one log line for each request, without query, secrets or forged lines", async () => {
    const lines: Record<string, unknown>[] = [];
    const door = await openDoor({ onLog: (line) => lines.push(line) });
    await sendRaw(door.port, build({ target: "/confirm/s3cr3t-t0ken?mail=a@b.example" }));
    await sendRaw(door.port, build({ target: "/a%0a%1b[31mforged" }));
    await sendRaw(door.port, "garbage\r\n\r\n");
    await expect.poll(() => lines.length).toBe(3);
    expect(lines[0]).toMatchObject({ method: "GET", path: "/confirm/[secret]", status: 200 });
    expect(JSON.stringify(lines)).not.toMatch(/s3cr3t|a@b/);
  });
});

describe("O03 shutting down", () => {
  test("requests in flight end, the rest is closed", async () => {
    const portal = await createPortal({ env: {}, build: fakeBuild(), clientFolder });
    const server = await portal.listen(0);
    const own = (server.address() as AddressInfo).port;
    const slow = Promise.all(Array.from({ length: 20 }, () => sendRaw(own, build({ target: "/slow" }))));
    await wait(100);
    const startedAt = Date.now();
    await portal.close();
    expect(Date.now() - startedAt).toBeLessThan(5000);
    for (const answer of await slow) expect(answer.status).toBe(200);
    expect((await sendRaw(own, build({}))).status).toBe(0);
  });
});
