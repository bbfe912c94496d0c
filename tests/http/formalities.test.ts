import { declineByLink } from "#tests/support/account-pages.ts";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { fulfilAllFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import {
  lapseApprovals,
  remindOfFormalities,
} from "#app/features/applications/formalities/watch-formalities.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { addDays, ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { applications } from "#db/schema/applications.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import { newOrderedId } from "#db/kit.ts";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";
import { changeAssociation, giveAccounts } from "#tests/support/formalities.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { actorOf, PASSWORD, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { APPROVE, createRecommended, decideAtOnce, versionOf } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const HEAD = IN_CHECK_APPLICATION.sections.head as unknown as { full_name: string; email: string };
const START = new Date("2026-05-12T06:00:00Z");
const REASON = "The institution is small, and one person acts for it in everything.";
let now = START;
let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let administrator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  await decideAtOnce(portal.services);
  coordinator = await signInNew(portal, { name: "Owner of cases", roles: ["coordinator"] });
  council = await signInNew(portal, { name: "Decider", roles: ["council"] });
  administrator = await signInNew(portal, { name: "Administrator", roles: ["administrator"] });
});

beforeEach(async () => {
  now = START;
  await changeAssociation(portal.services, { formalities: true, formalitiesDays: 60 });
});

const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ") ?? "";
const rowOf = async (id: string) =>
  (await portal.services.db.select().from(applications).where(eq(applications.id, id)))[0];
const mainOf = async ({ browser }: { browser: Browser }, page: string) => {
  const answer = await browser.get(page);
  return plain(answer.document.querySelector("main")?.textContent);
};
const kindsTo = async (email: string) => (await lettersTo(portal, email)).map(({ kind }) => kind);
const dayWords = (day: string) => plain(formatDay(day, "en"));

/** The head confirmed the application, and with it the commitment as it stands. */
async function headConfirmed(applicationId: string, at: Date) {
  const signed = {
    answer: "confirmed" as const,
    answeredAt: at,
    signedName: HEAD.full_name,
    signedPosition: "Rector",
  };
  const link = { headName: HEAD.full_name, headEmail: HEAD.email, contentSha256: "0", sentAt: at, expiresAt: at };
  const row = { id: newOrderedId(), applicationId, tokenSha256: newOrderedId(), remindersSent: 0, ...link, ...signed };
  await portal.services.withTransaction((tx) => tx.insert(headConfirmations).values(row));
}

async function approved({ confirmedAt = now }: { confirmedAt?: Date | null } = {}) {
  const { services } = portal;
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  if (confirmedAt) await headConfirmed(id, confirmedAt);
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "Welcome." };
  const decided = await decide(services, input, byPerson(await actorOf(portal, council.id)), APPROVE);
  expect(decided).toMatchObject({ ok: true });
  const name = (await rowOf(id))?.institutionName ?? "";
  const browser = await signInAs(portal, applicant.email);
  const home = `/applications/${id}`;
  return {
    id,
    name,
    home,
    page: `${home}/formalities`,
    applicant: { ...applicant, browser },
    alternate: `alternate-${applicant.email}`,
  };
}

/** Somebody who was invited makes an account with the link of the letter. */
async function join(email: string) {
  const { link } = await letterTo(portal, email, "hands-representative");
  const form = await openForm(portal.browser(), link, /account|accept/i);
  for (const control of form.controls.filter(({ type, name }) => type === "checkbox" || name === "name")) {
    if (control.name === "name") form.fill(form.nameOf(control).split(" > ").at(-1) ?? "", "Alternate Person");
    else form.tick(form.nameOf(control).split(" > ").at(-1) ?? "");
  }
  const password = form.controls.find(({ type }) => type === "password");
  if (password) form.fill(form.nameOf(password).split(" > ").at(-1) ?? "", PASSWORD);
  return form.submit(form.submitters[0]);
}

describe("an approval with formalities", () => {
  test("tells what to do and until when; nothing of a membership is there before", async () => {
    const { id, name, home, page, applicant, alternate } = await approved({ confirmedAt: null });
    const until = daysAfter(dayOf(START), 60);
    expect(await rowOf(id)).toMatchObject({ status: "formalities", institutionId: null });
    const letter = await letterTo(portal, applicant.email, "application-formalities");
    for (const text of [plain(letter.text), await mainOf(applicant, page), await mainOf(coordinator, `/review/${id}`)])
      expect(text).toContain(dayWords(until));
    expect(letter.text).toContain(HEAD.full_name);
    expect(letter.link).toBe(page);
    const own = await mainOf(applicant, home);
    expect(own).toContain("Approved, formalities open");
    expect(own).toContain("signs the commitment through the link");
    expect(own).toContain(HEAD.full_name);
    const inbox = await mainOf(applicant, "/inbox");
    expect(inbox, "the head and the alternate act").not.toContain("See to the formalities by");
    expect(inbox).toContain(name);
    expect(await kindsTo(alternate)).toEqual(["hands-representative"]);
    expect(await kindsTo(applicant.email)).not.toContain("hands-representative");
    expect(await mainOf(coordinator, "/review?state=formalities")).toContain((await rowOf(id))?.caseNumber);
    expect(await mainOf({ browser: portal.browser() }, "/directory")).not.toContain(name);
    for (const member of ["/institution", "/institution/people"])
      expect((await applicant.browser.get(member)).status).not.toBe(200);
    expect((await applicant.browser.get(`${home}/appeal`)).location).toBe(home);
  });

  test("is a membership by itself as soon as the head has signed and the alternate has accepted", async () => {
    const { id, name, applicant, alternate, page } = await approved({ confirmedAt: null });
    const { link } = await letterTo(portal, HEAD.email, "application-commitment-request");
    const head = portal.browser();
    const form = await openForm(head, link, "Sign the commitment");
    const missing = await form.press("Sign the commitment");
    expect(missing.page.status).toBe(422);
    const again = missing.form("Sign the commitment");
    for (const box of again.controls.filter(({ type }) => type === "checkbox")) again.tick(again.nameOf(box));
    const signed = await again.press("Sign the commitment");
    expect(signed.page.text).toContain("The commitment is signed");
    expect((await rowOf(id))?.status).toBe("formalities");
    expect(await mainOf(applicant, page)).toContain("Signed by the head through the link");
    const joined = await join(alternate);
    expect(joined.page.status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ status: "approved", dueAt: null });
    const begun = await letterTo(portal, applicant.email, "application-membership-begun");
    expect(begun.text).toMatch(/M-2026-\d{4}/);
    expect(await mainOf({ browser: portal.browser() }, "/directory")).toContain(name);
    expect((await applicant.browser.get("/institution")).status).toBe(200);
    expect((await applicant.browser.get(page)).location).toBe(`/applications/${id}`);
    expect((await head.get(link)).text).toContain("The commitment is signed");
  });

  test("takes a signed sheet, which the coordinator reads", async () => {
    const { id, applicant, page, home } = await approved({ confirmedAt: null });
    const form = await openForm(applicant.browser, page, "Upload the signed sheet");
    const none = await form.press("Upload the signed sheet");
    expect(none.page.status).toBe(422);
    const sheet = { name: "signed.pdf", bytes: smallPdf("The signed commitment. ".repeat(60_000)) };
    const sent = await none
      .form("Upload the signed sheet")
      .attach("Signed sheet", sheet)
      .press("Upload the signed sheet");
    expect(sent.page.text).toContain("The signed sheet is uploaded");
    const answer = await coordinator.browser.get(`/review/${id}`);
    const link = answer.document.querySelector<HTMLAnchorElement>('main a[href^="/documents/"]');
    expect(link?.textContent).toBe("Open the signed sheet");
    expect((await coordinator.browser.get(link?.getAttribute("href") ?? "")).status).toBe(200);
    expect(await mainOf(coordinator, `/review/${id}/answers`)).toContain("signed.pdf");
    expect(await mainOf(applicant, home)).toContain("signed.pdf");
  });

  test("lets another be named, but not the same person twice, and invites this one", async () => {
    const { id, applicant, page, alternate } = await approved();
    const form = await openForm(applicant.browser, page, "Name and invite");
    const typed = { name: "Saule Akhmetova", position: "Vice-rector" };
    form.fill("Full name", typed.name).fill("Position", typed.position).fill("E-mail address", applicant.email);
    const same = await form.press("Name and invite");
    expect(same.page.text).toContain("Two representatives are two people");
    expect(same.page.text).toContain(typed.name);
    const email = `saule-${id}@university.example`;
    const named = await same.form("Name and invite").fill("E-mail address", email).press("Name and invite");
    expect(named.page.text).toContain(typed.name);
    expect((await portal.browser().get((await letterTo(portal, alternate, "hands-representative")).link)).status).toBe(
      404,
    );
    const told = await letterTo(portal, alternate, "hands-taken_back");
    expect(told.text).toContain("This invitation was taken back, and its link no longer works.");
    await join(email);
    expect((await rowOf(id))?.status).toBe("approved");
  });
});

describe("a coordinator", () => {
  test("begins the membership with a reason that stays in the secretariat", async () => {
    const { id, applicant, home } = await approved();
    expect(await mainOf(coordinator, `/review/${id}`)).toContain("Begin membership");
    const form = await openForm(coordinator.browser, `/review/${id}/formalities`, "Begin membership");
    expect((await form.press("Begin membership")).page.status).toBe(422);
    const done = await form.fill("Why what is open is let pass", REASON).press("Begin membership");
    expect(done.page.text).toContain("The membership has begun");
    expect(await rowOf(id)).toMatchObject({ status: "approved" });
    expect(await mainOf(coordinator, `/review/${id}`)).toContain(REASON);
    for (const address of [home, `${home}/messages`, `${home}/data.json`])
      expect((await applicant.browser.get(address)).text).not.toContain(REASON);
    for (const { text } of await lettersTo(portal, applicant.email)) expect(text).not.toContain(REASON);
    expect(await kindsTo(HEAD.email)).toContain("application-membership-begun");
    const late = await form.press("Begin membership");
    expect(late.page.status).toBe(409);
  });

  test("puts the day off within bounds, with a reason the applicant reads", async () => {
    const { id, applicant } = await approved();
    const form = await openForm(coordinator.browser, `/review/${id}/formalities`, "Put off and write to the applicant");
    const reason = "The rector is abroad until August.";
    form.fill("New last day", daysAfter(dayOf(START), 400)).fill("Why", reason);
    const far = await form.press("Put off and write to the applicant");
    expect(far.page.status).toBe(422);
    expect(far.page.text).toContain(reason);
    const until = daysAfter(dayOf(START), 100);
    const again = far.form("Put off and write to the applicant").fill("New last day", until);
    await again.press("Put off and write to the applicant");
    const letter = await letterTo(portal, applicant.email, "application-formalities-extended");
    expect(plain(letter.text)).toContain(dayWords(until));
    expect(letter.text).toContain(reason);
    now = addDays(START, 70);
    await lapseApprovals(portal.services);
    expect((await rowOf(id))?.status).toBe("formalities");
  });

  test("takes a lapsed approval up anew within a year; what was done stands", async () => {
    const { id, applicant, alternate, home } = await approved();
    const kinds = async (kind: string) => (await kindsTo(applicant.email)).filter((one) => one === kind);
    for (const day of [29, 31, 40, 47, 50, 58]) {
      now = addDays(START, day);
      await remindOfFormalities(portal.services);
      await remindOfFormalities(portal.services);
    }
    expect(await kinds("application-formalities-reminder")).toHaveLength(3);
    now = addDays(START, 61);
    await lapseApprovals(portal.services);
    await lapseApprovals(portal.services);
    expect((await rowOf(id))?.status).toBe("approval_lapsed");
    expect(await kinds("application-approval-lapsed")).toHaveLength(1);
    const applying = { browser: await signInAs(portal, applicant.email) };
    expect(await mainOf(applying, home)).toContain("Approval lapsed");
    expect((await portal.browser().get((await letterTo(portal, alternate, "hands-representative")).link)).status).toBe(
      404,
    );
    const watching = { browser: await signInAs(portal, coordinator.email) };
    const form = await openForm(watching.browser, `/review/${id}/reopening`, "Open again and write to the applicant");
    const sent = await form
      .fill("Why it is opened again", "The ministry answered late.")
      .press("Open again and write to the applicant");
    expect(sent.page.status).toBe(200);
    expect((await rowOf(id))?.status).toBe("formalities");
    const letter = await letterTo(portal, applicant.email, "application-approval-taken-up");
    expect(letter.text).toContain("The ministry answered late.");
    expect(plain(letter.text)).toContain(dayWords(daysAfter(dayOf(now), 60)));
    expect(await mainOf(applying, `${home}/formalities`)).toContain("Confirmed by the head with the application");
    await join(alternate);
    expect((await rowOf(id))?.status).toBe("approved");
  });

  test("cannot take it up after a year", async () => {
    const { id } = await approved();
    now = addDays(START, 61);
    await lapseApprovals(portal.services);
    now = addDays(START, 61 + 370);
    const watching = { browser: await signInAs(portal, coordinator.email) };
    expect(await mainOf(watching, `/review/${id}/reopening`)).not.toContain("Open again and write to the applicant");
  });
});

test("without the setting an approval is a membership at once, as before", async () => {
  await changeAssociation(portal.services, { formalities: false });
  const { id, applicant, alternate } = await approved({ confirmedAt: null });
  expect((await rowOf(id))?.status).toBe("approved");
  expect(await kindsTo(applicant.email)).toContain("application-approved");
  expect(await kindsTo(alternate)).toEqual(["account-invitation"]);
  expect(await mainOf(coordinator, `/review/${id}`)).not.toContain("Formalities");
});

test("a held approval opens nothing, and can be taken back; its letter says what is to come", async () => {
  const { services } = portal;
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  await headConfirmed(id, now);
  const decision = await openForm(council.browser, `/review/${id}/decision`, "Show the letter");
  await decision.choose("Your decision", "Approve").press("Show the letter");
  const letter = await openForm(council.browser, `/review/${id}/letter`, "Approve and send this letter");
  expect(letter.element.ownerDocument.body.textContent).toContain("(what is open when the decision takes effect");
  await changeAssociation(services, { holdMinutes: 10 });
  await letter.press("Approve and send this letter");
  expect((await rowOf(id))?.status).toBe("recommended");
  const taken = await openForm(council.browser, `/review/${id}`, "Take the decision back");
  await taken.press("Take the decision back");
  now = addDays(START, 1);
  await announceDecisions(services);
  expect((await rowOf(id))?.status).toBe("recommended");
  expect(await kindsTo(applicant.email)).toEqual([]);
  const again = { applicationId: id, version: await versionOf(services, id), explanation: "Welcome." };
  await decide(services, again, byPerson(await actorOf(portal, council.id)), APPROVE);
  await changeAssociation(services, { holdMinutes: 0 });
  now = addDays(START, 2);
  await announceDecisions(services);
  expect((await rowOf(id))?.status).toBe("formalities");
  expect(plain((await letterTo(portal, applicant.email, "application-formalities")).text)).toContain(
    dayWords(daysAfter(dayOf(now), 60)),
  );
});

test("a withdrawal ends the formalities", async () => {
  const { id, home, applicant } = await approved();
  const form = await openForm(applicant.browser, `${home}/withdrawal`);
  await form.tick("Yes, withdraw this application").submit(form.submitters[0]);
  expect((await rowOf(id))?.status).toBe("withdrawn");
});

test("an administrator sets it, with the days", async () => {
  await changeAssociation(portal.services, { formalities: false });
  const form = await openForm(administrator.browser, "/admin/settings", "Save");
  expect(form.read("After an approval formalities come first")).toBe(false);
  form.tick("After an approval formalities come first").fill("Days for the formalities after an approval", "45");
  await form.press("Save");
  const { id } = await approved();
  expect(dayOf((await rowOf(id))?.dueAt ?? START)).toBe(daysAfter(dayOf(START), 45));
});

test("takes the head's confirmation for the commitment only while its text is the same", async () => {
  const { applicant, page } = await approved();
  expect(await mainOf(applicant, page)).toContain("Confirmed by the head with the application");
  now = addDays(START, 1);
  const editor = await openForm(administrator.browser, "/admin/texts/commitment");
  await editor.fill(["English", "Title"], "Commitment as adopted").press("Publish the new version");
  const later = await approved({ confirmedAt: START });
  const own = await mainOf(later.applicant, later.page);
  expect(own).toContain("Link sent to");
  const { link } = await letterTo(portal, HEAD.email, "application-commitment-request");
  expect(await mainOf({ browser: portal.browser() }, link)).toContain("Commitment as adopted");
});

describe("whoever is invited as a representative", () => {
  test("gets the letter of a representative also when it is sent again among the people of the application", async () => {
    const { applicant, alternate, home } = await approved({ confirmedAt: null });
    const first = await letterTo(portal, alternate, "hands-representative");
    const button = new RegExp(`^Send again.*${alternate.replaceAll(".", "\\.")}`);
    now = new Date(now.getTime() + ON_ITS_WAY_MS);
    const form = await openForm(applicant.browser, `${home}/people`, button);
    expect((await form.press(button)).answer.status).toBe(302);
    expect(await kindsTo(alternate)).toEqual(["hands-representative", "hands-representative"]);
    const again = await letterTo(portal, alternate, "hands-representative");
    expect(again.link).not.toBe(first.link);
    // The link, and the hour at which it ends.
    const words = (text: string) => text.replace(/http\S+/, "").replace(/\d\d:\d\d/, "");
    expect(words(again.text)).toBe(words(first.text));
    await join(alternate);
    expect(await mainOf(applicant, `${home}/formalities`)).not.toContain("Send the invitation again");
  });

  test("is greeted by name, finds the way back by the letter, and hears of the membership as the applicant does", async () => {
    const { id, name, applicant, alternate, page, home } = await approved({ confirmedAt: null });
    const invited = await letterTo(portal, alternate, "hands-representative");
    now = new Date(now.getTime() + ON_ITS_WAY_MS);
    const form = await openForm(applicant.browser, page, /^Send the invitation again/);
    const again = await form.submit(form.submitters[0]);
    const named = again.page.document.querySelector("main")?.textContent;
    const newest = await letterTo(portal, alternate, "hands-representative");
    const { alternate: person } = IN_CHECK_APPLICATION.sections.representatives as unknown as {
      alternate: { full_name: string };
    };
    expect(named).toContain(person.full_name);
    for (const { text } of [invited, newest]) expect(text.split("\n")[0]).toContain(person.full_name);
    await join(alternate);
    const joined = await letterTo(portal, applicant.email, "hands-representative_joined");
    expect(joined.text).toContain("Role: Alternate representative");
    expect(joined.text).not.toContain("Reader");
    expect((await applicant.browser.get(joined.link)).status).toBe(200);
    expect(await kindsTo(applicant.email)).not.toContain("hands-joined");

    const second = await signInAs(portal, alternate);
    const linkIn = async (browser: Browser, address: string) => {
      const answer = await browser.get(address);
      expect(answer.status).toBe(200);
      expect(plain(answer.document.querySelector("main")?.textContent)).toContain("accepted this invitation already");
      return answer.document.querySelector("main a")?.getAttribute("href");
    };
    for (const { link } of [invited, newest]) {
      expect(await linkIn(portal.browser(), link)).toBe(`/login?redirectTo=${encodeURIComponent(home)}`);
      expect(await linkIn(second, link)).toBe(home);
    }
    expect((await second.get(home)).status).toBe(200);
    const other = await applicant.browser.get(newest.link);
    expect(other.text).toContain("You are signed in with another address");

    await (
      await openForm(applicant.browser, page, "Upload the signed sheet")
    )
      .attach("Signed sheet", { name: "signed.pdf", bytes: smallPdf("The signed commitment") })
      .press("Upload the signed sheet");
    expect((await rowOf(id))?.status).toBe("formalities");
    const desk = `/review/${id}/formalities`;
    await (await openForm(coordinator.browser, desk, "Accept the sheet")).press("Accept the sheet");
    expect((await rowOf(id))?.status).toBe("approved");
    const begun = await letterTo(portal, alternate, "application-membership-begun");
    for (const words of [name, "Your role in the institution: Alternate representative", "Sign in with the address"])
      expect(begun.text).toContain(words);
    expect(begun.text).toMatch(/M-2026-\d{4}/);
    expect((await portal.browser().get(begun.link)).status).toBe(200);
    expect((await letterTo(portal, applicant.email, "application-membership-begun")).text).toContain(
      "Your role in the institution: Primary representative",
    );
    expect((await kindsTo(alternate)).filter((kind) => kind === "application-membership-begun")).toHaveLength(1);
    expect((await second.get("/institution")).status).toBe(200);
    expect(await linkIn(second, newest.link)).toBe(home);
  });

  test("declines: the applicant's letter leads to the formalities and names their last day", async () => {
    const { applicant, alternate, page } = await approved();
    const { link } = await letterTo(portal, alternate, "hands-representative");
    await declineByLink(portal.browser(), link);
    const letter = await letterTo(portal, applicant.email, "hands-representative_declined");
    expect(letter.link).toBe(page);
    expect(plain(letter.text)).toContain(dayWords(daysAfter(dayOf(START), 60)));
    const opened = await mainOf(applicant, letter.link);
    expect(opened).toContain("The invitation was declined");
    expect(opened).toContain("Name another alternate representative");
  });
});

describe("what the pages say of formalities", () => {
  test("the decider reads that an approval opens them, and without the setting that the membership begins", async () => {
    const { applicationId: id } = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
    const begins = "Membership begins when the decision takes effect";
    const staged = await mainOf(council, `/review/${id}/decision`);
    expect(staged).toContain("If you approve, the formalities open");
    expect(staged).not.toContain(begins);
    await changeAssociation(portal.services, { formalities: false });
    const plainly = await mainOf(council, `/review/${id}/decision`);
    expect(plainly).toContain(begins);
    expect(plainly).not.toContain("the formalities open");
  });

  test("the way of the file has the news of the decision behind it, and keeps the formalities once they are done", async () => {
    // The text of the commitment may have been published anew on the day before.
    now = addDays(START, 2);
    const { id, applicant, alternate, home } = await approved();
    const stages = async () => {
      const { document } = await applicant.browser.get(home);
      const rows = [...document.querySelectorAll("[aria-label='Where is my file?'] > li")];
      return rows.map((row) => plain(row.querySelector(".timeline-title")?.textContent).trim());
    };
    const told = "You are told the decision (Done)";
    expect((await stages()).slice(-2)).toEqual([told, "The formalities are completed (Now)"]);
    await join(alternate);
    expect((await rowOf(id))?.status).toBe("approved");
    expect((await stages()).slice(-2)).toEqual([told, "The formalities are completed (Done)"]);
  });

  test("an applicant who is a representative is not told to name themselves, and sends again what was sent", async () => {
    const { applicant, page } = await approved();
    const own = await mainOf(applicant, page);
    expect(own).toContain("Send the invitation again");
    expect(own).not.toContain("You may name yourself");
    expect(own).toContain("Whoever you name is invited by letter");
  });
});

describe("a slip in an approval whose formalities are open", () => {
  const SHOW = "Show the letter";
  const WHY = "What went wrong, and why it is corrected";
  const SLIP = "The vote was for an observer; the wrong line was ticked.";

  test("is corrected by two people; the letter, the pages and the membership that begins say the same", async () => {
    const { id, home, page, applicant } = await approved();
    expect((await letterTo(portal, applicant.email, "application-formalities")).text).toContain("Full member");
    const address = `/review/${id}/correction`;
    expect(await mainOf(coordinator, `/review/${id}`)).toContain("Correct a slip in the decision");
    const form = await openForm(coordinator.browser, address, SHOW);
    expect(form.controls.map(({ name }) => name)).not.toContain("startsOn");
    expect(await mainOf(coordinator, address)).toContain("The membership begins once the formalities are done");
    const same = await form.fill(WHY, SLIP).press(SHOW);
    expect(same.page.status).toBe(422);
    const drafted = await same.form(SHOW).choose("Membership category", "Observer").press(SHOW);
    expect(drafted.page.text).toContain("Membership category: Observer (before: Full member)");
    await drafted.form("Propose this correction").press("Propose this correction");
    expect(await kindsTo(applicant.email)).not.toContain("application-corrected");
    expect(await mainOf(council, "/inbox")).toContain("A proposal to correct the decision");
    const agree = await openForm(council.browser, address, "Agree and correct");
    await agree.press("Agree and correct");

    const letter = await letterTo(portal, applicant.email, "application-corrected");
    expect(letter.text).toContain("Membership category: Observer (before: Full member)");
    expect(letter.text).not.toContain(SLIP);
    expect(await kindsTo(HEAD.email)).toContain("application-corrected");
    expect(await rowOf(id)).toMatchObject({ status: "formalities", institutionId: null });
    expect(await mainOf(coordinator, `/review/${id}`)).toMatch(/Membership category\s*Full member\s*Observer/);
    expect(await mainOf(applicant, page)).toContain(dayWords(daysAfter(dayOf(START), 60)));
    expect(await mainOf(applicant, home)).toContain("An error in the decision was corrected.");
    await giveAccounts(portal.services, { id });
    await fulfilAllFormalities(portal.services);
    expect(await rowOf(id)).toMatchObject({ status: "approved" });
    const begun = await letterTo(portal, applicant.email, "application-membership-begun");
    expect(begun.text).toContain("Observer");
    expect(begun.text).not.toContain("Full member");
  });

  test("a first day nobody asked for is not taken from a forged form", async () => {
    const { id } = await approved();
    const address = `/review/${id}/correction`;
    const forged = await coordinator.browser.forge(address, {
      ...{ intent: "draft", version: String((await rowOf(id))?.version), category: "full", explanation: "Welcome." },
      ...{ startsOn: "2026-01-01", reason: SLIP },
    });
    expect(forged.status).toBe(422);
  });
});
