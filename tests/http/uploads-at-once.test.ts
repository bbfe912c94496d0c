import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { beforeAll, expect, test, vi } from "vitest";
import { createDraft, smallPdf } from "#app/demo/applications-factory.server.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const UPLOAD = "Upload: Proof of legal status";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function withDraft(): Promise<{ person: SignedIn; documents: string }> {
  const person = await signInNew(portal);
  const viewer = { ...person, locale: "en" as const, isVerified: true, grants: [] };
  const draft = { precheck: { country: "KZ" as const }, sections: {} };
  const { applicationId } = await createDraft(portal.services, viewer, draft);
  return { person, documents: `/applications/${applicationId}/documents` };
}

/** Begins to send a file of ten megabytes and does not go on. */
async function begin(documents: string, { browser }: SignedIn): Promise<Socket> {
  const { port, host } = new URL(portal.origin);
  const socket = connect(Number(port), "localhost");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  socket.write(
    [
      `POST ${documents} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${portal.origin}`,
      `Cookie: ${cookie}`,
      "Content-Type: multipart/form-data; boundary=edge",
      "Content-Length: 10000000",
      "",
      '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    ].join("\r\n"),
  );
  return socket;
}

const send = async (documents: string, { browser }: SignedIn) => {
  const form = await openForm(browser, documents, UPLOAD);
  return (await form.attach("File", { name: "a.pdf", bytes: smallPdf("x") }).press(UPLOAD)).answer;
};

test("who sends several files at once and ends none waits for room, and nobody else does", async () => {
  const { person, documents } = await withDraft();
  const open = await Promise.all([1, 2, 3].map(() => begin(documents, person)));
  await expect.poll(async () => (await send(documents, person)).status, { timeout: 20_000, interval: 200 }).toBe(429);
  const other = await withDraft();
  expect((await send(other.documents, other.person)).status).toBe(302);
  const closed = open.map((socket) => once(socket, "close"));
  for (const socket of open) socket.destroy();
  await Promise.all(closed);
  await expect.poll(async () => (await send(documents, person)).status, { timeout: 20_000, interval: 200 }).toBe(302);
});

test("who has gone before the file is asked for takes no room", async () => {
  const { person, documents } = await withDraft();
  const { sessions } = portal.services;
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  const read = sessions.read.bind(sessions);
  const reading = vi.spyOn(sessions, "read").mockImplementation(async (cookie) => wait.then(() => read(cookie)));
  const open = await Promise.all([1, 2, 3].map(() => begin(documents, person)));
  await expect.poll(() => reading.mock.calls.length).toBe(3);
  const closed = open.map((socket) => once(socket, "close"));
  for (const socket of open) socket.destroy();
  await Promise.all(closed);
  await portal.browser().get("/health/live");
  goOn();
  reading.mockRestore();
  expect((await send(documents, person)).status).toBe(302);
});
