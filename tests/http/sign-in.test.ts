import { beforeAll, expect, test } from "vitest";
import { addPerson, PASSWORD, signInAs } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test("a person signs in, reaches the own pages, and signs out", async () => {
  const { email, name } = await addPerson(portal, { locale: "ru" });
  const browser = await signInAs(portal, email);
  const inbox = await browser.get("/inbox");
  expect(inbox.status).toBe(200);
  expect(inbox.document.documentElement.lang).toBe("ru");
  expect(inbox.text).toContain(name);
  const out = await browser.post("/logout");
  expect([out.status, out.location]).toEqual([302, "/"]);
  expect((await browser.get("/inbox")).location).toBe("/login?redirectTo=%2Finbox");
});
