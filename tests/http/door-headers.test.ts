import { beforeAll, describe, expect, test } from "vitest";
import { openDoors, requestBytes, type Wanted } from "#tests/support/doors.ts";
import { sendRaw } from "#tests/support/raw-http.ts";

const { openDoor } = openDoors();

let port = 0;

beforeAll(async () => {
  ({ port } = await openDoor());
});

const send = (wanted: Wanted) => sendRaw(port, requestBytes(wanted));

describe("L01 headers on every answer", () => {
  const EVERY_STATUS: [name: string, bytes: Buffer, status: number][] = [
    ["a page", requestBytes({ target: "/" }), 200],
    ["an asset", requestBytes({ target: "/assets/app-1a2b.js" }), 200],
    ["a redirect", requestBytes({ target: "/leaves" }), 302],
    ["a refusal of the parser", Buffer.from("GET / HTTP/9.9\r\n\r\n"), 400],
    ["a refusal of the door", requestBytes({ method: "PUT" }), 405],
    ["a refusal of the application", requestBytes({ target: "/refuses" }), 403],
    ["a missing page", requestBytes({ target: "/nowhere" }), 404],
    ["a missing asset", requestBytes({ target: "/assets/none.js" }), 404],
    ["headers too large", requestBytes({ headers: { X: "x".repeat(20_000) } }), 431],
    ["a failure", requestBytes({ target: "/fails" }), 500],
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
    const answer = await sendRaw(door.port, requestBytes({ headers: { Accept: "text/html" } }));
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/secret detail|srv|\.ts/);
    expect(answer.body).toContain(answer.headers["x-request-id"]);
    expect(lines.find(({ level }) => level === 50)?.requestId).toBe(answer.headers["x-request-id"]);
  });
});
