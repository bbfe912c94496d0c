import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SAVE = "Save and confirm the profile";

let portal: TestPortal;
let head: SignedIn;
let page: string;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  const { institutionId } = await services.withTransaction((tx) => createMember(tx, {}, services.clock.now()));
  head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  page = `/institution/edit?institution=${institutionId}`;
});

async function save(label: string, address: string) {
  const { answer, page: shown } = await (await openForm(head.browser, page, SAVE)).fill(label, address).press(SAVE);
  const errors = [...shown.document.querySelectorAll(".field-error")].map(({ textContent }) => textContent);
  return { status: answer.status, errors };
}

test.each([
  ...[
    "http://127.0.0.1",
    "http://10.1.2.3:8080/site",
    "https://192.168.0.7",
    "http://172.20.0.1",
    "http://169.254.1.1",
  ],
  ...["http://localhost:3000", "https://[::1]/", "https://[fd12::1]", "university.local", "http://portal.internal/a"],
])("%s leads nobody else anywhere and is refused at the field of a website", async (address) => {
  const { status, errors } = await save("Website", address);
  expect([status, errors]).toEqual([422, [expect.stringContaining("only on one computer or in one network")]]);
});

test("and so is one of several addresses, by its line", async () => {
  const { status, errors } = await save("Pages in social networks", "https://vk.com/university\nhttp://10.0.0.1/page");
  expect([status, errors.join()]).toEqual([422, expect.stringMatching(/10\.0\.0\.1.*only on one computer/)]);
});

test.each([
  ...[
    "https://кгу.каз",
    "https://www.university.edu/kk",
    "http://89.218.10.20",
    "http://172.32.0.1/",
    "https://local.kz",
  ],
  ...["https://10.kz", "https://localhost.kz"],
])("%s is a website", async (address) => {
  expect((await save("Website", address)).status).toBe(302);
});
