import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { changeLogo } from "#app/features/members/profile/logo-commands.server.ts";
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
  const term = { startsOn: "2022-11-25", endsOn: "2026-11-24" };
  await withTransaction((tx) => tx.update(memberships).set(term).where(eq(memberships.institutionId, institutionId)));
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

/** Every place where it matters whether a membership is in force: what it says of this one. */
const PLACES: [place: string, isInForce: () => Promise<boolean>][] = [
  ["/verify", async () => (await asVisitor(`/verify/${member.number}`)).text.includes("This membership is valid")],
  ["the directory", async () => (await asVisitor("/directory")).text.includes(NAME)],
  ["its search", async () => (await asVisitor("/directory?q=finite")).text.includes(NAME)],
  ["the count on the first page", async () => /\b1\b.{0,40}member/is.test((await asVisitor("/")).text)],
  ["its page", async () => (await asVisitor(`/directory/${member.slug}`)).status === 200],
  ["its logo", async () => (await asVisitor(`/directory/${member.slug}/logo`)).status === 200],
  ["the sitemap", async () => (await asVisitor("/sitemap.xml")).text.includes(member.slug)],
  ["the board", async () => (await asVisitor("/projects")).text.includes(slug)],
  ["its project", async () => (await asVisitor(`/projects/${slug}`)).status === 200],
  ["the right to post", async () => (await asRepresentative("/projects/new")).status === 302],
  ["the right to edit", async () => (await asRepresentative(`/projects/${slug}/edit`)).status === 200],
  ["the inbox", async () => (await asRepresentative("/inbox")).text.includes("Sent back for changes")],
  [
    "the link on its own page",
    async () => (await asRepresentative("/institution")).text.includes(`href="/directory/${member.slug}"`),
  ],
  [
    "the secretariat's list of those in force",
    async () => (await coordinator.browser.get("/memberships?status=active")).text.includes(NAME),
  ],
];

describe("a membership on the last day of its term and on the day after", () => {
  test("counts everywhere until the day is over, and nowhere afterwards (found F84)", async () => {
    const ask = async () => {
      const answers = await Promise.all(PLACES.map(async ([place, isInForce]) => [place, await isInForce()] as const));
      return Object.fromEntries(answers);
    };
    const everywhere = (isInForce: boolean) => Object.fromEntries(PLACES.map(([place]) => [place, isInForce]));
    now = LAST_EVENING;
    expect(await ask()).toEqual(everywhere(true));
    now = NEXT_MORNING;
    expect(await ask()).toEqual(everywhere(false));
  });

  test("keeps its own pages, and both sides read that the term has ended (found F84)", async () => {
    now = NEXT_MORNING;
    for (const address of ["/institution", "/institution/edit", "/institution/people", `/directory/${member.slug}`])
      expect([address, (await representative.browser.get(address)).status]).toEqual([address, 200]);
    expect((await representative.browser.get(`/directory/${member.slug}`)).text).toContain("It may apply again");
    const list = await coordinator.browser.get("/memberships?status=run_out");
    expect([list.text.includes(NAME), list.document.querySelector("td .badge-bad")?.textContent]).toEqual([
      true,
      "Term ended",
    ]);
    const shown = await coordinator.browser.get(`/memberships/${member.number}`);
    expect(shown.document.querySelector(".badge-bad")?.textContent).toBe("Term ended");
  });
});
