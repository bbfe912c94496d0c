import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { grants } from "#db/schema/grants.ts";
import { memberships } from "#db/schema/memberships.ts";
import { settings } from "#db/schema/settings.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let larkspur: SignedIn;
let merle: SignedIn;
let wren: SignedIn;

const MEANING_OF_3 = [
  ["Relevance to the themes", "3 of 4. Several themes fit and are explained"],
  ["Evidence of activities", "3 of 4. Most activities are supported by documents or links"],
  ["Quality of the planned contribution", "3 of 4. A concrete plan that the institution can carry out"],
  ["Capacity", "3 of 4. Staff, languages and an office are there"],
  ["Regional balance and added value", "3 of 4. Adds a field or a country with few members"],
] as const;

const textOf = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const kindsTo = async ({ email }: SignedIn) => (await lettersTo(portal, email)).map(({ kind }) => kind);

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Coordinator Alma", roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
  [larkspur, merle, wren] = [await ofMember("Larkspur"), await ofMember("Merle"), await ofMember("Wren")];
  await setAssociation({ reviewersPerCase: 2, holdMinutes: 0 });
});

async function setAssociation(value: Record<string, unknown>) {
  const { withTransaction, clock } = portal.services;
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

async function ofMember(name: string, institution = `Institute of ${name}`): Promise<SignedIn> {
  const { withTransaction, clock } = portal.services;
  const facts = { nameEn: institution, nameOfficial: institution, emailDomains: [`${name.toLowerCase()}.example`] };
  const { institutionId } = await withTransaction((tx) => createMember(tx, { institution: facts }, clock.now()));
  const roles = [{ role: "representative" as const, institutionId }, "reviewer" as const];
  return signInNew(portal, { name: `${name} Reviewer`, roles });
}

const inCheck = async () => (await createInCheck(portal.services, await actorOf(portal, coordinator.id))).applicationId;
const openAssign = (id: string) => openForm(coordinator.browser, `/review/${id}/reviewers`, "Assign");

async function assign(id: string, ...people: SignedIn[]) {
  const form = await openAssign(id);
  for (const { name } of people) form.tick(["Reviewers", name]);
  return form.press("Assign");
}

/** The page of the last assignment a person has, once it is accepted. */
async function accepted({ browser }: SignedIn): Promise<string> {
  const { document } = await browser.get("/assignments");
  const address = document.querySelector("main a[href^='/assignments/']")?.getAttribute("href") ?? "";
  await (await openForm(browser, address, "Accept")).press("Accept");
  return address;
}

describe("several reviewers", () => {
  test("are assigned with one press and one day, with load and ties in sight; each gets a letter", async () => {
    const id = await inCheck();
    const { document } = await coordinator.browser.get(`/review/${id}`);
    const tied = await ofMember("Ousel", document.querySelector("h1")?.textContent?.trim() ?? "");
    const form = await openAssign(id);
    const words = form.element.textContent ?? "";
    for (const part of ["2 more are wanted", "0 open reviews", "Works at the applying institution"])
      expect(words).toContain(part);
    form.tick(["Reviewers", larkspur.name]).tick(["Reviewers", tied.name]);
    const refused = await form.press("Assign");
    expect(refused.answer.status).toBe(422);
    expect(await kindsTo(larkspur)).not.toContain("reviewer-asked");
    const again = refused.form("Assign");
    expect([larkspur, tied, merle].map(({ name }) => again.read(["Reviewers", name]))).toEqual([true, true, false]);
    const done = await again
      .fill("Why in spite of the conflict found", "Nobody else reads the language.")
      .press("Assign");
    expect(done.answer.location).toBe(`/review/${id}/reviewers?done=assigned`);
    for (const person of [larkspur, tied]) expect(await kindsTo(person)).toContain("reviewer-asked");
    expect(await kindsTo(merle)).not.toContain("reviewer-asked");
    const cards = [...done.page.document.querySelectorAll("main .card")].map((card) => card.textContent ?? "");
    const cardOf = ({ name }: SignedIn) => cards.find((text) => text.startsWith(name)) ?? "";
    expect(cardOf(tied)).toContain("Nobody else reads the language.");
    expect(cardOf(larkspur)).not.toContain("Nobody else reads the language.");
  });

  test("of whom one was asked meanwhile: the others are asked, and what became of each is said", async () => {
    const id = await inCheck();
    const form = await openAssign(id);
    await assign(id, larkspur);
    form.tick(["Reviewers", larkspur.name]).tick(["Reviewers", merle.name]);
    const { answer, form: again } = await form.press("Assign");
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(`Asked: ${merle.name}.`);
    expect(answer.text).toContain(`${larkspur.name} is asked for a review of this case already.`);
    expect(again("Assign").read(["Reviewers", wren.name])).toBe(false);
    const more = await again("Assign").press("Assign");
    expect(more.answer.status).toBe(422);
  });
});

describe("when a reviewer says no", () => {
  const END = {
    Decline: ["Why you decline", "has declined the review: choose somebody else"],
    "Declare the conflict": ["What ties you to the applicant", "has declared a conflict of interest: choose another"],
  } as const;

  test.each(["Decline", "Declare the conflict"] as const)(
    "(%s) the inbox leads to choosing another",
    async (button) => {
      const id = await inCheck();
      await assign(id, larkspur, merle);
      const address = await accepted(merle);
      const [field, words] = END[button];
      await (await openForm(merle.browser, address, button)).fill(field, "My sister teaches there.").press(button);
      const inbox = await coordinator.browser.get("/inbox");
      const link = inbox.document.querySelector(`main a[href="/review/${id}/reviewers#assign"]`);
      expect(link?.closest("li")?.textContent).toContain(`${merle.name} ${words}`);
      const place = await coordinator.browser.get(`/review/${id}/reviewers`);
      expect(place.document.querySelector("form#assign")?.textContent).toContain(wren.name);
      await assign(id, wren);
      expect((await coordinator.browser.get("/inbox")).text).not.toContain(`/review/${id}/reviewers#assign`);
    },
  );

  test("where no number of reviews is set too, the inbox and the queue say so until somebody is chosen in the place", async () => {
    await setAssociation({ reviewersPerCase: 0, holdMinutes: 0 });
    const id = await inCheck();
    await assign(id, larkspur, merle);
    const { document } = await merle.browser.get("/assignments");
    const address = document.querySelector("main a[href^='/assignments/']")?.getAttribute("href") ?? "";
    await (await openForm(merle.browser, address, "Decline")).fill("Why you decline", "No time now.").press("Decline");
    const link = `/review/${id}/reviewers#assign`;
    for (const place of ["/inbox", "/review"]) expect((await coordinator.browser.get(place)).text).toContain(link);
    const form = await openAssign(id);
    const asked = [...form.element.querySelectorAll("[name=reviewerIds]")].map(
      (box) => box.closest(".choice, li, div")?.textContent ?? "",
    );
    expect(asked.at(-1)).toContain(merle.name);
    expect(asked.at(-1)).toContain("Declined");
    form.tick(["Reviewers", wren.name]).choose("In place of", `${merle.name}: Declined`);
    expect((await form.press("Assign")).answer.location).toBe(`/review/${id}/reviewers?done=assigned`);
    for (const place of ["/inbox", "/review"]) expect((await coordinator.browser.get(place)).text).not.toContain(link);
    await setAssociation({ reviewersPerCase: 2, holdMinutes: 0 });
  });

  test("the council reads neither the name nor the tie of a reviewer; the coordinator reads both", async () => {
    const id = await inCheck();
    await assign(id, larkspur);
    const address = await accepted(larkspur);
    const form = await openForm(larkspur.browser, address, "Declare the conflict");
    await form.fill("What ties you to the applicant", "Goldammer is my sister.").press("Declare the conflict");
    for (const place of ["", "/decision", "/history", "/work"]) {
      const { text } = await council.browser.get(`/review/${id}${place}`);
      for (const word of [larkspur.name, "Goldammer"]) expect(text, place).not.toContain(word);
    }
    const read = textOf(await coordinator.browser.get(`/review/${id}`));
    for (const word of [larkspur.name, "Goldammer"]) expect(read).toContain(word);
  });
});

describe("a review in two windows", () => {
  async function twoWindows(): Promise<[ServedForm, ServedForm, string]> {
    const id = await inCheck();
    await assign(id, merle);
    const address = await accepted(merle);
    const open = () => openForm(merle.browser, address, "Save the draft");
    return [await open(), await open(), address];
  }

  test("the second is shown both texts and asked; only then does it replace the first", async () => {
    const [one, other, address] = await twoWindows();
    expect((await one.fill("Overall remark", "Written first.").press("Save the draft")).answer.status).toBe(302);
    const refused = await other.fill("Overall remark", "Written second.").press("Save the draft");
    expect(refused.answer.status).toBe(409);
    const words = textOf(refused.page);
    for (const part of ["in another window meanwhile", "Written first.", "Written second."])
      expect(words).toContain(part);
    const kept = await openForm(merle.browser, address, "Save the draft");
    expect(kept.read("Overall remark")).toBe("Written first.");
    const again = refused.form("Save the draft");
    expect(again.read("Overall remark")).toBe("Written second.");
    expect((await again.press("Save the draft")).answer.status).toBe(302);
    expect((await openForm(merle.browser, address, "Save the draft")).read("Overall remark")).toBe("Written second.");
  });

  test("a third text written while one is asked is shown too", async () => {
    const [one, other, address] = await twoWindows();
    await one.fill("Overall remark", "Written first.").press("Save the draft");
    const refused = await other.fill("Overall remark", "Written second.").press("Save the draft");
    const third = await openForm(merle.browser, address, "Save the draft");
    await third.fill("Overall remark", "Written third.").press("Save the draft");
    const anew = await refused.form("Save the draft").press("Save the draft");
    expect(anew.answer.status).toBe(409);
    expect(textOf(anew.page)).toContain("Written third.");
  });

  test("what only one of them wrote is brought together", async () => {
    const [one, other, address] = await twoWindows();
    one.choose([MEANING_OF_3[0][0], "Score"], MEANING_OF_3[0][1]);
    await one.press("Save the draft");
    expect((await other.fill("Overall remark", "Sound.").press("Save the draft")).answer.status).toBe(302);
    const kept = await openForm(merle.browser, address, "Save the draft");
    expect(kept.read("Overall remark")).toBe("Sound.");
    expect(kept.read([MEANING_OF_3[0][0], "Score", MEANING_OF_3[0][1]])).toBe(true);
  });
});

test.each(["the membership of the institution has ended", "the role was taken back"])(
  "while a review is written %s: all that was typed is given back with why",
  async (how) => {
    const { withTransaction, db } = portal.services;
    const id = await inCheck();
    const person = await ofMember(how.includes("role") ? "Siskin" : "Linnet");
    await assign(id, person);
    const address = await accepted(person);
    const form = await openForm(person.browser, address, "Give the review");
    for (const [criterion, words] of MEANING_OF_3) form.choose([criterion, "Score"], words);
    form.fill(["Capacity", "Comment"], "An office of four.").fill("Overall remark", "It took me a day to write this.");
    const held = await db.select().from(grants).where(eq(grants.userId, person.id));
    if (how.includes("role")) {
      const role = held.find((grant) => grant.role === "reviewer")?.id ?? "";
      const gone = { revokedAt: portal.services.clock.now() };
      await withTransaction((tx) => tx.update(grants).set(gone).where(eq(grants.id, role)));
    } else {
      const institutionId = held.find((grant) => grant.institutionId)?.institutionId ?? "";
      const isTheirs = eq(memberships.institutionId, institutionId);
      await withTransaction((tx) => tx.update(memberships).set({ status: "withdrawn" }).where(isTheirs));
    }
    const late = await form.press("Give the review");
    expect(late.answer.status).toBe(409);
    for (const words of [
      "You can no longer review for the association",
      "It took me a day to write this.",
      "An office of four.",
      "3 of 4",
    ])
      expect(late.page.text).toContain(words);
  },
);
