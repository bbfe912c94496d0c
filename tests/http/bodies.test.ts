import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { COUNTRIES } from "#db/countries.ts";
import { createMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let representative: SignedIn;
let applicant: SignedIn;
let draftId: string;

beforeAll(async () => {
  portal = await startTestPortal();
  const { institutionId } = await createMember(portal.services, { nameEn: "Uploading University" });
  representative = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  applicant = await signInNew(portal);
  const viewer = { ...applicant, locale: "en" as const, isVerified: true, grants: [] };
  const draft = { precheck: { country: "KZ" as const }, sections: {} };
  draftId = (await createDraft(portal.services, viewer, draft)).applicationId;
});

const intent = (type: string, payload: object) => JSON.stringify({ type, payload });
const HUGE = intent("update", { name: "email[90000000]", value: "x" });
const DEEP = intent("update", { name: `email${"[0]".repeat(5000)}`, value: "x" });

const cookiesOf = ({ cookies }: Browser) => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const isServing = async () => (await portal.browser().get("/health/live")).status === 200;

describe("what only the form library writes", () => {
  test.each(["/login", "/signup", "/forgot-password", "/reset-password", "/apply"])(
    "is no way to fill the memory through %s (found F01)",
    async (page) => {
      for (const control of [HUGE, DEEP, "{", "null", intent("reorder", { name: "email", from: 0, to: 4e9 })]) {
        const answer = await portal.browser().forge(page, { __intent__: control, __state__: control, email: "a" });
        expect(answer.status, control.slice(0, 60)).toBe(422);
        expect(answer.text.length).toBeLessThan(100_000);
      }
    },
  );

  test("adds and takes away rows of the lists of a posting, and nothing else (found F01)", async () => {
    const send = (control: string) =>
      representative.browser.forge("/projects/new", { version: "0", __intent__: control });
    const added = await send(intent("insert", { name: "partners" }));
    const { document } = await representative.browser.get((added.location ?? "").replace(/#.*/, ""));
    expect(document.querySelector('[name="partners[0].name"]')).not.toBeNull();
    const refused = [
      intent("update", { name: "partners[50000000]", value: "x" }),
      intent("insert", { name: "partners", index: 50_000_000 }),
      intent("insert", { name: "partners[50000000]" }),
      intent("insert", { name: "partners", defaultValue: [HUGE] }),
      intent("remove", { name: "themes", index: 0 }),
      intent("reorder", { name: "partners", from: 0, to: 50_000_000 }),
      intent("reset", {}),
      "[]",
    ];
    for (const control of refused) expect((await send(control)).status, control).toBe(400);
  });

  test("high indexes and polluting names are refused in a form with a file too (found F01)", async () => {
    for (const name of ["themes[999999]", "a.__proto__.b", "x[0][0][0]"]) {
      const body = new FormData();
      body.append(name, "x");
      body.append("file", new Blob(["x"]), "a.pdf");
      expect((await applicant.browser.forge(`/applications/${draftId}/documents`, body)).status, name).toBe(400);
      expect((await portal.browser().forge("/login", { [name]: "x" })).status, name).toBe(400);
    }
  });
});

describe("a form with a file whose last part is never closed", () => {
  const unfinished = [
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Ty',
    '--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nlegal',
    "--x",
    "nothing of the kind",
  ];

  test.each(["/institution/logo", "documents"])(
    "is refused at %s, and the portal lives on (found F02)",
    async (page) => {
      const { browser } = page === "documents" ? applicant : representative;
      const target = page === "documents" ? `/applications/${draftId}/documents` : page;
      for (const body of unfinished) {
        const { status } = await browser.forge(target, body, { "Content-Type": "multipart/form-data; boundary=x" });
        expect(status, body.slice(-30)).toBe(400);
      }
      expect(await isServing()).toBe(true);
    },
  );
});

test("a connection cut in the middle of a file does no harm (found F02)", async () => {
  const lines = [
    `POST /applications/${draftId}/documents HTTP/1.1`,
    `Host: ${new URL(portal.origin).host}`,
    `Origin: ${portal.origin}`,
    `Cookie: ${cookiesOf(applicant.browser)}`,
    "Content-Type: multipart/form-data; boundary=x",
    "Content-Length: 1000",
  ];
  const head = `${lines.join("\r\n")}\r\n\r\n`;
  const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF';
  await sendRaw(Number(new URL(portal.origin).port), head + body, { timeoutMs: 3000, endAfterMs: 50 });
  expect(await isServing()).toBe(true);
});

describe("what is too large", () => {
  const sendLong = (path: string, type: string, bytes: number, accept: string) => {
    const { host, port } = new URL(portal.origin);
    const headers = {
      Host: host,
      Origin: portal.origin,
      Accept: accept,
      "Content-Type": type,
      "Content-Length": bytes,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return sendRaw(Number(port), `POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  };
  const FORM = "application/x-www-form-urlencoded";
  const FILE = "multipart/form-data; boundary=x";
  test.each([
    ["/login", FORM, 1_000_000, "The text of a form may have up to 0.25 MB"],
    ["/applications/1/documents", FILE, 200_000_000, "A file may have up to 10 MB"],
    ["/institution/logo", FILE, 200_000_000, "A file may have up to 2 MB"],
  ])("is told with the limit that it has met: %s", async (path, type, bytes, limit) => {
    const page = await sendLong(path, type, bytes, "text/html");
    expect([page.status, page.body.replaceAll("\u00A0", " ")]).toEqual([413, expect.stringContaining(limit)]);
    const data = await sendLong(`${path}?_data=routes%2F_index`, type, bytes, "*/*");
    expect(JSON.parse(data.body)).toMatchObject({ tooLarge: { most: Number(/[\d.]+(?= MB)/.exec(limit)?.[0]) } });
  });
});

const han = (count: number) => "字".repeat(count);
const rowsOf = (list: string, count: number, row: Record<string, string | string[]>) =>
  Array.from({ length: count }, (_, index) =>
    Object.entries(row).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [`${list}[${index}].${name}`, one]),
    ),
  ).flat();

describe("the longest forms are taken full, in letters that travel as nine characters each", () => {
  const countries = COUNTRIES.slice(0, 30).map(({ code }) => code);

  test("a posting with every row and every country", async () => {
    const need = { role: han(120), expertise: han(600), tasks: han(1000), number: "1", countries };
    const formKey = randomUUID();
    const sent = await representative.browser.forge(`/projects/new?form=${formKey}&sent=yes`, [
      ["version", "0"],
      ["formKey", formKey],
      ["intent", "submit"],
      ["titleEn", "A very long project"],
      ["summary", han(2000)],
      ["description", han(10_000)],
      ["ethicsNotes", han(2000)],
      ...COUNTRIES.slice(0, 60).map(({ code }): [string, string] => ["countries", code]),
      ...rowsOf("needs", 10, need),
      ...rowsOf("partners", 20, { name: han(200), country: "KZ", role: han(200) }),
    ]);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(han(10_000));
  });

  test("the section of an application with the profile in every language", async () => {
    const profiles = ["en", "ru", "kk"].map((locale): [string, string] => [`short_profile_${locale}`, han(18_000)]);
    const fields: [string, string][] = [["version", "0"], ["intent", "leave"], ...profiles];
    const page = `/applications/${draftId}/profile`;
    expect((await applicant.browser.forge(page, fields)).status).toBe(302);
  });

  test("a text of the association in every language", async () => {
    const administrator = await signInNew(portal, { roles: ["administrator"] });
    const form = await openForm(administrator.browser, "/admin/texts/charter");
    for (const area of form.element.querySelectorAll("textarea")) area.value = han(12_000);
    expect((await form.submit(form.submitters[0])).answer.status).not.toBe(413);
  });
});
