import { expect, test } from "vitest";
import { resultForm } from "#app/demo/results-factory.server.ts";
import { addResult } from "#app/features/projects/results/save-result.server.ts";
import { checkResult, submitResult } from "#app/features/projects/results/settle-result.server.ts";
import { createMember } from "#tests/support/board.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, startActing } from "#tests/support/project-acts.ts";

startActing();

/** Records a result by the commands people use. */
async function record(
  project: Posted,
  title: string,
  change: { visibility?: "members"; upTo?: "draft" | "submitted" } = {},
) {
  const { portal, leader, coordinator, lead } = acting;
  const { services } = portal;
  const [author, checker] = [await actorOf(portal, leader.id), await actorOf(portal, coordinator.id)];
  const { visibility = "public", upTo } = change;
  const form = resultForm({
    ...{ title, visibility, institutionIds: [lead.institutionId], description: `About ${title}` },
    url: `https://journal.example/${title}`,
  });
  const added = await addResult(services, { projectId: project.id, form }, author);
  if (!added.ok) throw new Error(added.reason);
  const step = { projectId: project.id, id: added.id };
  if (upTo !== "draft") await submitResult(services, { ...step, version: 1 }, author);
  if (!upTo) expect(await checkResult(services, { ...step, version: 2 }, checker)).toMatchObject({ ok: true });
  return added.id;
}

test("what is for members, not approved, or of a project for members is found nowhere by strangers", async () => {
  const { portal, lead } = acting;
  const open = await post("published");
  const closed = await post("published", { visibility: "members" });
  await record(open, "shownspark");
  const hidden = {
    membersonlyspark: [open, await record(open, "membersonlyspark", { visibility: "members" })],
    draftspark: [open, await record(open, "draftspark", { upTo: "draft" })],
    waitingspark: [open, await record(open, "waitingspark", { upTo: "submitted" })],
    innerspark: [closed, await record(closed, "innerspark")],
  } as const;
  const outside = await createMember(portal.services, { nameEn: "Reading University" });
  const member = await signInNew(portal, { roles: [{ role: "representative", institutionId: outside.institutionId }] });
  const LISTS = [
    "/results",
    "/results?q=spark",
    "/results?type=article",
    `/directory/${lead.slug}`,
    `/projects/${open.slug}`,
  ];
  const PROGRAMS = ["/results/feed.atom", "/api/v1/results", "/api/v1/results?q=spark&limit=100", "/sitemap.xml"];
  const anyone = portal.browser();

  for (const address of [...LISTS, ...PROGRAMS]) {
    const { status, text } = await anyone.get(address);
    expect([address, status]).toEqual([address, 200]);
    if (!address.includes("q=")) expect([address, text.includes("shownspark")]).toEqual([address, true]);
    for (const canary of Object.keys(hidden)) expect([address, text.includes(canary)]).toEqual([address, false]);
  }
  expect((await anyone.get("/api/v1/results?q=spark")).text).not.toContain("membersonly");
  for (const [canary, [project, id]] of Object.entries(hidden))
    for (const part of [id, canary, `${id}/cite/bib`, `${id}/cite/ris`, `${id}/file`]) {
      const answer = await anyone.get(`/projects/${project.slug}/results/${part}`);
      expect([part, answer.status, answer.text.includes(`About ${canary}`)]).toEqual([part, 404, false]);
    }

  // Programs and feeds tell everybody's news to members too; pages tell theirs.
  const [list] = await Promise.all([member.browser.get("/results")]);
  expect(["membersonlyspark", "innerspark"].map((canary) => list.text.includes(canary))).toEqual([true, true]);
  expect(["draftspark", "waitingspark"].map((canary) => list.text.includes(canary))).toEqual([false, false]);
  expect((await member.browser.get("/results/feed.atom")).text).not.toContain("membersonlyspark");
  const page = await member.browser.get(`/projects/${open.slug}/results/membersonlyspark`);
  expect([page.status, page.text.includes('name="robots" content="noindex"')]).toEqual([200, true]);
});

test("the list is narrowed by kind, theme, year, licence, language and words in any script", async () => {
  const { portal } = acting;
  const project = await post("published");
  await record(project, "Ұлы дала мұрасы");
  const anyone = portal.browser();
  for (const query of ["type=article", "theme=T05", "year=2026", "licence=cc_by", "language=en", "q=дала"])
    expect([query, (await anyone.get(`/results?${query}`)).text.includes("Ұлы дала мұрасы")]).toEqual([query, true]);
  for (const query of ["type=book", "theme=T01", "year=1999", "licence=cc0", "language=fr", "q=nowhere"])
    expect([query, (await anyone.get(`/results?${query}`)).text.includes("Ұлы дала мұрасы")]).toEqual([query, false]);
});
