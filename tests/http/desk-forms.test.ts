import { beforeAll, expect, test } from "vitest";
import { createInCheck } from "#tests/support/review-factory.ts";
import { actorOf, addPerson, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let id: string;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  id = (await createInCheck(portal.services, await actorOf(portal, coordinator.id))).applicationId;
});

test("Enter in the reason suspends nobody", async () => {
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  const { id: userId } = await addPerson(portal);
  const form = await openForm(administrator.browser, `/admin/people/${userId}`, "Suspend this person");
  expect(form.control("Reason for the suspension").tagName).toBe("TEXTAREA");
});

test("the note of a check says when it is needed", async () => {
  const { document } = await coordinator.browser.get(`/review/${id}/work`);
  expect(document.querySelector("main")?.textContent).toContain("differs from that of the automatic check");
});

test.each(["/review", "/review/:id"])("each cell of a row at %s says what it is where rows are cards", async (page) => {
  const { document } = await coordinator.browser.get(page.replace(":id", id));
  const cells = [...document.querySelectorAll(".table-stacked tbody tr:first-child td")];
  expect(cells.filter((cell) => cell.getAttribute("data-label")).length).toBeGreaterThan(0);
});
