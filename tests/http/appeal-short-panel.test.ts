import { beforeAll, expect, test } from "vitest";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { settings } from "#db/schema/settings.ts";
import { propose } from "#tests/support/appeals.ts";
import { createRecommended, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const TOO_FEW = "Too few of the panel may judge this appeal";
let portal: TestPortal;
let administrator: SignedIn;
let coordinator: SignedIn;
let id: string;

const inboxOf = async ({ browser }: SignedIn) => (await browser.get("/inbox")).document.querySelector("main");
const isTold = async (person: SignedIn) => ((await inboxOf(person))?.textContent ?? "").includes(TOO_FEW);
const newsOf = async ({ email }: SignedIn) =>
  (await lettersTo(portal, email)).filter(({ kind }) => kind === "review-no_panel").length;
const newOfPanel = (name: string) => signInNew(portal, { name, roles: ["appeals"] });

const say = ({ browser }: SignedIn, outcome: string, reasons: string) =>
  propose(browser, `/appeals/${id}`, outcome, reasons);

beforeAll(async () => {
  portal = await startTestPortal();
  administrator = await signInNew(portal, { name: "Keeper of roles", roles: ["administrator"] });
  coordinator = await signInNew(portal, { name: "Owner of the case", roles: ["coordinator"] });
  const council = await signInNew(portal, { name: "Decider", roles: ["council"] });
  const { services } = portal;
  const row = { name: ASSOCIATION_SETTING, value: { holdMinutes: 0 }, updatedAt: new Date(), updatedById: null };
  await services.withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
  const made = await createRecommended(services, await actorOf(portal, coordinator.id));
  id = made.applicationId;
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "No recognition was found." };
  await decide(services, input, byPerson(await actorOf(portal, council.id)), REFUSE);
  const applicant = await signInAs(portal, made.applicant.email);
  const form = await openForm(applicant, `/applications/${id}/appeal`, "Lodge the appeal");
  form.tick("The procedure was not followed").fill("Why", "The link to the register was never opened by anybody.");
  await form.press("Lodge the appeal");
});

test("an appeal that too few may judge is the administrators' task, and told to its coordinator, until it can be decided", async () => {
  expect([await isTold(administrator), await isTold(coordinator), await newsOf(administrator)]).toEqual([
    true,
    true,
    1,
  ]);
  expect((await inboxOf(administrator))?.querySelector('a[href="/admin/people"]')).not.toBeNull();

  const first = await newOfPanel("First of the panel");
  expect(await isTold(administrator)).toBe(true);
  const second = await newOfPanel("Second of the panel");
  expect([await isTold(administrator), await isTold(coordinator)]).toEqual([false, false]);

  await say(first, "Allow the appeal", "The register names the university, and nobody looked there.");
  expect(await isTold(administrator)).toBe(false);
  await say(second, "Dismiss the appeal", "The link led to a page that says nothing of recognition.");
  expect([await isTold(administrator), await newsOf(administrator)]).toEqual([true, 2]);

  await newOfPanel("Third of the panel");
  expect(await isTold(administrator)).toBe(false);
});
