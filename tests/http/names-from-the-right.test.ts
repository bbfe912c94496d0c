import { beforeAll, describe, expect, test } from "vitest";
import {
  createDraft,
  addNeededDocuments,
  createAwaitingHead,
  createSubmitted,
} from "#app/demo/applications-factory.server.ts";
import { looseNames } from "#tests/support/direction.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInNew, viewerOf } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PERSON = "فاطمة امباكي";
const HEAD = "أحمد بامبا";
const { identity, head, representatives } = COMPLETE.sections;
const names = { name_official: "معهد طوبى للعلوم", name_official_language: "ar", city: "طوبى" };
const people = representatives as Record<string, object>;
const DRAFT = {
  ...COMPLETE,
  sections: {
    ...COMPLETE.sections,
    identity: { ...identity, ...names, name_en: "معهد طوبى للعلوم" },
    head: { ...head, full_name: HEAD },
    representatives: { ...people, primary: { ...people.primary, full_name: PERSON, position: "Registrar" } },
  },
};

let portal: TestPortal;
let applicant: SignedIn;
let coordinator: SignedIn;
beforeAll(async () => {
  portal = await startTestPortal();
  applicant = await signInNew(portal, { name: PERSON });
  coordinator = await signInNew(portal, { name: "عائشة ديوب", roles: [{ role: "coordinator" }] });
});

const pagesWith = async (who: SignedIn | { browser: SignedIn["browser"] }, addresses: string[]) => {
  const loose = [];
  for (const address of addresses) {
    const page = await who.browser.get(address);
    expect([address, page.status]).toEqual([address, 200]);
    loose.push(...looseNames(page.document).map((line) => `${address}: ${line}`));
  }
  return loose;
};

describe("a name written from the right, beside a date or other words, keeps to itself", () => {
  test("on the applicant's pages and on the head's", async () => {
    const draft = await createDraft(portal.services, viewerOf(applicant), DRAFT);
    await addNeededDocuments(portal.services, draft.applicationId, draft.applicant);
    const home = `/applications/${draft.applicationId}`;
    const own = [home, `${home}/submission`, `${home}/documents`, `${home}/identity`, `${home}/print`];
    expect(await pagesWith(applicant, own)).toEqual([]);
    const second = await signInNew(portal, { name: PERSON });
    const waiting = await createAwaitingHead(portal.services, viewerOf(second), DRAFT);
    expect(await pagesWith({ browser: portal.browser() }, [`/confirm/${waiting.token}`])).toEqual([]);
    const [letter] = await lettersTo(portal, String(head?.email));
    expect(letter?.text).toContain(`\u2068${HEAD}\u2069`);
  });

  test("on the pages of the secretariat and in the timeline", async () => {
    const third = await signInNew(portal, { name: PERSON });
    const filed = await createSubmitted(portal.services, viewerOf(third), DRAFT);
    const [home, file] = [`/applications/${filed.applicationId}`, `/review/${filed.applicationId}`];
    const timeline = await third.browser.get(home);
    const told = [...timeline.document.querySelectorAll(".timeline-meta")].map((meta) => meta.textContent);
    expect(told).toContainEqual(expect.stringMatching(/^\u2068فاطمة امباكي\u2069, \d/u));
    expect(looseNames(timeline.document)).toEqual([]);
    expect(
      await pagesWith(coordinator, ["/review", file, `${file}/answers`, `${file}/correspondence`, `${file}/print`]),
    ).toEqual([]);
  });
});
