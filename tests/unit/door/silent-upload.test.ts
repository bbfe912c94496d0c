import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readUpload } from "#app/http/read-upload.server.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("who falls silent in the middle of a file is not waited for", async () => {
  const part = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF';
  let send: (text: string) => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      send = (text) => controller.enqueue(Buffer.from(text));
    },
  });
  const headers = { "Content-Type": "multipart/form-data; boundary=edge" };
  const request = new Request("http://localhost/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
  const outcome = readUpload(request, 1000).catch((thrown: unknown) => (thrown as Response).status);
  let isOver = false;
  void outcome.then(() => (isOver = true));
  for (const text of [part, "-1.7"]) {
    send(text);
    await vi.advanceTimersByTimeAsync(15_000);
  }
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await outcome).toBe(408);
});
