import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openDoors, requestBytes } from "#tests/support/doors.ts";
import { fakeBuild } from "#tests/support/fake-build.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { createPortal } from "../../server.js";

const { clientFolder, openDoor } = openDoors();

describe("the client's address, limits and the log", () => {
  const FORWARDED = {
    "X-Forwarded-For": "203.0.113.7, 198.51.100.2",
    Forwarded: "for=203.0.113.9",
    "X-Real-IP": "203.0.113.8",
  };
  const clientOf = async (trustedProxies: number) => {
    const door = await openDoor({ config: { trustedProxies } });
    return JSON.parse((await sendRaw(door.port, requestBytes({ headers: FORWARDED }))).body) as {
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
      answer = await sendRaw(door.port, requestBytes({ headers: { "X-Forwarded-For": `203.0.113.${n % 250}` } }));
      if (n === 599) expect(answer.status).toBe(200);
    }
    expect(answer?.status).toBe(429);
    expect(Number(answer?.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("N02 one log line for each request, without query, secrets or forged lines", async () => {
    const lines: Record<string, unknown>[] = [];
    const door = await openDoor({ onLog: (line) => lines.push(line) });
    await sendRaw(door.port, requestBytes({ target: "/confirm/s3cr3t-t0ken?mail=a@b.example" }));
    await sendRaw(door.port, requestBytes({ target: "/a%0a%1b[31mforged" }));
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
    const slow = Promise.all(Array.from({ length: 20 }, () => sendRaw(own, requestBytes({ target: "/slow" }))));
    await wait(100);
    const startedAt = Date.now();
    await portal.close();
    expect(Date.now() - startedAt).toBeLessThan(5000);
    for (const answer of await slow) expect(answer.status).toBe(200);
    expect((await sendRaw(own, requestBytes({}))).status).toBe(0);
  });
});
