import { beforeAll, describe, expect, test } from "vitest";
import { openDoors, requestBytes, type Wanted } from "#tests/support/doors.ts";
import { slow } from "#tests/support/fake-build.ts";
import { sendRaw } from "#tests/support/raw-http.ts";

const { openDoor } = openDoors();

let port = 0;

beforeAll(async () => {
  ({ port } = await openDoor());
});

const send = (wanted: Wanted) => sendRaw(port, requestBytes(wanted));

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
    const answer = await sendRaw(door.port, requestBytes({ target }));
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
        requestBytes({ ...asked, method: "HEAD", headers: { ...asked.headers, Connection: "close" } }),
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
    const before = slow.aborted;
    await sendRaw(port, requestBytes({ target: "/slow" }), { timeoutMs: 50 });
    await expect.poll(() => slow.aborted).toBe(before + 1);
  });
});
