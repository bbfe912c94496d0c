import { beforeAll, expect, test } from "vitest";
import { createInCheck, passChecks } from "#tests/support/review-factory.ts";
import { COMPLETE, newAwaiting } from "#tests/support/drafts.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, addPerson, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let colleague: SignedIn;
let council: SignedIn;
const unreached: string[] = [];

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  colleague = await signInNew(portal, { locale: "ru", roles: [{ role: "coordinator", countries: ["TJ", "KZ"] }] });
  council = await signInNew(portal, { locale: "kk", roles: ["council"] });
  const italian = await addPerson(portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
  const unverified = await addPerson(portal, { isVerified: false, roles: ["coordinator", "council"] });
  const suspended = await addPerson(portal, { isSuspended: true, roles: ["coordinator", "council"] });
  unreached.push(italian.email, unverified.email, suspended.email);
});

const kindsTo = async (email: string, kind: string) =>
  (await lettersTo(portal, email)).filter((letter) => letter.kind === kind);

async function confirmedByHead() {
  const { id, token } = await newAwaiting(portal);
  const form = await openForm(portal.browser(), `/confirm/${token}`, "Confirm and submit");
  for (const { labels } of form.element.querySelectorAll<HTMLInputElement>("[type=checkbox][name^=has]"))
    form.tick(labels?.[0]?.textContent ?? "");
  const { answer } = await form.press("Confirm and submit");
  expect(answer.location).toContain("done=confirmed");
  return id;
}

test("a new file is told to every coordinator of its country, in the coordinator's language, and to nobody else", async () => {
  const id = await confirmedByHead();
  const [letter, ...more] = await kindsTo(coordinator.email, "review-new");
  expect(more).toEqual([]);
  expect(letter?.subject).toMatch(/^A-\d{4}-\d{4}: a new application, Tajik National University$/);
  expect(letter?.link).toBe(`/review/${id}`);
  expect(letter?.text).toMatch(/to be finished by \d+ \w+ \d{4}/);
  const [russian] = await kindsTo(colleague.email, "review-new");
  expect(russian?.subject).toContain("новая заявка");
  for (const email of [...unreached, council.email]) expect(await kindsTo(email, "review-new")).toEqual([]);
});

test("a recommendation is told to who may decide on it, not to who recommended", async () => {
  const viewer = await actorOf(portal, coordinator.id);
  const { applicationId } = await createInCheck(portal.services, viewer);
  await passChecks(portal.services, applicationId, viewer);
  const sent = await pressOn(coordinator.browser, `/review/${applicationId}/work`, "Save the checks and recommend", {
    choose: { "What do you recommend?": "Admit as full member" },
    fill: { Rationale: "Everything was found in order by the coordinator." },
  });
  expect(sent.location).toContain("done=recommendation");
  const [letter, ...more] = await kindsTo(council.email, "review-recommended");
  expect(more).toEqual([]);
  expect(letter?.link).toBe(`/review/${applicationId}`);
  expect(letter?.text).toContain("шешіміңізді күтуде");
  const [russian] = await kindsTo(colleague.email, "review-recommended");
  expect(russian?.text).toMatch(/Решение нужно принять не\sпозднее \d+\s\S+\s\d{4}/);
  for (const email of [...unreached, coordinator.email]) expect(await kindsTo(email, "review-recommended")).toEqual([]);
});

test("a coordinator who is the head that confirms reads no news of it", async () => {
  const { email } = COMPLETE.sections.head as { email: string };
  await addPerson(portal, { email, roles: ["coordinator"] });
  await confirmedByHead();
  expect(await kindsTo(email, "review-new")).toEqual([]);
});
