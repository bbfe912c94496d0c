import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { KeptPage } from "#app/door/page-store/kept-forms.ts";
import { keepPage } from "#app/door/page-store/kept-page.server.ts";
import { createPageStore } from "#app/door/page-store/page-store.server.ts";

const BESIDE = 4096;
const page = (bytes: number): KeptPage => ({ stamp: "1 1", bytes, in: () => expect.unreachable() });

describe("the store of public pages", () => {
  test("never holds more bytes than it may: what nobody asked for longest goes first", () => {
    const store = createPageStore(3 * (BESIDE + 100));
    const put = (key: string, bytes = 100) => store.begin(key, "1 1")(page(bytes));
    for (const key of ["one", "two", "three"]) put(key);
    expect(store.bytes()).toBe(3 * (BESIDE + 100));
    expect(store.find("one", "1 1")).not.toBeNull();
    put("four");
    expect(["one", "two", "three", "four"].filter((key) => store.find(key, "1 1"))).toEqual(["one", "three", "four"]);
    put("one", 50);
    expect(store.bytes()).toBe(3 * BESIDE + 250);
    put("huge", 4 * BESIDE);
    expect([store.find("huge", "1 1"), store.bytes()]).toEqual([null, 3 * BESIDE + 250]);
  });

  test("gives no page that was made before a change, and takes the newer one in its place", () => {
    const store = createPageStore();
    store.begin("one", "1 1")(page(100));
    expect([store.find("one", "2 1"), store.find("one", "1 2")]).toEqual([null, null]);
    store.begin("one", "2 1")({ ...page(200), stamp: "2 1" });
    expect([store.find("one", "2 1")?.bytes, store.bytes()]).toEqual([200, BESIDE + 200]);
  });
});

describe("a page that is kept", () => {
  const NONCE = "c2VjcmV0LW5vbmNl";
  const policy = `default-src 'none';script-src 'self' 'nonce-${NONCE}';style-src 'self'`;
  const headers = { "content-security-policy": policy, "set-cookie": ["a=1"], "x-request-id": "the-number" };
  const keep = (html: string) => keepPage({ html, headers, nonce: NONCE, requestId: "the-number", stamp: "1 1" });
  const headOf = (kept: KeptPage | null) => {
    const head = kept?.in("identity").head ?? [];
    return Object.fromEntries(head.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), head[at + 1]]] : [])));
  };

  test("has no nonce; scripts that had it are allowed by what they are, and no others", () => {
    const kept = keep(
      `<link rel="modulepreload" nonce="${NONCE}" href="/a.js"><script nonce="${NONCE}">let a = 1;</script><script>let b = 2;</script>` +
        `<script nonce="${NONCE}" src="/a.js"></script><p>the-number</p>`,
    );
    const hash = createHash("sha256").update("let a = 1;").digest("base64");
    expect(kept?.in("identity").body.toString()).toBe(
      `<link rel="modulepreload" href="/a.js"><script>let a = 1;</script><script>let b = 2;</script><script src="/a.js"></script><p></p>`,
    );
    const { "content-security-policy": allowed, ...others } = headOf(kept);
    expect(allowed).toBe(`default-src 'none';script-src 'self' 'sha256-${hash}';style-src 'self'`);
    expect(Object.keys(others).filter((name) => ["set-cookie", "x-request-id"].includes(name))).toEqual([]);
    expect(kept?.in("identity").unchangedHead).toContain(allowed);
  });

  test("is none where the nonce stands anywhere else", () => {
    for (const html of [`<p>${NONCE}</p>`, `<style nonce="${NONCE}"></style>`, `<img nonce="${NONCE}" src="/a.png">`])
      expect([html, keep(html)]).toEqual([html, null]);
  });
});
