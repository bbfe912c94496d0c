import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { fakeBuild, type FakeOptions } from "./fake-build.ts";
import { createPortal } from "../../server.js";

export const HOST = "portal.example.org";
export const ORIGIN = `https://${HOST}`;
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** Doors before a small application and a few built files, for the tests of one file; closed after them. */
export function openDoors() {
  const closers: (() => Promise<void>)[] = [];
  const clientFolder = mkdtempSync(path.join(tmpdir(), "door-"));
  beforeAll(() => {
    mkdirSync(path.join(clientFolder, "assets"));
    mkdirSync(path.join(clientFolder, ".vite"));
    writeFileSync(path.join(clientFolder, "assets/app-1a2b.js"), "export const word = 1;\n".repeat(200));
    writeFileSync(path.join(clientFolder, "favicon.svg"), "<svg/>");
    writeFileSync(path.join(clientFolder, ".vite/manifest.json"), "{}");
  });
  afterAll(async () => {
    await Promise.all(closers.map((close) => close()));
    rmSync(clientFolder, { recursive: true });
  });
  async function openDoor(options: FakeOptions = {}) {
    const portal = await createPortal({ env: {}, build: fakeBuild(options), clientFolder });
    const server = await portal.listen(0);
    closers.push(() => portal.close());
    return { port: (server.address() as AddressInfo).port, portal };
  }
  return { clientFolder, openDoor, closeLater: (close: () => Promise<void>) => closers.push(close) };
}

export interface Wanted {
  method?: string;
  target?: string;
  version?: string;
  headers?: Record<string, string>;
  lines?: string[];
  body?: string;
}

/** The bytes of a request, also of one no client would write. */
export function requestBytes({
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

/** A form as a browser posts it, with what a test wants to be different. */
export function post(changes: Record<string, string | undefined> = {}, more: Wanted = {}): Wanted {
  const body = more.body ?? "a=1";
  const all = { Origin: ORIGIN, "Content-Type": FORM_TYPE, "Content-Length": String(body.length), ...changes };
  const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  return { method: "POST", target: "/echo-form", headers, ...more, body };
}
