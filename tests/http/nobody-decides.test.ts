import { beforeAll, expect, test } from "vitest";
import { suspendPerson } from "#app/features/administration/people-commands.server.ts";
import { remindOverdue } from "#app/features/applications/review/remind-overdue.server.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let administrator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
  administrator = await signInNew(portal, { roles: ["administrator"] });
});

const recommended = async () =>
  (await createRecommended(portal.services, await actorOf(portal, coordinator.id))).applicationId;
const textOf = async ({ browser }: SignedIn, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";
const linksOf = async ({ browser }: SignedIn, page: string) =>
  [...(await browser.get(page)).document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
const toldOf = async ({ email }: SignedIn, id: string) =>
  (await lettersTo(portal, email)).filter(({ kind, text }) => kind === "review-no_decider" && text.includes(id));
const stepAside = (id: string) =>
  pressOn(council.browser, `/review/${id}/conflict`, "Declare a conflict of interest", {
    fill: { "What ties you to the institution": "I taught there until last year." },
  });

test("the last who may decide is warned before stepping aside, and its coordinator and the administrators are told", async () => {
  const id = await recommended();
  const caseNumber = /A-\d{4}-\d{4}/.exec(await textOf(coordinator, `/review/${id}`))?.[0] ?? "";
  expect(await textOf(coordinator, `/review/${id}`)).toContain("A second person decides");
  expect(await textOf(council, `/review/${id}/conflict`)).toContain("Nobody else can decide");
  expect((await stepAside(id)).location).toContain("done=conflict");
  for (const told of [coordinator, administrator]) expect(await toldOf(told, caseNumber)).toHaveLength(1);
  expect(await linksOf(coordinator, "/inbox")).toContain(`/review/${id}`);
  expect(await textOf(administrator, "/inbox")).toContain(caseNumber);
  expect(await linksOf(administrator, "/inbox")).toContain("/admin/people");
  for (const page of [`/review/${id}`, `/review/${id}/decision`]) {
    expect(await textOf(coordinator, page)).toContain("Nobody can decide");
    expect(await textOf(coordinator, page)).not.toContain("second person decides");
  }
  await signInNew(portal, { roles: ["council"] });
  expect(await textOf(coordinator, `/review/${id}`)).toContain("A second person decides");
  expect(await textOf(administrator, "/inbox")).not.toContain(caseNumber);
  expect(await linksOf(coordinator, "/inbox")).not.toContain(`/review/${id}`);
});

test("when the last who may decide is suspended, the clock tells the same people, once", async () => {
  const own = await startTestPortal();
  const owner = await signInNew(own, { roles: ["coordinator"] });
  const [last, admin] = [
    await signInNew(own, { roles: ["council"] }),
    await signInNew(own, { roles: ["administrator"] }),
  ];
  await createRecommended(own.services, await actorOf(own, owner.id));
  const actor = await actorOf(own, admin.id);
  await suspendPerson(own.services, { userId: last.id, reason: "Left the council." }, actor);
  for (let hour = 0; hour < 2; hour++) await remindOverdue(own.services);
  for (const { email } of [owner, admin])
    expect((await lettersTo(own, email)).filter(({ kind }) => kind === "review-no_decider")).toHaveLength(1);
});

test("a file whose last coordinator steps aside stands with the administrators, with what they can do about it", async () => {
  const own = await startTestPortal();
  const last = await signInNew(own, { roles: ["coordinator"] });
  const admin = await signInNew(own, { roles: ["administrator"] });
  const { applicationId } = await createInCheck(own.services, await actorOf(own, last.id));
  expect(await textOf(admin, "/inbox")).not.toContain("A-2026");
  await pressOn(last.browser, `/review/${applicationId}/conflict`, "Declare a conflict of interest", {
    fill: { "What ties you to the institution": "I taught there until last year." },
  });
  const told = async () => (await lettersTo(own, admin.email)).filter(({ kind }) => kind.startsWith("review-"));
  expect((await told()).map(({ kind }) => kind)).toEqual(["review-no_coordinator"]);
  expect(await textOf(admin, "/inbox")).toContain("No coordinator may work on this case");
  expect(await linksOf(admin, "/inbox")).toContain("/admin/people");
  await remindOverdue(own.services);
  expect(await told()).toHaveLength(1);
  await signInNew(own, { roles: ["coordinator"] });
  expect(await textOf(admin, "/inbox")).not.toContain("No coordinator may work");
});
