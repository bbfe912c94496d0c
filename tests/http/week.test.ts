import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { sendWeekLetters } from "#app/features/inbox/send-week-letters.server.ts";
import { inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import { initiativeCalls, initiatives, initiativeTexts } from "#db/schema/initiatives.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, type TestMember } from "#tests/support/board.ts";
import { interest } from "#tests/support/interests.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { standingClock } from "#tests/support/test-services.ts";

const clock = standingClock("2026-09-01T04:00:00Z");
const TODAY = "2026-09-07";
let portal: TestPortal;
let own: TestMember;
let other: TestMember;
let speaker: SignedIn;

/** A project of a member on the board, with what its columns are to say. */
async function post(lead: TestMember, titleEn: string, columns: Partial<typeof projects.$inferInsert> = {}) {
  const { services } = portal;
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(clock.now(), { titleEn });
  const made = await createProject(services, {
    ...{ leadInstitutionId: lead.institutionId, author, values, coordinator, upTo: "published" },
  });
  const set = { answerBy: daysAfter(TODAY, 80), ...columns };
  await services.withTransaction((tx) => tx.update(projects).set(set).where(eq(projects.id, made.id)));
  return made;
}

interface Shown {
  title: string;
  day: string | null;
  to: string | null;
}

/** What stands on the page: each thing with its day and the one link in it. */
async function shown({ browser }: Pick<SignedIn, "browser">, address = "/week"): Promise<Shown[]> {
  const { document } = await browser.get(address);
  return [...document.querySelectorAll(".entry")].map((entry) => {
    expect(entry.querySelectorAll("a")).toHaveLength(1);
    return {
      title: entry.querySelector("h3")?.textContent ?? "",
      day: entry.querySelector("time")?.getAttribute("datetime")?.slice(0, 10) ?? null,
      to: entry.querySelector("a")?.getAttribute("href") ?? null,
    };
  });
}

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  own = await createMember(portal.services, { nameEn: "Own University" });
  other = await createMember(portal.services, { nameEn: "Other University", country: "UZ" });
  speaker = await signInNew(portal, { roles: [{ role: "representative", institutionId: own.institutionId }] });
}, 120_000);

test("a member reads what it can act on by its day, each with one link to where it is done, until it is done", async () => {
  const { services } = portal;
  const partner = await personOf(services, other);
  clock.moveTo("2026-09-04T04:00:00Z");
  const asked = await post(own, "Bridges of wood");
  const sent = await expressInterest(services, { projectId: asked.id, values: interest(other.institutionId) }, partner);
  if (!sent.ok) throw new Error(sent.reason);
  clock.moveTo("2026-09-07T04:00:00Z");
  await post(own, "Wells that end soon", { answerBy: daysAfter(TODAY, 9) });
  await post(own, "Ovens that have ended", { answerBy: daysAfter(TODAY, -5) });
  await post(own, "Mills of a later month", { answerBy: daysAfter(TODAY, 60) });
  await post(own, "Closed and done", { answerBy: daysAfter(TODAY, 3), status: "closed_to_partners" });
  await post(own, "Songs for a fund", { answerBy: daysAfter(TODAY, 50), callDeadline: daysAfter(TODAY, 12) });
  const items = await shown(speaker);
  const of = (title: string) => items.find((one) => one.title === title);
  expect(of("Ovens that have ended")).toEqual({
    title: "Ovens that have ended",
    day: daysAfter(TODAY, -5),
    to: expect.stringMatching(/\/state\?act=renew$/),
  });
  expect(of("Wells that end soon")?.day).toBe(daysAfter(TODAY, 9));
  expect(of("Songs for a fund")).toMatchObject({ day: daysAfter(TODAY, 12) });
  expect(of("Bridges of wood")).toMatchObject({ day: "2026-09-04", to: `/projects/${asked.slug}/interests` });
  expect(of("Mills of a later month")).toBeUndefined();
  expect(of("Closed and done")).toBeUndefined();
  const days = items.map(({ day }) => day);
  expect(days.slice(0, 3)).toEqual([-5, 9, 12].map((away) => daysAfter(TODAY, away)));
  for (const { to, title } of items) {
    const { status, document } = await speaker.browser.get(to ?? "");
    expect({ title, status }).toEqual({ title, status: 200 });
    const [, at] = (to ?? "").split("#");
    if (at) expect(document.getElementById(at), `${title}: ${at}`).not.toBeNull();
  }
  await services.withTransaction((tx) =>
    tx.update(projectInterests).set({ status: "accepted" }).where(eq(projectInterests.id, sent.id)),
  );
  expect((await shown(speaker)).map(({ title }) => title)).not.toContain("Bridges of wood");
});

test("an invitation is listed with the last day on which it can be answered, on that day too, and told so in the letter", async () => {
  const { services } = portal;
  const invitee = await createMember(services, { nameEn: "Invited University" });
  const roles = [{ role: "representative" as const, institutionId: invitee.institutionId }];
  const invited = await signInNew(portal, { roles });
  const project = await post(other, "Lutes of the road");
  const leader = await personOf(services, other);
  const last = daysAfter(TODAY, 40);
  const asked = { projectId: project.id, institutionId: invitee.institutionId, role: "Workshop", answerBy: last };
  expect(await inviteMember(services, asked, leader)).toMatchObject({ ok: true });
  const dayOn = async ({ browser }: SignedIn, address: string) => {
    const { document } = await browser.get(address);
    const link = document.querySelector(`main a[href="/projects/${project.slug}/partnership"]`);
    return link?.closest("li, article, .entry")?.querySelector("time")?.getAttribute("datetime") ?? null;
  };
  for (const address of ["/week", "/inbox"]) expect([address, await dayOn(invited, address)]).toEqual([address, last]);
  clock.moveTo(`${last}T04:00:00Z`);
  const late = await signInNew(portal, { roles });
  for (const address of ["/week", "/inbox"]) expect([address, await dayOn(late, address)]).toEqual([address, last]);
  clock.moveTo("2026-09-14T02:00:00Z");
  await sendWeekLetters(services);
  const isTheirs = and(eq(outbox.kind, "week-letter"), eq(outbox.recipient, invited.email));
  const [letter] = await services.db.select().from(outbox).where(isTheirs);
  expect(letter?.text).toMatch(
    /Lutes of the road — Confirm or decline your part in the project \(until 17 October 2026\)/,
  );
  clock.moveTo("2026-09-07T04:00:00Z");
});

test("a draft is asked about once it was left alone for a week, and not for ever", async () => {
  const { services } = portal;
  const author = await personOf(services, own);
  const values = completeValues(clock.now(), { titleEn: "A draft of roofs" });
  const draft = await createProject(services, {
    ...{ leadInstitutionId: own.institutionId, author, values, upTo: "draft" },
  });
  const titles = async (day: string) => {
    await services.withTransaction((tx) =>
      tx
        .update(projects)
        .set({ updatedAt: new Date(`${day}T05:00:00Z`), leadUserId: speaker.id })
        .where(eq(projects.id, draft.id)),
    );
    return (await shown(speaker)).map(({ title }) => title);
  };
  expect(await titles("2026-09-05")).not.toContain("A draft of roofs");
  expect(await titles("2026-08-30")).toContain("A draft of roofs");
  expect(await titles("2026-05-30")).not.toContain("A draft of roofs");
});

test("calls of published initiatives can be taken up before their last day, by members alone", async () => {
  await portal.services.withTransaction(async (tx) => {
    const person = { createdById: speaker.id, updatedById: speaker.id, createdAt: clock.now(), updatedAt: clock.now() };
    const rest = { ...person, owner: "unesco" as const, sourceName: "UNESCO", version: 1 };
    for (const [id, state] of [
      ["shown", "published"],
      ["hidden", "draft"],
    ] as const) {
      await tx.insert(initiatives).values({ ...rest, id, slug: id, state, originalLocale: "en" });
      await tx
        .insert(initiativeTexts)
        .values({ initiativeId: id, locale: "en", title: `Initiative ${id}`, body: "Text" });
      const call = { initiativeId: id, position: 1 };
      await tx.insert(initiativeCalls).values([
        { ...call, id: `${id}-near`, title: `Near call ${id}`, lastDay: daysAfter(TODAY, 13) },
        { ...call, id: `${id}-past`, title: `Past call ${id}`, lastDay: daysAfter(TODAY, -1) },
        { ...call, id: `${id}-later`, title: `Later call ${id}`, lastDay: daysAfter(TODAY, 40) },
      ]);
    }
  });
  const calls = (await shown(speaker)).filter(({ title }) => title.includes("call"));
  expect(calls).toEqual([{ title: "Near call shown", day: daysAfter(TODAY, 13), to: "/initiatives/shown#calls" }]);
});

test("a long list shows its first and leads to all of it", async () => {
  const member = await createMember(portal.services, { nameEn: "Busy University" });
  const busy = await signInNew(portal, { roles: [{ role: "representative", institutionId: member.institutionId }] });
  for (let at = 1; at <= 13; at++) await post(member, `Call ${at}`, { answerBy: daysAfter(TODAY, at) });
  const { document } = await busy.browser.get("/week");
  const tasksOf = (page: Document) =>
    [...page.querySelectorAll("section[aria-labelledby='tasks'] h3")].map((heading) => heading.textContent);
  expect(tasksOf(document)).toHaveLength(12);
  const all = document.querySelector("section[aria-labelledby='tasks'] a[href='/week?all=1']");
  expect(all?.textContent).toMatch(/All 1\d/);
  const whole = await busy.browser.get("/week?all=1");
  expect(tasksOf(whole.document).length).toBeGreaterThan(12);
  expect(tasksOf(whole.document)).toContain("Call 13");
});

test("with nothing to do the page says what can be done next; who acts for nobody is led to the inbox", async () => {
  const member = await createMember(portal.services, { nameEn: "Quiet University" });
  clock.moveTo("2027-03-15T04:00:00Z");
  const editor = await signInNew(portal, { roles: [{ role: "project_officer", institutionId: member.institutionId }] });
  const { document } = await editor.browser.get("/week");
  expect(document.querySelectorAll(".entry")).toHaveLength(0);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".empty a"))
    expect((await editor.browser.get(link.getAttribute("href") ?? "")).status).toBe(200);
  expect(document.querySelectorAll(".empty a").length).toBeGreaterThan(0);
  clock.moveTo("2026-09-07T04:00:00Z");
  const nobody = await signInNew(portal);
  const away = await nobody.browser.get("/week");
  expect(away.location).toMatch(/\/inbox$/);
});
