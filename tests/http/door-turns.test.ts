import net from "node:net";
import { describe, expect, test } from "vitest";
import { openDoors, requestBytes } from "#tests/support/doors.ts";
import { slow } from "#tests/support/fake-build.ts";
import { sendRaw } from "#tests/support/raw-http.ts";

const { openDoor } = openDoors();

const READING_IN_WORK = 6;
const SENDING_IN_WORK = 32;
const WAITING = 200;
const RESTING = 200;

const from = (client: string, target = "/slow") =>
  requestBytes({ target, headers: { "X-Forwarded-For": client }, lines: ["Accept: text/plain"] });

/** Opens a connection, sends bytes and reads nothing. */
async function send(port: number, bytes: Buffer): Promise<net.Socket> {
  const socket = net.connect({ port, host: "127.0.0.1" }).on("error", () => {});
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(bytes);
  return socket;
}

/** A door behind one proxy; `started` counts what reached the application since. */
async function openCounted(onLog?: (line: Record<string, unknown>) => void) {
  const { port } = await openDoor({ config: { trustedProxies: 1 }, onLog });
  const before = slow.started;
  return { port, started: () => slow.started - before };
}

const flood = (port: number, count: number) =>
  Promise.all(Array.from({ length: count }, () => send(port, from("203.0.113.1", "/held"))));

describe("K04 requests take turns before the application", () => {
  test("of three hundred sent at once on one connection and hung up, hardly any is begun", async () => {
    const { port, started } = await openCounted();
    const socket = await send(port, Buffer.concat(Array.from({ length: 300 }, () => from("203.0.113.1", "/held"))));
    await expect.poll(started).toBe(1);
    socket.destroy();
    expect((await sendRaw(port, from("203.0.113.1"))).status).toBe(200);
    expect(started()).toBeLessThanOrEqual(3);
  });

  test("of a hundred and fifty connections of one network that hung up, none is begun that was waiting", async () => {
    const { port, started } = await openCounted();
    const sockets = await flood(port, 150);
    await expect.poll(started).toBe(READING_IN_WORK);
    // Whoever came before an answered request stands in line by now.
    for (let turn = 0; turn < 3; turn++) await sendRaw(port, from("198.51.100.2", "/echo"));
    expect(started()).toBe(READING_IN_WORK);
    for (const socket of sockets) socket.destroy();
    expect((await sendRaw(port, from("203.0.113.1"))).status).toBe(200);
    expect(started()).toBe(READING_IN_WORK + 1);
  });

  test("another network and the health check wait for none of them; what is too much is refused and logged once", async () => {
    const lines: Record<string, unknown>[] = [];
    const { port, started } = await openCounted((line) => lines.push(line));
    const sockets = await flood(port, WAITING);
    await expect.poll(started).toBe(READING_IN_WORK);
    sockets.push(...(await flood(port, READING_IN_WORK)));
    const answers = await Promise.all([
      sendRaw(port, from("198.51.100.2", "/echo")),
      sendRaw(port, from("203.0.113.1", "/health/live")),
      sendRaw(port, from("203.0.113.1")),
      sendRaw(port, from("203.0.113.1")),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    expect(Number(answers[2].headers["retry-after"])).toBeGreaterThan(0);
    expect(started()).toBe(READING_IN_WORK);
    for (const socket of sockets) socket.destroy();
    expect(lines.filter(({ msg }) => msg === "more requests wait at the door than may")).toHaveLength(1);
  });

  test("who reads an answer slowly holds no place, and a body that never comes no place of those who read", async () => {
    const { port } = await openCounted();
    const headers = { "X-Forwarded-For": "203.0.113.1", Origin: "https://portal.example.org" };
    const length = { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "50" };
    const bodiless = requestBytes({ method: "POST", target: "/echo-form", headers: { ...headers, ...length } });
    const unread = await Promise.all(
      Array.from({ length: READING_IN_WORK }, () => send(port, from("203.0.113.1", "/file"))),
    );
    for (const socket of unread) socket.pause();
    expect((await sendRaw(port, from("203.0.113.1", "/echo"))).status).toBe(200);
    const unsent = await Promise.all(Array.from({ length: SENDING_IN_WORK }, () => send(port, bodiless)));
    expect((await sendRaw(port, from("198.51.100.2", "/echo"))).status).toBe(200);
    expect((await sendRaw(port, from("203.0.113.1", "/echo"))).status).toBe(200);
    for (const socket of [...unread, ...unsent]) socket.destroy();
    expect((await sendRaw(port, from("203.0.113.1", "/echo"))).status).toBe(200);
  });

  test("forms that never end hold up no other form of their network; those that come late are taken, the oldest of too many is given up", async () => {
    const { port } = await openCounted();
    const headers = { "X-Forwarded-For": "203.0.113.1", Origin: "https://portal.example.org" };
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    const post = (length: number, body = "") =>
      requestBytes({
        ...{ method: "POST", target: "/echo-form", body },
        headers: { ...headers, ...type, "Content-Length": String(length), Connection: "close" },
      });
    const answers: string[] = [];
    const begin = async () => {
      const socket = await send(port, post(3, "a="));
      const at = answers.push("") - 1;
      return socket.on("data", (data) => (answers[at] += data.toString("latin1")));
    };
    const unsent: net.Socket[] = [];
    // In two lots, so that nobody is refused for the length of the line.
    for (const count of [150, RESTING + SENDING_IN_WORK + 1 - 150]) {
      unsent.push(...(await Promise.all(Array.from({ length: count }, begin))));
      const whole = await sendRaw(port, post(3, "a=b"));
      expect([whole.status, whole.body.toString()]).toEqual([200, "received 3"]);
    }
    const given = () => answers.filter((answer) => answer.startsWith("HTTP/1.1 408")).length;
    await expect.poll(given, { timeout: 20_000 }).toBeGreaterThan(0);
    for (const socket of unsent) socket.write("b");
    const taken = () => answers.filter((answer) => answer.includes("received 3")).length;
    await expect.poll(() => taken() + given(), { timeout: 20_000 }).toBe(unsent.length);
    expect(taken()).toBeGreaterThanOrEqual(RESTING);
    expect((await sendRaw(port, post(3, "a=b"))).status).toBe(200);
    for (const socket of unsent) socket.destroy();
  });
});
