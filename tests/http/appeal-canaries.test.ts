import { beforeAll, expect, test } from "vitest";
import { draftFinding } from "#app/features/applications/appeal/draft-finding.server.ts";
import { lodgeAppeal, saveAppeal } from "#app/features/applications/appeal/lodge-appeal.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { agreeBy, proposeBy } from "#tests/support/appeals.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { createRecommended, decideAtOnce, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

/** Words that stand in one field of an appeal each, and nowhere else. */
const DRAFT = "Skizzenlerche is a thought that was not sent yet, and may never be sent to anybody.";
const LOST = "Nachtigallo found that the checks were in order.";
const FIRST = "Wortamsel found that the link was not opened.";
const KEPT = "Stimmfink is a draft of one of the panel, and was never proposed.";
const PANEL = ["Larkspur Panelist", "Merle Panelist", "Ousel Panelist"];
const needleOf = (words: string) => words.split(" ")[0] ?? "";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let panel: SignedIn[];
let outside: Record<"anonymous" | "member" | "administrator", Browser>;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  await decideAtOnce(services);
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
  panel = [];
  for (const name of PANEL) panel.push(await signInNew(portal, { name, roles: ["appeals"] }));
  await services.withTransaction((tx) => addInstitution(tx, services.clock.now(), "a-member"));
  const representative = { role: "representative", institutionId: "a-member" } as const;
  outside = {
    anonymous: portal.browser(),
    member: (await signInNew(portal, { roles: [representative] })).browser,
    administrator: (await signInNew(portal, { roles: ["administrator"] })).browser,
  };
});

async function refused() {
  const { services } = portal;
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "No recognition was found." };
  const done = await decide(services, input, byPerson(await actorOf(portal, council.id)), REFUSE);
  expect(done).toMatchObject({ ok: true });
  const written = { applicationId: id, version: 0, grounds: ["procedure" as const], body: DRAFT };
  return { id, written, actor: await actorOf(portal, applicant.id), browser: await signInAs(portal, applicant.email) };
}

async function say(person: SignedIn | undefined, id: string, outcome: "allow" | "dismiss", reasons: string) {
  const done = await proposeBy(portal.services, id, { outcome, reasons }, await actorOf(portal, person?.id ?? ""));
  expect(done).toMatchObject({ ok: true });
}

const pagesOf = (id: string) => [
  ...["", "/appeal", "/messages", "/print", "/data", "/versions"].map((part) => `/applications/${id}${part}`),
  ...["", "/answers", "/decision", "/notes", "/correspondence", "/letters"].map((part) => `/review/${id}${part}`),
  ...[`/appeals/${id}`, "/appeals", "/inbox", "/account/data", "/admin/mail", "/review", "/review/statistics"],
];

/** What somebody is shown, and on which of the pages words stand in it. */
async function readAll(browser: Browser, id: string): Promise<(needle: string) => string[]> {
  const texts = new Map<string, string>();
  for (const page of pagesOf(id)) texts.set(page, (await browser.get(page)).text);
  return (needle) => [...texts].filter(([, text]) => text.includes(needle)).map(([page]) => page);
}

async function lettersWith(needle: string): Promise<string[]> {
  const letters = await portal.services.db.select().from(outbox);
  return letters
    .filter(({ subject, text, html }) => `${subject} ${text} ${html}`.includes(needle))
    .map(({ kind }) => kind);
}

test("a draft of an appeal is met by its applicant alone", async () => {
  const { id, written, actor, browser } = await refused();
  expect(await saveAppeal(portal.services, written, actor)).toMatchObject({ ok: true });
  const needle = needleOf(DRAFT);
  expect((await readAll(browser, id))(needle)).toContain(`/applications/${id}/appeal`);
  for (const one of [...Object.values(outside), coordinator.browser, council.browser, ...panel.map((p) => p.browser)])
    expect((await readAll(one, id))(needle)).toEqual([]);
  expect(await lettersWith(needle)).toEqual([]);
});

test("what one of the panel says is met by the panel alone, and then in the letter's words by those it is for", async () => {
  const { id, written, actor, browser } = await refused();
  expect(await lodgeAppeal(portal.services, written, actor)).toMatchObject({ ok: true });
  const [first, second, third] = panel;
  await say(first, id, "dismiss", LOST);
  await say(second, id, "allow", FIRST);
  const kept = { outcome: "allow", reasons: KEPT } as const;
  expect(await draftFinding(portal.services, id, kept, await actorOf(portal, third?.id ?? ""))).toMatchObject({
    ok: true,
  });
  const others = [...Object.values(outside), browser, coordinator.browser, council.browser];
  const ofPanel = await readAll(third?.browser ?? browser, id);
  for (const words of [LOST, FIRST]) expect(ofPanel(needleOf(words))).toEqual([`/appeals/${id}`]);
  for (const one of others) {
    const met = await readAll(one, id);
    for (const words of [LOST, FIRST]) expect(met(needleOf(words))).toEqual([]);
  }
  for (const one of [...others, first?.browser ?? browser])
    expect((await readAll(one, id))(needleOf(KEPT))).toEqual([]);
  expect(await agreeBy(portal.services, id, await actorOf(portal, third?.id ?? ""))).toMatchObject({ ok: true });

  const told = { applicant: browser, coordinator: coordinator.browser, council: council.browser };
  const place = {
    applicant: `/applications/${id}/appeal`,
    coordinator: `/review/${id}`,
    council: `/review/${id}/decision`,
  };
  for (const [name, one] of Object.entries({ ...outside, ...told })) {
    const met = await readAll(one, id);
    for (const words of [LOST, KEPT]) expect([name, met(needleOf(words))]).toEqual([name, []]);
    const isTold = name in told;
    if (isTold) expect(met(needleOf(FIRST))).toContain(place[name as keyof typeof place]);
    else expect([name, met(needleOf(FIRST))]).toEqual([name, []]);
    // Who of the panel said what is no affair of the applicant's.
    const isOfStaff = name === "coordinator" || name === "council" || name === "administrator";
    if (!isOfStaff) for (const person of PANEL) expect([name, met(person)]).toEqual([name, []]);
  }
  for (const words of [LOST, KEPT]) expect(await lettersWith(needleOf(words))).toEqual([]);
  expect(new Set(await lettersWith(needleOf(FIRST)))).toEqual(new Set(["application-appeal-allowed"]));
});
