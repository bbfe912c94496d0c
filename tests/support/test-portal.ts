import { copyFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll } from "vitest";
import type { Services, ServiceOverrides } from "#app/platform/services.server.ts";
import { createPortal } from "../../server.js";
import { readPage } from "./reader.ts";
import { sqliteTemplate, temporaryFolder } from "./test-database.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The same as it came. */
  bytes: Buffer;
  /** Path and query of a redirect; null when it is none. */
  location: string | null;
  document: Document;
}

type Fields = Record<string, string | string[]> | [string, string][] | FormData;

/** A browser without JavaScript: it keeps cookies, sends its Origin, and follows no redirect by itself. */
export interface Browser {
  get(address: string, headers?: Record<string, string>): Promise<Answer>;
  head(address: string): Promise<Answer>;
  /** Sends the form of a page; only `ServedForm` does, which has one. */
  send(address: string, fields: Fields): Promise<Answer>;
  /**
   * Posts what no page of this browser offers: hostile or malformed fields, other people's ids, a form for which one may
   * not ask, an old form once more; a string is a body as it is. What a person sends goes through the page that renders it: see `openForm`.
   */
  forge(address: string, fields?: Fields | string, headers?: Record<string, string>): Promise<Answer>;
  cookies: Map<string, string>;
  /** Takes the line of a Set-Cookie header. */
  keep(setCookie: string): void;
}

export interface TestPortal {
  origin: string;
  services: Services;
  /** `headers` go with every request, as those of a proxy do. */
  browser(headers?: Record<string, string>): Browser;
}

/** Another build than that of this folder. */
export type PortalBuild = Required<Pick<NonNullable<Parameters<typeof createPortal>[0]>, "build" | "clientFolder">>;

interface Options extends Partial<PortalBuild> {
  env?: Record<string, string>;
  overrides?: ServiceOverrides;
}

/** The built portal behind its door, with an empty migrated database of its own; closed after the test file. */
export async function startTestPortal({ env = {}, overrides, ...build }: Options = {}): Promise<TestPortal> {
  const folder = temporaryFolder();
  const file = path.join(folder, "portal.db");
  if (!env.DATABASE_URL) copyFileSync(await sqliteTemplate(), file);
  const defaults = {
    APP_MODE: "test",
    DATA_DIR: folder,
    DATABASE_URL: `file:${file}`,
    RATE_LIMITS: "off",
    LOG_LEVEL: "silent",
  };
  const portal = await createPortal({ env: { ...defaults, ...env }, overrides, ...build });
  const services = portal.services as Services;
  await services.migrate();
  const server = await portal.listen(0);
  // Portal and browser share a process here: it closed connections that the browser, kept from its turn, still used.
  server.keepAliveTimeout = 0;
  afterAll(() => portal.close());
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { origin, services, browser: (headers) => createBrowser(origin, headers) };
}

function encode(fields: Fields | string): URLSearchParams | FormData | string {
  if (fields instanceof FormData || typeof fields === "string") return fields;
  if (Array.isArray(fields)) return new URLSearchParams(fields);
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(entries);
}

function createBrowser(origin: string, always: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>();

  async function ask(address: string, init: RequestInit): Promise<Answer> {
    // Nothing travels here: compressing and unpacking would only take time.
    const headers = new Headers({
      "Accept-Encoding": "identity",
      ...always,
      ...(init.headers as Record<string, string>),
    });
    if (cookies.size > 0) headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(origin + address, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(line);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    let document: Document | undefined;
    const target = response.headers.get("Location") ?? response.headers.get("X-Remix-Redirect");
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      location: target === null ? null : target.replace(origin, ""),
      get document() {
        return (document ??= readPage(text));
      },
    };
  }

  function keep(line: string) {
    const [pair = "", ...attributes] = line.split(";");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    const isGone = value === "" || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (isGone) cookies.delete(name);
    else cookies.set(name, value);
  }

  const post = (address: string, fields: Fields | string = {}, headers: Record<string, string> = {}) =>
    ask(address, {
      method: "POST",
      body: encode(fields),
      headers: { Origin: origin, Accept: "text/html", ...headers },
    });

  return {
    cookies,
    keep,
    get: (address, headers) => ask(address, { headers: { Accept: "text/html", ...headers } }),
    head: (address) => ask(address, { method: "HEAD" }),
    send: post,
    forge: post,
  };
}
