import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { STANDINGS, type Standing } from "#app/features/members/institution/membership.ts";
import { hasRight, type Right } from "#app/features/members/institution/rights.ts";
import { changeLogo } from "#app/features/members/profile/logo-commands.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { personOf } from "#tests/support/board.ts";
import { pngOf } from "#tests/support/pictures.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

/** An hour before and half an hour after midnight in Almaty, the zone of the association. */
const LAST_EVENING = new Date("2026-11-24T18:00:00Z");
const NEXT_MORNING = new Date("2026-11-24T19:30:00Z");
const NAME = "Academy of Finite Terms";
let now = LAST_EVENING;
let portal: TestPortal;
let member: { slug: string; number: string; institutionId: string };
let slug: string;
let representative: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  const { services } = portal;
  const { withTransaction } = services;
  const institution = { nameEn: NAME, nameOfficial: NAME, country: "UZ" };
  member = await withTransaction((tx) => createMember(tx, { institution }, now));
  const { institutionId } = member;
  const author = await personOf(services, { ...member, nameEn: NAME });
  const checker = await personOf(services, null, "coordinator");
  const posting = { leadInstitutionId: institutionId, author, coordinator: checker };
  const titled = (titleEn: string) => ({ ...posting, values: completeValues(now, { titleEn }) });
  const posted = await createProject(services, { ...titled("Bazaars of a finite term"), upTo: "published" });
  const sentBack = await createProject(services, { ...titled("Sent back for changes"), upTo: "submitted" });
  await withTransaction((tx) =>
    tx.update(projects).set({ status: "changes_requested" }).where(eq(projects.id, sentBack.id)),
  );
  const bytes = await pngOf({ width: 256, height: 256 });
  await changeLogo(services, { institutionId, name: "logo.png", bytes }, author);
  slug = posted.slug;
  representative = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

type Look = (path: string) => Promise<{ status: number; text: string }>;
const asVisitor: Look = (path) => portal.browser().get(path);
const asRepresentative: Look = (path) => representative.browser.get(path);
const says = async (path: string, words: string, look = asVisitor) => (await look(path)).text.includes(words);
const opens = async (path: string, look = asVisitor) => (await look(path)).status === 200;

/** Every place where it matters how a membership stands: the right it asks for, and whether it shows this one. */
const PLACES: [place: string, right: Right, isThere: () => Promise<boolean>][] = [
  ["/verify", "be_confirmed", () => says(`/verify/${member.number}`, "This membership is valid")],
  ["the badge", "be_confirmed", () => says(`/credentials/badge/${member.number}/en`, "This membership is valid")],
  ["the directory", "be_listed", () => says("/directory", NAME)],
  ["its search", "be_listed", () => says("/directory?q=finite", NAME)],
  ["the count on the first page", "be_listed", async () => /\b1\b.{0,40}member/is.test((await asVisitor("/")).text)],
  ["its page", "be_listed", () => opens(`/directory/${member.slug}`)],
  ["its logo", "be_listed", () => opens(`/directory/${member.slug}/logo`)],
  ["the sitemap", "be_listed", () => says("/sitemap.xml", member.slug)],
  ["the feed", "be_listed", () => says("/directory/feed.atom", member.slug)],
  ["the list on other sites", "be_listed", () => says("/embed/members", NAME)],
  ["the programs' list", "be_listed", () => says("/api/v1/members", member.slug)],
  ["the programs' page", "be_listed", () => opens(`/api/v1/members/${member.slug}`)],
  ["the board", "show_projects", () => says("/projects", slug)],
  ["the programs' board", "show_projects", () => says("/api/v1/projects", slug)],
  ["its project", "show_projects", () => opens(`/projects/${slug}`)],
  ["the right to post", "post_projects", async () => (await asRepresentative("/projects/new")).status === 302],
  ["the right to edit", "lead_projects", () => opens(`/projects/${slug}/edit`, asRepresentative)],
  ["the inbox", "lead_projects", () => says("/inbox", "Sent back for changes", asRepresentative)],
  [
    "the link on its own page",
    "be_listed",
    () => says("/institution", `href="/directory/${member.slug}"`, asRepresentative),
  ],
  ["its certificate", "take_certificate", () => opens("/institution/certificate.pdf", asRepresentative)],
  ["its signed credential", "take_certificate", () => opens("/institution/credential.jwt", asRepresentative)],
  [
    "the secretariat's certificate",
    "take_certificate",
    () => opens(`/memberships/${member.number}/certificate.pdf`, coordinator.browser.get),
  ],
  ["the page of its year", "confirm_year", () => opens("/institution/year", asRepresentative)],
  ["the page of its renewal", "renew", () => opens("/institution/renewal", asRepresentative)],
  ["the page of its leaving", "leave", () => opens("/institution/withdrawal", asRepresentative)],
];

async function ask() {
  const answers: [string, boolean][] = [];
  for (const [place, , isThere] of PLACES) answers.push([place, await isThere()]);
  return Object.fromEntries(answers);
}

const expected = (standing: Standing) =>
  Object.fromEntries(PLACES.map(([place, right]) => [place, hasRight({ standing, category: "full" }, right)]));

async function stand(term: Partial<typeof memberships.$inferInsert>) {
  const { institutionId } = member;
  await portal.services.withTransaction(async (tx) => {
    await tx.update(memberships).set(term).where(eq(memberships.institutionId, institutionId));
    await touchDirectory(tx, institutionId);
  });
}

const TERM = { status: "active", startsOn: "2022-11-25", endsOn: "2026-11-24", graceUntil: null } as const;
const OF_NEXT_MORNING: Record<Standing, Partial<typeof memberships.$inferInsert>> = {
  active: { ...TERM, endsOn: "2026-11-25" },
  in_grace: { ...TERM, graceUntil: "2026-11-25" },
  to_begin: { ...TERM, startsOn: "2026-11-26", endsOn: "2030-11-25" },
  run_out: { ...TERM, endsOn: "2026-08-26", graceUntil: "2026-11-24" },
  suspended: { ...TERM, status: "suspended", endsOn: "2030-11-25" },
  terminated: { ...TERM, status: "terminated", endsOn: "2030-11-25" },
  withdrawn: { ...TERM, status: "withdrawn", endsOn: "2030-11-25" },
  merged: { ...TERM, status: "merged", endsOn: "2030-11-25" },
};

test.each(STANDINGS)(
  "every place agrees with the table of rights on a membership that stands as %s",
  async (standing) => {
    now = NEXT_MORNING;
    await stand(OF_NEXT_MORNING[standing]);
    expect(await ask()).toEqual(expected(standing));
    const list = await coordinator.browser.get(`/memberships?status=${standing}`);
    expect(list.document.querySelector("main tbody")?.textContent).toContain(NAME);
  },
);

describe("a membership on the last day of its term and on the day after", () => {
  test("counts everywhere until the day is over, and nowhere afterwards (found F84)", async () => {
    await stand(TERM);
    now = LAST_EVENING;
    expect(await ask()).toEqual(expected("active"));
    now = NEXT_MORNING;
    expect(await ask()).toEqual(expected("run_out"));
  });

  test("is in its days of grace until the last of them is over, and says so", async () => {
    await stand({ ...TERM, endsOn: "2026-11-01", graceUntil: "2026-11-24" });
    now = LAST_EVENING;
    expect(await ask()).toEqual(expected("in_grace"));
    const check = (await asVisitor(`/verify/${member.number}`)).text;
    for (const words of ["ended on 1 November 2026", "in force until 24 November 2026"]) expect(check).toContain(words);
    expect((await asRepresentative("/institution")).text).toContain("renew it until 24 November 2026");
    now = NEXT_MORNING;
    expect(await ask()).toEqual(expected("run_out"));
    expect((await asVisitor(`/verify/${member.number}`)).text).toContain("until 24 November 2026");
  });

  test("keeps its own pages, and both sides read that the term has ended (found F84)", async () => {
    await stand(TERM);
    now = NEXT_MORNING;
    for (const address of ["/institution", "/institution/edit", "/institution/people", `/directory/${member.slug}`])
      expect([address, (await representative.browser.get(address)).status]).toEqual([address, 200]);
    expect((await representative.browser.get(`/directory/${member.slug}`)).text).toContain("or apply again");
    const list = await coordinator.browser.get("/memberships?status=run_out");
    expect([list.text.includes(NAME), list.document.querySelector("td .badge-bad")?.textContent]).toEqual([
      true,
      "Term ended",
    ]);
    const shown = await coordinator.browser.get(`/memberships/${member.number}`);
    expect(shown.document.querySelector(".badge-bad")?.textContent).toBe("Term ended");
  });
});
