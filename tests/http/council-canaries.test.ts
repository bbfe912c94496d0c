import { beforeAll, expect, test } from "vitest";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { writeLetter } from "#app/features/council/announce/write-letter.server.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { councilBallots } from "#db/schema/council.ts";
import { outbox } from "#db/schema/outbox.ts";
import { openCouncil } from "#tests/support/council.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { actorOf, signInAs, type SignedIn, signInNew } from "#tests/support/people.ts";
import { createRecommended, type FiledApplication } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

/** Words that stand in one field of the council each, and nowhere else. */
const CANARY = {
  word: "Qvorumlark said for the minutes",
  recusal: "Zwistfinch is my sister there",
  letter: "Briefwren not announced yet",
} as const;
const needles = Object.values(CANARY).map((words) => words.split(" ")[0] ?? "");

let portal: TestPortal;
let files: FiledApplication[];
let sessionId: string;
let marks: string[];
let outside: Record<"anonymous" | "applicant" | "member" | "administrator", Browser>;
let staff: Record<"coordinator" | "chair", SignedIn>;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const chair = await signInNew(portal, { roles: ["chair"] });
  const member = await signInNew(portal, { name: "Silent Member", roles: ["council"] });
  staff = { coordinator, chair };
  const actor = await actorOf(portal, coordinator.id);
  files = [];
  for (const name of ["Avian University", "Bird Academy"])
    files.push(await createRecommended(services, actor, { name }));
  const ids = files.map(({ applicationId }) => applicationId);
  sessionId = await openCouncil(services, await actorOf(portal, chair.id), ids);
  const items = await listItems(services.db, sessionId);
  const [first = "", second = ""] = items.map(({ id }) => id);
  const votes = [
    { itemId: first, choice: "against" as const, word: CANARY.word },
    { itemId: second, choice: "recuse" as const, word: CANARY.recusal },
  ];
  const cast = await castVotes(services, { sessionId, votes }, await actorOf(portal, member.id));
  expect(cast).toMatchObject({ ok: true });
  marks = (await services.db.select({ mark: councilBallots.mark }).from(councilBallots)).map(({ mark }) => mark);
  const close = await openForm(chair.browser, `/council/${sessionId}`, "Close the vote");
  await close.press("Close the vote");
  const words = { sessionId, itemId: first, reasonCodes: [], explanation: CANARY.letter };
  expect(await writeLetter(services, words, await actorOf(portal, chair.id))).toMatchObject({ ok: true });
  await services.withTransaction((tx) => addInstitution(tx, services.clock.now(), "a-member"));
  const applicant = await signInAs(portal, files[0]!.applicant.email);
  const representative = { role: "representative", institutionId: "a-member" } as const;
  outside = {
    anonymous: portal.browser(),
    applicant,
    member: (await signInNew(portal, { roles: [representative] })).browser,
    administrator: (await signInNew(portal, { roles: ["administrator"] })).browser,
  };
});

const carried = (text: string) => needles.filter((needle) => text.includes(needle));

test("the secretariat and the council read the words of a vote that has closed: the canaries sing", async () => {
  const { text } = await staff.chair.browser.get(`/council/${sessionId}/minutes`);
  expect(carried(text)).toEqual(needles.slice(0, 2));
  expect((await staff.chair.browser.get(`/council/${sessionId}/announcement`)).status).toBe(200);
});

test("nobody outside meets a word, a recusal or a letter in the making, nor how somebody voted", async () => {
  const [file] = files;
  const pages = ["", "/messages", "/correspondence", "/print", "/pdf"].map(
    (part) => `/applications/${file?.applicationId}${part}`,
  );
  const own = [
    "/inbox",
    "/account",
    "/account/data",
    "/applications",
    "/search?q=Qvorumlark",
    "/directory?q=Qvorumlark",
  ];
  const ofSession = ["", "/minutes", "/pdf", "/announcement"].map((part) => `/council/${sessionId}${part}`);
  const recount = [`/recount/${sessionId}`, `/recount/${sessionId}/votes.json`];
  for (const [name, browser] of Object.entries(outside)) {
    for (const address of [...pages, ...own, ...ofSession, ...recount]) {
      // A page says again what was looked for.
      const text = (await browser.get(address)).text.replaceAll(
        new URL(address, "http://x").searchParams.get("q") ?? "\0",
        "",
      );
      expect([name, address, /said for the minutes/.test(text)]).toEqual([name, address, false]);
      expect([name, address, carried(text)]).toEqual([name, address, []]);
      if (!address.startsWith("/recount"))
        expect([name, address, marks.some((mark) => text.includes(mark))]).toEqual([name, address, false]);
      expect([name, address, text.includes("Silent Member")]).toEqual([name, address, false]);
    }
  }
});

test("nothing before the announcement says in public what was voted on: no name, and no case number", async () => {
  for (const address of [`/recount/${sessionId}`, `/recount/${sessionId}/votes.json`, "/directory?q=Avian", "/"]) {
    const { text } = await outside.anonymous.get(address);
    expect([address, text.includes("Avian University")]).toEqual([address, false]);
  }
});

test("anybody finds the votes that can be counted again from the page on the association", async () => {
  const about = await outside.anonymous.get("/about");
  expect(about.document.querySelector('main a[href="/recount"]')).not.toBeNull();
  const list = await outside.anonymous.get("/recount");
  expect(list.document.querySelector(`main a[href="/recount/${sessionId}"]`)?.parentElement?.textContent).toContain(
    "closed on",
  );
  expect([carried(list.text), list.text.includes("Avian University")]).toEqual([[], false]);
});

test("letters carry none of it", async () => {
  for (const letter of await portal.services.db.select().from(outbox))
    expect([letter.kind, carried(`${letter.subject} ${letter.text} ${letter.html ?? ""}`)]).toEqual([letter.kind, []]);
});

test("search, counts and lists of the queue know nothing of it, in the page and saved", async () => {
  const { browser } = staff.coordinator;
  const words = async (query: string) =>
    (
      (await browser.get(`/review?state=recommended&q=${query}`)).document.querySelector("main")?.textContent ?? ""
    ).replaceAll(query, "");
  const nothing = await words("Xyzwordless");
  for (const needle of needles) expect([needle, await words(needle)]).toEqual([needle, nothing]);
  const sheet = (await browser.get("/review/export/csv?state=recommended")).text;
  expect(sheet).toContain("Avian University");
  expect(carried(sheet)).toEqual([]);
  expect(carried((await browser.get("/review/statistics")).text)).toEqual([]);
});
