import { declineByLink } from "#tests/support/account-pages.ts";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { ON_ITS_WAY_MS, SENT_TWICE_MS } from "#app/platform/clock.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { passingClock } from "#tests/support/test-services.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGE = "/institution/people";
const SEND = "Send the invitation";
const WORDS = "Dear colleagues,\nplease join before the assembly: https://evil.example";
const clock = passingClock();
let portal: TestPortal;
let count = 0;
let institutionId: string;
let primary: SignedIn;
let alternate: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
});

beforeEach(async () => {
  const { withTransaction, clock } = portal.services;
  const name = `Institute of Letters ${++count}`;
  const institution = { nameEn: name, nameOfficial: name };
  ({ institutionId } = await withTransaction((tx) => createMember(tx, { institution }, clock.now())));
  const within = (role: "representative" | "alternate", person: string) =>
    signInNew(portal, { name: person, roles: [{ role, institutionId }] });
  primary = await within("representative", "Gulnara Toktosunova");
  alternate = await within("alternate", "Berik Omarov");
});

const at = (mailbox: string) => `${mailbox}${count}@steppe.example`;
const mainOf = async ({ browser }: SignedIn) => (await browser.get(PAGE)).document.querySelector("main");

async function invite(addresses: string, words = "") {
  const form = await openForm(primary.browser, PAGE, SEND);
  form.fill("E-mail addresses", addresses).choose("Role", "Profile editor");
  if (words) form.fill("Message of your own", words);
  return form.press(SEND);
}

describe("many invited at once", () => {
  test("each gets a letter that names institution and inviter and quotes the inviter", async () => {
    const { answer, page } = await invite(`Dinara Akhmetova <${at("dinara")}>, ${at("aset")}\n${at("olga")}`, WORDS);
    expect(answer.location).toContain("done=invited-many");
    for (const name of ["dinara", "aset", "olga"]) {
      expect(page.text).toContain(at(name));
      const { text, link } = await letterTo(portal, at(name), "people-invited");
      for (const words of ["Gulnara Toktosunova", `Institute of Letters ${count}`, "Profile editor"])
        expect(text).toContain(words);
      expect(text).toContain("Gulnara Toktosunova writes:\n\n> Dear colleagues,\n> please join");
      expect(text).not.toContain("https://evil");
      const opened = (await portal.browser().get(link)).document.querySelector("main")?.textContent;
      expect(opened).toContain("please join before the assembly");
    }
    expect((await letterTo(portal, at("dinara"), "people-invited")).text).toContain("Dinara Akhmetova");
  });

  test("what became of each is said, and what was no address is kept as it was typed", async () => {
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    await invite(at("first"));
    clock.pass(SENT_TWICE_MS + 1);
    const typed = `${at("first")}; ${editor.email}, ${primary.email}, not an address, ${at("second")}`;
    const { answer, form } = await invite(typed, WORDS);
    expect(answer.status).toBe(422);
    const said = [...answer.document.querySelectorAll("main [role=status] li")].map((line) => line.textContent);
    expect(said).toEqual([
      `${at("first")} Already invited, has not answered yet`,
      `${editor.email} Already has this role or a wider one`,
      `${primary.email} Already has this role or a wider one`,
      "not an address Not an e-mail address",
      `${at("second")} Invited`,
    ]);
    expect(form(SEND).read("E-mail addresses")).toBe("not an address");
    expect(form(SEND).read("Message of your own")).toBe(WORDS);
    expect(await lettersTo(portal, at("first"))).toHaveLength(1);
    expect(await lettersTo(portal, at("second"))).toHaveLength(1);
  });

  test("an address that stands there twice is written to once, and it is said", async () => {
    const { answer } = await invite(`${at("twice")}\n${at("once")}; Twice <${at("twice").toUpperCase()}>`);
    const said = [...answer.document.querySelectorAll("main [role=status] li")].map((line) => line.textContent);
    expect(said).toEqual([
      `${at("twice")} Invited`,
      `${at("once")} Invited`,
      `Twice <${at("twice").toUpperCase()}> Stands in the list twice: counted once`,
    ]);
    expect(await lettersTo(portal, at("twice"))).toHaveLength(1);
  });

  test("without a role nothing is sent, and what is wrong with the addresses is told in the same answer", async () => {
    const form = await openForm(primary.browser, PAGE, SEND);
    const typed = `${at("roleless")}, not an address, ${at("roleless")}`;
    const { answer, form: next } = await form.fill("E-mail addresses", typed).press(SEND);
    expect(answer.status).toBe(422);
    const said = [...answer.document.querySelectorAll("main [role=status] li")].map((line) => line.textContent);
    expect(said).toEqual([
      "not an address Not an e-mail address",
      `${at("roleless")} Stands in the list twice: counted once`,
    ]);
    for (const field of ["addresses", "role"])
      expect(answer.document.querySelector(`#invite-${field}-error`)?.textContent).toMatch(/\w/);
    expect(next(SEND).read("E-mail addresses")).toBe(typed);
    expect(await lettersTo(portal, at("roleless"))).toHaveLength(0);
  });

  test("whose address has other letters than Latin before the @ reads why; a domain in any letters is taken", async () => {
    const { answer, form } = await invite(`info@университет${count}.рф; имя${count}@университет.рф`);
    expect(answer.status).toBe(422);
    expect(answer.document.querySelector("#invite-addresses-error")?.textContent).toContain(
      "The part before the @ must be in Latin letters",
    );
    expect((await mainOf(primary))?.textContent).toContain(`info@университет${count}.рф`);
    expect(form(SEND).read("E-mail addresses")).toBe(`имя${count}@университет.рф`);
    const results = [...answer.document.querySelectorAll(".entry-list li")].map((one) => one.textContent);
    expect(results).toContainEqual(expect.stringContaining("the part before the @ must be in Latin letters, as in"));
  });

  test("what is beside an address and longer than a name greets nobody in the association's letter", async () => {
    const claim = "Your account is closed today unless you write to the office of the other university at once. ";
    await invite(`${claim.repeat(3)}<${at("claimed")}>`);
    const { text } = await letterTo(portal, at("claimed"), "people-invited");
    expect(text).not.toContain("Your account is closed");
  });

  test("a name can stand beside its address as people copy it, and a second press says that they are invited", async () => {
    const typed = `Aigul Bekova ${at("aigul")}\n${at("berik")} (Берик)\nОмарова; Динара; ${at("dinara")}`;
    const form = await openForm(primary.browser, PAGE, SEND);
    form.fill("E-mail addresses", typed).choose("Role", "Profile editor");
    for (let press = 0; press < 2; press++)
      expect((await form.press(SEND)).answer.location, `press ${press}`).toContain("done=invited-many");
    for (const [mailbox, name] of Object.entries({ aigul: "Aigul Bekova", berik: "Берик", dinara: "Омарова Динара" })) {
      const [letter, ...more] = await lettersTo(portal, at(mailbox));
      expect([letter?.text.includes(`Dear ${name}`), more]).toEqual([true, []]);
      expect((await mainOf(primary))?.textContent).toContain(`${name}, ${at(mailbox)}`);
    }
    const unclear = await invite(`${at("one")} Aset ${at("two")}`);
    expect(unclear.answer.text).toContain("it is not clear which name belongs to which address");
  });

  test("more than twenty, and none at all, are refused with nothing sent and everything kept", async () => {
    const many = Array.from({ length: 21 }, (_, index) => at(`many${index}-`)).join(", ");
    const { answer, form } = await invite(many);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("At most 20 addresses at once; these are 21.");
    expect(form(SEND).read("E-mail addresses")).toBe(many);
    expect(await lettersTo(portal, at("many0-"))).toEqual([]);
    const none = await invite(" , ;");
    expect(none.answer.status).toBe(422);
  });
});

describe("an invitation", () => {
  test("is sent again with a new link, and taken back", async () => {
    await invite(at("again"));
    const first = await letterTo(portal, at("again"), "people-invited");
    const on = `${at("again")}, Profile editor`;
    clock.pass(ON_ITS_WAY_MS);
    expect((await pressOn(primary.browser, PAGE, `Send again: ${on}`)).location).toContain("done=invited-again");
    const second = await letterTo(portal, at("again"), "people-invited");
    expect((await portal.browser().get(first.link)).status).toBe(404);
    expect((await portal.browser().get(second.link)).status).toBe(200);
    await pressOn(alternate.browser, PAGE, `Withdraw the invitation: ${on}`);
    expect((await portal.browser().get(second.link)).status).toBe(404);
    expect((await mainOf(primary))?.textContent).toContain(`${at("again")} Taken back · invitation · Profile editor`);
  });

  test("pressed five times is sent once, and says since when the letter is on its way", async () => {
    await invite(at("five"));
    clock.pass(ON_ITS_WAY_MS);
    const button = `Send again: ${at("five")}, Profile editor`;
    const form = await openForm(primary.browser, PAGE, button);
    expect((await form.press(button)).answer.location).toContain("done=invited-again");
    for (let time = 0; time < 4; time++) {
      const { answer } = await form.press(button);
      expect(answer.status).toBe(409);
      expect(answer.document.querySelector("[role=alert]")?.textContent).toMatch(/on its way since \d\d:\d\d \(/);
    }
    expect(await lettersTo(portal, at("five"))).toHaveLength(2);
    clock.pass(ON_ITS_WAY_MS);
    expect((await form.press(button)).answer.status).toBe(302);
  });

  test("taken back is told to whoever had the letter, once, and a second press says that it is taken back", async () => {
    await invite(`Dinara Akhmetova <${at("back")}>`);
    const button = `Withdraw the invitation: ${at("back")}, Profile editor`;
    const form = await openForm(primary.browser, PAGE, button);
    for (let press = 0; press < 2; press++)
      expect((await form.press(button)).answer.location).toContain("done=invitation-withdrawn");
    const told = (await lettersTo(portal, at("back"))).filter(({ kind }) => kind === "people-invitation_taken_back");
    expect(told).toHaveLength(1);
    for (const words of ["Dear Dinara Akhmetova", `Institute of Letters ${count}`, "was taken back"])
      expect(told[0]?.text).toContain(words);
    expect((await mainOf(primary))?.textContent).toContain(`Dinara Akhmetova, ${at("back")} Taken back`);
  });

  test("declined stands in the inbox of whoever invited with the name and the address", async () => {
    await invite(`Dinara Akhmetova <${at("declines")}>`);
    const { link } = await letterTo(portal, at("declines"), "people-invited");
    await declineByLink(portal.browser(), link);
    const said = `declined by Dinara Akhmetova, ${at("declines")}`;
    expect((await primary.browser.get("/inbox")).text).toContain(said);
    expect((await letterTo(portal, primary.email, "people-invitation_declined")).subject).toContain(said);
  });

  test("is declined by nobody who only opens its link, and whoever invited reads that the link works without signing in", async () => {
    await invite(`"Ким, Елена" <${at("passed.on")}>`);
    const { link, text } = await letterTo(portal, at("passed.on"), "people-invited");
    expect(text).toContain("Ким Елена");
    const stranger = portal.browser();
    const separator = link.includes("?") ? "&" : "?";
    const asked = await stranger.get(`${link}${separator}decline=`);
    expect(asked.document.querySelector("main h1")?.textContent).toBe("Decline the invitation?");
    expect((await stranger.get(link)).document.querySelector("main form button[value=decline]")).toBeNull();
    const told = () => lettersTo(portal, primary.email);
    const isTold = async () =>
      (await told()).some(
        ({ kind, text: said }) =>
          kind === "people-invitation_declined" && said.replaceAll("\u2060", "").includes(at("passed.on")),
      );
    expect(await isTold()).toBe(false);
    await declineByLink(stranger, link);
    expect(await isTold()).toBe(true);
    expect((await letterTo(portal, primary.email, "people-invitation_declined")).text.replace(/\s+/g, " ")).toContain(
      "The link works without signing in",
    );
    expect((await invite(at("passed.on"))).answer.status).toBeLessThan(400);
    expect((await letterTo(portal, at("passed.on"), "people-invited")).link).not.toBe(link);
  });

  test("begins the account with the name it was given, which can be changed", async () => {
    await invite(`Dinara Akhmetova <${at("begins")}>, ${at("nameless")}`);
    const opened = async (mailbox: string) => {
      const { link } = await letterTo(portal, at(mailbox), "people-invited");
      return openForm(portal.browser(), link, "Accept the invitation");
    };
    expect((await opened("begins")).read("Your name")).toBe("Dinara Akhmetova");
    expect((await opened("nameless")).read("Your name")).toBe("");
    const wrong = await (await opened("begins")).fill("Your name", "Dinara Omarova").press("Accept the invitation");
    expect(wrong.form("Accept the invitation").read("Your name")).toBe("Dinara Omarova");
  });

  test("greets by the name it was given each time it is sent", async () => {
    await invite(`Dinara Akhmetova <${at("greeted")}>`);
    clock.pass(ON_ITS_WAY_MS);
    await pressOn(primary.browser, PAGE, `Send again: ${at("greeted")}, Profile editor`);
    const letters = await lettersTo(portal, at("greeted"));
    expect(letters).toHaveLength(2);
    for (const { text } of letters) expect(text).toContain("Dinara Akhmetova");
  });

  test("that was declined is told to whoever invited, and can no more be taken back", async () => {
    await invite(at("declines"));
    const { link } = await letterTo(portal, at("declines"), "people-invited");
    const browser = portal.browser();
    await declineByLink(browser, link);
    expect((await browser.get(link)).text).toContain("You have declined the invitation");
    const told = await letterTo(portal, primary.email, "people-invitation_declined");
    expect(told.text.replaceAll("\u2060", "")).toContain(at("declines"));
    expect((await lettersTo(portal, alternate.email)).map(({ kind }) => kind)).toEqual([]);
    const shown = (await mainOf(primary))?.textContent;
    expect(shown).toContain(`${at("declines")} Declined`);
    expect(shown).not.toContain("Withdraw the invitation");
  });

  test("to another role than an open one takes its place, and says so", async () => {
    const earlier = await invite(at("editor"));
    expect(earlier.answer.location).toContain("done=invited");
    const form = await openForm(primary.browser, PAGE, SEND);
    const sent = await form
      .fill("E-mail addresses", at("editor"))
      .choose("Role", "Alternate representative")
      .press(SEND);
    expect([sent.answer.status, sent.answer.text]).toEqual([
      200,
      expect.stringContaining("the earlier invitation to another role is withdrawn"),
    ]);
  });

  test("to another role, accepted by somebody who is there, tells that the role has changed, and not that somebody has joined", async () => {
    const editor = await signInNew(portal, { name: "Dinara Akhmetova", roles: [{ role: "editor", institutionId }] });
    const form = await openForm(primary.browser, PAGE, SEND);
    await form.fill("E-mail addresses", editor.email).choose("Role", "Alternate representative").press(SEND);
    const { link } = await letterTo(portal, editor.email, "people-invited");
    await pressOn(editor.browser, link, "Accept the invitation");
    expect((await mainOf(primary))?.textContent).toMatch(/Dinara Akhmetova.*Alternate representative/);
    for (const { email } of [primary, alternate]) {
      const told = await letterTo(portal, email, "people-role_changed");
      expect(told.text).toContain("has another role now: Alternate representative");
      expect((await lettersTo(portal, email)).map(({ kind }) => kind)).not.toContain("people-joined");
    }
  });

  test("that was accepted leads the representatives to where the access is ended", async () => {
    const newcomer = await signInNew(portal, { name: "Aset Nurlanov" });
    await invite(newcomer.email);
    const { link } = await letterTo(portal, newcomer.email, "people-invited");
    const accepted = await pressOn(newcomer.browser, link, "Accept the invitation");
    expect((await newcomer.browser.get(accepted.location ?? "")).document.querySelector("main")?.textContent).toContain(
      `You act for Institute of Letters ${count} now. Your role: Profile editor.`,
    );
    expect((await mainOf(primary))?.textContent).toContain("Aset Nurlanov Accepted");
    expect((await newcomer.browser.get("/institution")).status).toBe(200);
    expect((await newcomer.browser.get(link)).text).toContain("Open the institution’s pages");
    for (const { email, browser } of [primary, alternate]) {
      const told = await letterTo(portal, email, "people-joined");
      expect(told.text).toContain("Aset Nurlanov");
      expect((await browser.get(told.link)).document.querySelector("h1")?.textContent).toContain("Aset Nurlanov");
    }
    const { link: ending } = await letterTo(portal, primary.email, "people-joined");
    await pressOn(primary.browser, ending, "End access", { fill: { Reason: "Nobody here knows this person." } });
    expect((await newcomer.browser.get("/institution")).status).toBe(404);
    expect((await newcomer.browser.get(link)).status).toBe(404);
  });
});

test("whoever asked to be let in is told of as let in, and by whom, not as somebody who was invited", async () => {
  const asker = await signInNew(portal, { name: "Aset Nurlanov" });
  const asked = { subjectType: "institution", subjectId: institutionId, isTakeOver: false } as const;
  const words = "I lead the international office since August.";
  await askToBeLetIn(portal.services, { ...asked, words }, await actorOf(portal, asker.id));
  const { link } = await letterTo(portal, primary.email, "access-asked_member");
  await pressOn(primary.browser, link, "Answer", { choose: { "Your answer": "Let in as profile editor" } });
  const told = await letterTo(portal, alternate.email, "people-let_in");
  expect(told.text).toContain("Gulnara Toktosunova has let this person in. Role: Profile editor.");
  expect(told.text).not.toContain("invitation");
  expect((await alternate.browser.get(told.link)).document.querySelector("h1")?.textContent).toContain("Aset Nurlanov");
});

test("an institution without an alternate representative is told so, until one is invited", async () => {
  const said = async () => (await mainOf(primary))?.textContent;
  expect(await said()).not.toContain("There is no alternate representative");
  const { document } = await primary.browser.get(PAGE);
  const ending = document.querySelector('a[aria-label="End access: Berik Omarov"]')?.getAttribute("href") ?? "";
  await pressOn(primary.browser, ending, "End access", { fill: { Reason: "Left the university in August." } });
  expect(await said()).toContain("There is no alternate representative");
  await pressOn(primary.browser, PAGE, SEND, {
    fill: { "E-mail addresses": at("alternate") },
    choose: { Role: "Alternate representative" },
  });
  expect(await said()).not.toContain("There is no alternate representative");
});
