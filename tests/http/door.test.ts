import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORM_TYPE, HOST, openDoors, ORIGIN, post, requestBytes, type Wanted } from "#tests/support/doors.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { createPortal } from "../../server.js";

const { closeLater, openDoor } = openDoors();

let port = 0;

beforeAll(async () => {
  ({ port } = await openDoor());
});

const send = (wanted: Wanted) => sendRaw(port, requestBytes(wanted));

const PREFLIGHT = { Origin: "https://map.example", "Access-Control-Request-Method": "GET" };

const MALFORMED: [name: string, wanted: Wanted, status: number][] = [
  ["a plain page", { target: "/" }, 200],
  ["PUT", { method: "PUT" }, 405],
  ["DELETE", { method: "DELETE" }, 405],
  ["PATCH", { method: "PATCH" }, 405],
  ["TRACE", { method: "TRACE" }, 405],
  ["OPTIONS of everything", { method: "OPTIONS", target: "*" }, 405],
  ["a CORS preflight", { method: "OPTIONS", headers: PREFLIGHT }, 405],
  ["a CORS preflight of open data", { method: "OPTIONS", target: "/api/v1/members?limit=1", headers: PREFLIGHT }, 204],
  ["a CORS preflight of a file", { method: "OPTIONS", target: "/directory/export/csv", headers: PREFLIGHT }, 204],
  ["a CORS preflight of another host", { method: "OPTIONS", target: "//api/v1/members", headers: PREFLIGHT }, 405],
  ["OPTIONS of open data that is no preflight", { method: "OPTIONS", target: "/api/v1/members" }, 405],
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

  test.each([
    "/api/v1/members",
    "/directory/feed.atom",
    "/directory/export/geojson",
    "/credentials/badge/M-2026-0001/en",
  ])(
    "a page of any origin may ask for %s with the mark of what it has, and nothing may be sent there",
    async (target) => {
      const { headers } = await send({ method: "OPTIONS", target, headers: PREFLIGHT });
      expect(headers).toMatchObject({
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD",
        "access-control-allow-headers": target.startsWith("/api/v1/")
          ? "Authorization, If-None-Match"
          : "If-None-Match",
        "access-control-max-age": "86400",
      });
      expect((await send(post({ Origin: "https://map.example" }, { target }))).status).toBe(403);
    },
  );

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
    expect((await sendRaw(door.port, requestBytes({ headers: { Host: "localhost" } }))).status).toBe(421);
    expect((await sendRaw(door.port, requestBytes({}))).status).toBe(200);
  });

  test("a body that ends early is answered, not waited for", async () => {
    const { status } = await sendRaw(port, requestBytes(post({ "Content-Length": "50" })), { endAfterMs: 0 });
    expect(status).toBe(400);
  });

  test("garbage after a whole request does not cost it its answer", async () => {
    const answer = await sendRaw(
      port,
      Buffer.concat([requestBytes({ target: "/slow" }), Buffer.from("garbage\r\n\r\n")]),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toBe("slow");
  });

  test("an expectation is met before the body is read, and refused without it", async () => {
    const expecting = post({ Expect: "100-continue", "Content-Length": "3" }, { body: "" });
    const refused = await sendRaw(
      port,
      requestBytes(post({ ...expecting.headers, Origin: "https://evil.example" }, { body: "" })),
    );
    expect(refused.status).toBe(403);
    expect(refused.raw).not.toContain("100 Continue");
    expect(refused.headers.connection).toBe("close");
    const invited = await sendRaw(port, requestBytes(expecting), { timeoutMs: 300 });
    expect(invited.raw).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    const answered = await sendRaw(port, requestBytes(post({ Expect: "100-continue" })));
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
    closeLater(() => portal.close());
    await portal.services.migrate();
    own = ((await portal.listen(0)).address() as AddressInfo).port;
  });

  afterAll(() => rmSync(dataFolder, { recursive: true }));

  test.each(MALFORMED)("%s", async (_name, wanted) => {
    const answer = await sendRaw(own, requestBytes(wanted));
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  test.each(["session=%ff%00", "session=%; lng=%", "=;=;;;=", "lng=__proto__; __proto__=x"])(
    "the cookie %s",
    async (Cookie) => {
      expect((await sendRaw(own, requestBytes({ target: "/", headers: { Cookie } }))).status).toBe(200);
    },
  );

  test("a refusal is told in the reader's language", async () => {
    const headers = { Accept: "text/html", "Accept-Language": "kk" };
    const answer = await sendRaw(own, requestBytes({ method: "PUT", target: "/", headers }));
    expect(answer.body).toContain('<html lang="kk">');
    expect(answer.body).toContain(answer.headers["x-request-id"]);
  });
});
