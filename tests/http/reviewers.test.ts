import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import { grants } from "#db/schema/grants.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { settings } from "#db/schema/settings.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { createInCheck, passChecks } from "#tests/support/review-factory.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let administrator: SignedIn;
let first: SignedIn;
let second: SignedIn;

const CRITERIA = [
  "Relevance to the themes",
  "Evidence of activities",
  "Quality of the planned contribution",
  "Capacity",
  "Regional balance and added value",
];
const MEANING_OF_3 = [
  "3 of 4. Several themes fit and are explained",
  "3 of 4. Most activities are supported by documents or links",
  "3 of 4. A concrete plan that the institution can carry out",
  "3 of 4. Staff, languages and an office are there",
  "3 of 4. Adds a field or a country with few members",
];
const textOf = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const mailTo = async (email: string) =>
  (await portal.services.db.select().from(outbox).where(eq(outbox.recipient, email))).map(({ kind, text }) => ({
    kind,
    text,
  }));

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  coordinator = await signInNew(portal, { name: "Coordinator Alma", roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
  administrator = await signInNew(portal, { roles: ["administrator"] });
  first = await ofMember("Larkspur Reviewer", "Institute of the First Reviewer");
  second = await ofMember("Merle Reviewer", "Institute of the Second Reviewer");
  await services.withTransaction((tx) =>
    tx
      .insert(settings)
      .values({
        name: ASSOCIATION_SETTING,
        value: { reviewersPerCase: 2, holdMinutes: 0 },
        version: 1,
        updatedAt: services.clock.now(),
        updatedById: null,
      } as never)
      .onConflictDoUpdate({ target: settings.name, set: { value: { reviewersPerCase: 2, holdMinutes: 0 } } }),
  );
});

/** Somebody of a member institution, to whom an administrator gives the role on the page. */
async function ofMember(name: string, institution: string): Promise<SignedIn> {
  const { withTransaction, clock } = portal.services;
  const facts = {
    nameEn: institution,
    nameOfficial: institution,
    emailDomains: [`${name.slice(0, 3).toLowerCase()}.example`],
  };
  const { institutionId } = await withTransaction((tx) => createMember(tx, { institution: facts }, clock.now()));
  const person = await signInNew(portal, { name, roles: [{ role: "representative", institutionId }] });
  const form = await openForm(administrator.browser, `/admin/people/${person.id}`, "Give a role");
  const { answer } = await form.choose("Role", "Reviewer").press("Give a role");
  expect(answer.status).toBe(302);
  return person;
}

async function inCheck() {
  const filed = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
  return { id: filed.applicationId, applicant: await signInAs(portal, filed.applicant.email) };
}

async function assign(id: string, person: SignedIn, change: (form: ServedForm) => void = () => undefined) {
  const form = await openForm(coordinator.browser, `/review/${id}/reviewers`, "Assign");
  form.tick(["Reviewers", person.name]);
  change(form);
  return form.press("Assign");
}

async function addFiled(applicationId: string, kind: DocumentKind): Promise<string> {
  const { services } = portal;
  const [id, fileId, createdAt] = [randomUUID(), randomUUID(), services.clock.now()];
  await services.files.write(fileId, Buffer.from("%PDF-1.4"));
  const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
  const content = { name: "a.pdf", mediaType: "application/pdf", sizeBytes: 8, sha256: "0".repeat(64) };
  await services.withTransaction(async (tx) => {
    await tx.insert(files).values({ id: fileId, ...owner, ...content, uploadedById: coordinator.id, createdAt });
    await tx.insert(applicationDocuments).values({ id, applicationId, kind, fileId, createdAt });
  });
  return id;
}

/** The page of the last assignment a person has. */
async function assignmentOf(person: SignedIn): Promise<string> {
  const list = await person.browser.get("/assignments");
  return list.document.querySelector("main a[href^='/assignments/']")?.getAttribute("href") ?? "";
}

async function accept(person: SignedIn): Promise<string> {
  const address = await assignmentOf(person);
  await (await openForm(person.browser, address, "Accept")).press("Accept");
  return address;
}

function score(form: ServedForm, at: number, words: string, comment?: string) {
  const criterion = CRITERIA[at] ?? "";
  form.choose([criterion, "Score"], words);
  if (comment) form.fill([criterion, "Comment"], comment);
}

async function give(person: SignedIn, address: string, remark: string) {
  const form = await openForm(person.browser, address, "Give the review");
  MEANING_OF_3.forEach((words, at) => score(form, at, words));
  return form.fill("Overall remark", remark).press("Give the review");
}

test("an administrator gives the role to nobody who acts for no member (found F53)", async () => {
  const stranger = await signInNew(portal);
  const form = await openForm(administrator.browser, `/admin/people/${stranger.id}`, "Give a role");
  const { answer } = await form.choose("Role", "Reviewer").press("Give a role");
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("This person acts for none whose membership is in force.");
  expect((await stranger.browser.get("/assignments")).status).toBe(403);
});

test("a reviewer is assigned with a day, gets a letter without content, and reads the file once it is accepted", async () => {
  const { id } = await inCheck();
  const page = await coordinator.browser.get(`/review/${id}/reviewers`);
  expect(textOf(page)).toContain("Institute of the First Reviewer, Kyrgyzstan");
  const { answer } = await assign(id, first);
  expect(answer.location).toBe(`/review/${id}/reviewers?done=assigned`);
  const [letter] = (await mailTo(first.email)).filter(({ kind }) => kind === "reviewer-asked");
  expect(letter?.text).toContain("/assignments/");
  expect(letter?.text).not.toContain("Silk");
  expect(textOf(await first.browser.get("/inbox"))).toContain("You are asked for a review: accept or decline");

  const address = await assignmentOf(first);
  expect(textOf(await first.browser.get(address))).not.toContain("What you read here is for your review alone.");
  const letterId = await addFiled(id, "letter_of_intent");
  const signedId = await addFiled(id, "signed_commitment");
  expect((await first.browser.get(`/documents/${letterId}`)).status).toBe(404);
  await accept(first);
  const file = textOf(await first.browser.get(address));
  expect(file).toContain("What you read here is for your review alone.");
  expect(file).toContain("What will you do in the first year?");
  expect((await first.browser.get(`/documents/${letterId}`)).status).toBe(200);
  expect((await first.browser.get(`/documents/${signedId}`)).status).toBe(404);
  expect((await second.browser.get(`/documents/${letterId}`)).status).toBe(404);
  expect((await second.browser.get(address)).status).toBe(404);
  expect((await first.browser.get(`/review/${id}`)).status).toBe(403);
});

test("a reviewer reads neither recommendations by e-mail nor letters of recommendation, nor who was asked", async () => {
  const { id, applicant } = await inCheck();
  const ask = await openForm(applicant, `/applications/${id}/recommendations`, "Ask");
  await ask
    .choose(["Who recommends"], "A conference or council of rectors")
    .fill("Institution or office", "Girlitzo Conference")
    .fill("Whom you ask: full name", "Goldammer Zeisigo")
    .fill("E-mail address", "zeisigo@girlitzo.example")
    .press("Ask");
  const given = { answer: "given", answeredAt: portal.services.clock.now(), words: "Kernbeisser praises it." } as const;
  const signed = { signedName: "Goldammer Zeisigo", signedPosition: "Chair", tie: "None", mayShow: true };
  await portal.services.withTransaction((tx) =>
    tx
      .update(recommendationRequests)
      .set({ ...given, ...signed })
      .where(eq(recommendationRequests.applicationId, id)),
  );
  const letterId = await addFiled(id, "recommendation_letters");
  expect((await applicant.get(`/applications/${id}/recommendations`)).text).toContain("Kernbeisser");
  await assign(id, first);
  const address = await accept(first);
  const places = ["", "/answers", "/documents", "/history", "/print", "/pdf", "/letters", "/reviewers"];
  const pages = [address, "/inbox", "/assignments", "/account/data", `/applications/${id}/recommendations`];
  for (const place of [...pages, ...places.map((one) => `/review/${id}${one}`)]) {
    const { text } = await first.browser.get(place);
    for (const word of ["Kernbeisser", "Zeisigo", "Girlitzo", letterId]) expect(text, place).not.toContain(word);
  }
  for (const search of [
    "/review?q=Kernbeisser",
    "/review/export/csv?q=Kernbeisser",
    "/review/export/xlsx?q=Kernbeisser",
  ])
    expect((await first.browser.get(search)).status, search).toBe(403);
  expect((await first.browser.get(`/documents/${letterId}`)).status).toBe(404);
});

test("a day too early or too far away comes back with all that was typed", async () => {
  const { id } = await inCheck();
  const far = daysAfter(dayOf(portal.services.clock.now()), 400);
  const { answer, form } = await assign(id, first, (one) =>
    one.fill("Due by", far).fill("Why in spite of the conflict found", "Kept words"),
  );
  expect(answer.status).toBe(422);
  const again = form("Assign");
  expect(again.read("Why in spite of the conflict found")).toBe("Kept words");
  expect(again.read(["Reviewers", first.name])).toBe(true);
});

test("a review is drafted, kept when it is not whole, given, and changed until the recommendation goes out", async () => {
  const { id } = await inCheck();
  await assign(id, first);
  const address = await accept(first);
  const draft = await openForm(first.browser, address, "Save the draft");
  const saved = await draft.fill("Overall remark", "Half a thought").press("Save the draft");
  expect(saved.answer.location).toBe(`${address}?done=save`);
  expect(textOf(await coordinator.browser.get(`/review/${id}/reviewers`))).not.toContain("Half a thought");

  const form = saved.form("Give the review");
  expect(form.read("Overall remark")).toBe("Half a thought");
  score(form, 0, "4 of 4. The themes are at the heart of the institution's work");
  const { answer, form: again } = await form.press("Give the review");
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("A score of 0, 1 or 4 needs a comment.");
  expect(answer.text).toContain("Choose a score.");
  const whole = again("Give the review");
  expect(whole.read("Overall remark")).toBe("Half a thought");
  score(whole, 0, "4 of 4. The themes are at the heart of the institution's work", "They are its whole curriculum");
  MEANING_OF_3.forEach((words, at) => at > 0 && score(whole, at, words));
  const given = await whole.press("Give the review");
  expect(given.answer.location).toBe(`${address}?done=give`);
  const read = textOf(await coordinator.browser.get(`/review/${id}/reviewers`));
  expect(read).toContain("They are its whole curriculum");
  expect(read).toContain("1 of 2 reviews is missing.");

  const unchanged = await given.form("Save the changed review").press("Save the changed review");
  expect(unchanged.answer.location).toBe(`${address}?done=give`);
  expect(textOf(await coordinator.browser.get(`/review/${id}/reviewers`))).not.toContain("Changed");
  expect(textOf(await coordinator.browser.get(`/review/${id}`))).not.toContain("changed the review");

  const changed = unchanged.form("Save the changed review");
  score(changed, 0, MEANING_OF_3[0] ?? "", "On second thoughts");
  await changed.press("Save the changed review");
  expect(textOf(await coordinator.browser.get(`/review/${id}/reviewers`))).toContain("(first 4)");
});

test("others' reviews are read only after one's own, without names; those who assign see how far they lie apart", async () => {
  const { id, applicant } = await inCheck();
  await assign(id, first);
  await assign(id, second);
  const [one, other] = [await accept(first), await accept(second)];
  await give(first, one, "Nachtigallo speaks for it.");
  expect((await second.browser.get(other)).text).not.toContain("Nachtigallo");
  const form = await openForm(second.browser, other, "Give the review");
  score(form, 0, "1 of 4. A theme is named, and the link to it is not explained", "Wortamsel found no link.");
  MEANING_OF_3.forEach((words, at) => at > 0 && score(form, at, words));
  const { page } = await form.fill("Overall remark", "Stimmfink has doubts.").press("Give the review");
  expect(page.text).toContain("Nachtigallo");
  expect(page.text).not.toContain(first.name);
  const read = textOf(await coordinator.browser.get(`/review/${id}/reviewers`));
  expect(read).toContain("All 2 reviews are given.");
  expect(read).toMatch(/Relevance to the themes Reviewers do not agree\s*1\s*2\s*3/);
  const told = (await mailTo(coordinator.email)).filter(({ kind }) => kind === "review-reviews_given");
  expect(told.at(-1)?.text).toContain(second.name);
  for (const path of ["", "/messages", "/print", "/data", "/versions"]) {
    const { text } = await applicant.get(`/applications/${id}${path}`);
    for (const word of ["Nachtigallo", "Wortamsel", "Stimmfink", first.name, second.name])
      expect(text).not.toContain(word);
  }
  const own = (await first.browser.get("/account/data")).text;
  expect(own).toContain("Nachtigallo");
  expect(own).not.toContain("Stimmfink");
});

test("whoever declares a conflict loses the file at once; those who assign read the tie, and ask somebody else", async () => {
  const { id } = await inCheck();
  await assign(id, first);
  const address = await accept(first);
  const form = await openForm(first.browser, address, "Declare the conflict");
  const { page } = await form
    .fill("What ties you to the applicant", "My brother teaches there.")
    .press("Declare the conflict");
  expect(textOf(page)).not.toContain("What will you do in the first year?");
  expect(textOf(await coordinator.browser.get(`/review/${id}/reviewers`))).toContain("My brother teaches there.");
  expect(textOf(await coordinator.browser.get(`/review/${id}`))).toContain("My brother teaches there.");
  const again = await openForm(coordinator.browser, `/review/${id}/reviewers`, "Assign");
  expect(() => again.control(["Reviewers", first.name])).toThrow();
});

test("one declines with a reason, another is withdrawn and replaced", async () => {
  const { id } = await inCheck();
  await assign(id, first);
  const form = await openForm(first.browser, await assignmentOf(first), "Decline");
  await form.fill("Why you decline", "I am travelling until May.").press("Decline");
  expect(textOf(await coordinator.browser.get(`/review/${id}/reviewers`))).toContain("I am travelling until May.");
  await assign(id, second);
  await assign(id, first, (one) => one.choose("In place of", second.name));
  const read = textOf(await coordinator.browser.get(`/review/${id}/reviewers`));
  expect(read).toContain("Assignment withdrawn");
  expect((await mailTo(second.email)).map(({ kind }) => kind)).toContain("reviewer-withdrawn");
});

test("whoever is withdrawn, or whose institution is no member in force, reads and writes nothing by the addresses of before", async () => {
  const { withTransaction, db } = portal.services;
  const third = await ofMember("Wren Reviewer", "Institute of the Third Reviewer");
  const { id } = await inCheck();
  const documentId = await addFiled(id, "statutes_members");
  await assign(id, third);
  const address = await accept(third);
  const stale = await openForm(third.browser, address, "Give the review");
  const statuses = async () => {
    const pages = [address, `/documents/${documentId}`];
    return Promise.all(pages.map(async (page) => (await third.browser.get(page)).status));
  };
  expect(await statuses()).toEqual([200, 200]);

  const held = await db.select().from(grants).where(eq(grants.userId, third.id));
  const institutionId = held.find((grant) => grant.institutionId)?.institutionId ?? "";
  const setMembership = (status: "active" | "suspended") =>
    withTransaction((tx) => tx.update(memberships).set({ status }).where(eq(memberships.institutionId, institutionId)));
  await setMembership("suspended");
  expect(await statuses()).toEqual([404, 404]);
  expect(await assignmentOf(third)).toBe("");
  const acts: Record<string, string>[] = [
    { intent: "accept" },
    { intent: "conflict", tie: "A tie that I declare." },
    { intent: "save", version: "1" },
  ];
  for (const fields of acts) expect((await third.browser.forge(address, fields)).status).toBe(409);
  await setMembership("active");
  expect(await statuses()).toEqual([200, 200]);

  await assign(id, first, (one) => one.choose("In place of", third.name));
  expect(await statuses()).toEqual([200, 404]);
  expect(textOf(await third.browser.get(address))).not.toContain("Give the review");
  MEANING_OF_3.forEach((words, at) => score(stale, at, words));
  const late = await stale.fill("Overall remark", "Written by one who was withdrawn.").press("Give the review");
  expect(late.answer.status).toBe(409);
  expect(late.page.text).toContain("Written by one who was withdrawn.");
});

test("somebody tied to the applicant is assigned only with a written reason", async () => {
  const { id } = await inCheck();
  const { document } = await coordinator.browser.get(`/review/${id}`);
  const tied = await ofMember("Ousel Reviewer", document.querySelector("h1")?.textContent?.trim() ?? "");
  const page = await coordinator.browser.get(`/review/${id}/reviewers`);
  expect(textOf(page)).toContain("Works at the applying institution");
  const { answer, form } = await assign(id, tied);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("A conflict was found with somebody you have ticked.");
  const done = await form("Assign")
    .fill("Why in spite of the conflict found", "Nobody else reads the language.")
    .press("Assign");
  expect(done.answer.status).toBe(302);
  expect(textOf(done.page)).toContain("Nobody else reads the language.");
});

test("a recommendation goes out without all reviews only with a reason, which those who decide read with the spread", async () => {
  const { id } = await inCheck();
  await assign(id, first);
  const address = await accept(first);
  await give(first, address, "Drossel would admit it.");
  await passChecks(portal.services, id, await actorOf(portal, coordinator.id));
  const form = await openForm(coordinator.browser, `/review/${id}/work`, "Save the checks and recommend");
  form
    .choose("What do you recommend?", "Admit as full member")
    .fill("Rationale", "Everything is in order with this file.");
  const { answer, form: again } = await form.press("Save the checks and recommend");
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("Not all reviews are given.");
  const done = await again("Save the checks and recommend")
    .fill("Why it goes out before all reviews are given", "The second has fallen ill.")
    .press("Save the checks and recommend");
  expect(done.answer.status).toBe(302);
  const decision = textOf(await council.browser.get(`/review/${id}/decision`));
  for (const words of ["1 of 2 given", "The second has fallen ill.", "Drossel would admit it."])
    expect(decision).toContain(words);
  expect(decision).not.toContain(first.name);
  const history = await council.browser.get(`/review/${id}`);
  for (const words of ["Reviewer assigned: name not shown", "Reviewer accepted", "Review given"])
    expect(textOf(history)).toContain(words);
  expect(history.text).not.toContain(first.name);
  expect(textOf(await coordinator.browser.get(`/review/${id}`))).toContain(`Reviewer assigned: ${first.name}`);
  const own = await first.browser.get(address);
  expect(textOf(own)).toContain("Your review can no longer be changed.");
  expect(own.text).not.toContain("Save the changed review");
});

test("a disagreement that ends once reviewers read each other is still shown to those who decide", async () => {
  const { id } = await inCheck();
  await assign(id, first);
  await assign(id, second);
  const [one, other] = [await accept(first), await accept(second)];
  await give(first, one, "It is sound.");
  const form = await openForm(second.browser, other, "Give the review");
  score(form, 0, "1 of 4. A theme is named, and the link to it is not explained", "I found no link.");
  MEANING_OF_3.forEach((words, at) => at > 0 && score(form, at, words));
  const given = await form.fill("Overall remark", "I have doubts.").press("Give the review");
  const changed = given.form("Save the changed review");
  score(changed, 0, MEANING_OF_3[0] ?? "");
  await changed.press("Save the changed review");
  const mark = /Relevance to the themes Reviewers did not agree at first\s*3\s*3\s*3/;
  expect(textOf(await coordinator.browser.get(`/review/${id}/reviewers`))).toMatch(mark);

  await passChecks(portal.services, id, await actorOf(portal, coordinator.id));
  const work = await openForm(coordinator.browser, `/review/${id}/work`, "Save the checks and recommend");
  await work
    .choose("What do you recommend?", "Admit as full member")
    .fill("Rationale", "Everything is in order with this file.")
    .press("Save the checks and recommend");
  const decision = textOf(await council.browser.get(`/review/${id}/decision`));
  expect(decision).toMatch(mark);
  expect(decision.match(/did not agree at first/g)).toHaveLength(1);
});

test("once everybody who can be asked is asked, the page says so", async () => {
  const { id } = await inCheck();
  const { document } = await coordinator.browser.get(`/review/${id}/reviewers`);
  const names = [...document.querySelectorAll(".choice label")].map(({ textContent }) => textContent ?? "");
  expect(names).toEqual(expect.arrayContaining([first.name, second.name]));
  for (const name of names) {
    const form = await openForm(coordinator.browser, `/review/${id}/reviewers`, "Assign");
    form.tick(["Reviewers", name]).fill("Why in spite of the conflict found", "Nobody else is left.");
    expect((await form.press("Assign")).answer.status).toBe(302);
  }
  const page = textOf(await coordinator.browser.get(`/review/${id}/reviewers`));
  expect(page).toContain("Everybody who can be asked is asked already.");
  expect(page).not.toContain("There is nobody to ask");
});

test("the queue finds files by their reviews", async () => {
  const find = async (browser: Browser, reviews: string) => textOf(await browser.get(`/review?reviews=${reviews}`));
  const { id } = await inCheck();
  const number =
    /A-\d{4}-\d{4}/.exec(
      textOf(await coordinator.browser.get(`/review/${id}`)) + (await coordinator.browser.get(`/review/${id}`)).text,
    )?.[0] ?? "";
  expect(await find(coordinator.browser, "missing")).toContain(number);
  expect(await find(coordinator.browser, "waiting")).not.toContain(number);
  await assign(id, second);
  expect(await find(coordinator.browser, "waiting")).toContain(number);
  expect(await find(coordinator.browser, "late")).not.toContain(number);
});

test("a refusal recommended with nothing else is told all that is missing in one answer", async () => {
  const { id } = await inCheck();
  await assign(id, first);
  const form = await openForm(coordinator.browser, `/review/${id}/work`, "Save the checks and recommend");
  form.choose("What do you recommend?", "Refuse");
  const { answer } = await form.press("Save the checks and recommend");
  expect(answer.status).toBe(422);
  const told = [...answer.document.querySelectorAll(".field-error")].map(({ id: place }) => place);
  for (const name of ["reasonCodes", "rationale", "withoutReviews"])
    expect(
      told.some((place) => place.includes(name)),
      name,
    ).toBe(true);
});
