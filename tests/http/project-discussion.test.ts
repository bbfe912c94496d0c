import { and, eq, like } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { tellOfHeldNaming } from "#app/features/projects/discussion/tell-of-naming.server.ts";
import { writePost } from "#app/features/projects/discussion/write-post.server.ts";
import { LIMITS } from "#app/platform/rate-limits.ts";
import { addDays, MINUTE_MS } from "#app/platform/clock.ts";
import { activity } from "#db/schema/activity.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { discussionPosts, discussionTopics } from "#db/schema/discussions.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, setMembership } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, lettersAbout, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const SECRET = "Quinces for the caravanserai";
const NAME = "Shirin Karimova";

let bystander: SignedIn;
let officer: SignedIn;
let elsewhere: SignedIn;
beforeAll(async () => {
  const { portal, other } = acting;
  const member = await createMember(portal.services, { nameEn: "Elsewhere University", country: "TJ" });
  bystander = await signInNew(portal, { roles: [{ role: "representative", institutionId: member.institutionId }] });
  officer = await signInNew(portal, {
    name: NAME,
    roles: [{ role: "project_officer", institutionId: other.institutionId }],
  });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FJ"] }] });
});

const discussionOf = ({ slug }: Posted) => `/projects/${slug}/discussion`;

async function joined() {
  const project = await post("published");
  const { services } = acting.portal;
  const place = { projectId: project.id, institutionId: acting.other.institutionId };
  await inviteMember(services, { ...place, role: "Translator" }, await actorOf(acting.portal, acting.leader.id));
  const partner = await actorOf(acting.portal, acting.partner.id);
  expect(await confirmPartnership(services, place, partner)).toEqual({ ok: true });
  return project;
}

async function open(project: Posted, { browser }: SignedIn, title: string, body: string, named?: string) {
  const form = await openForm(browser, discussionOf(project), "Open the topic");
  form.fill("Title", title).fill("First post", body);
  if (named) form.tick(named);
  const sent = await form.press("Open the topic");
  return { form, sent };
}

async function write({ browser }: SignedIn, topic: string, body: string, named?: string) {
  const form = await openForm(browser, topic, "Send the post");
  form.fill("Your post", body);
  if (named) form.tick(named);
  return { form, sent: await form.press("Send the post") };
}

const topicOf = async (project: Posted, title: string) => {
  const [row] = await acting.portal.services.db
    .select()
    .from(discussionTopics)
    .where(and(eq(discussionTopics.projectId, project.id), eq(discussionTopics.title, title)));
  return `${discussionOf(project)}/${row?.id}`;
};

const postWith = async (words: string) => {
  const rows = await acting.portal.services.db
    .select()
    .from(conversationMessages)
    .where(eq(conversationMessages.body, words));
  return rows.at(-1)?.id ?? "";
};

const count = (document: Document) => document.querySelectorAll("ol.thread > li").length;

test("those who work on a project talk in topics, each sees what is new, and nobody else finds the page", async () => {
  const project = await joined();
  const { leader, partner, coordinator, portal } = acting;
  const empty = await openForm(leader.browser, discussionOf(project), "Open the topic");
  const wrong = await empty.fill("First post", "Kept **words**").press("Open the topic");
  expect([wrong.answer.status, wrong.form("Open the topic").read("First post")]).toEqual([422, "Kept **words**"]);
  const opened = await open(project, leader, "Where we meet", `Let us meet in **Bukhara**. ${SECRET}.`);
  expect(opened.sent.page.text).toContain("The topic has been opened.");
  expect(opened.sent.page.document.querySelector(".rich-text strong")?.textContent).toBe("Bukhara");
  await opened.form.press("Open the topic");
  expect(await portal.services.db.$count(discussionTopics, eq(discussionTopics.projectId, project.id))).toBe(1);

  const rooms = await textOf(partner, `/projects/${project.slug}/work`);
  expect(rooms).toContain("new posts: 1");
  expect(await textOf(partner, discussionOf(project))).toContain("New: 1");
  const topic = await topicOf(project, "Where we meet");
  expect((await write(partner, topic, "Agreed.")).sent.page.text).toContain("The post has been sent.");
  const twice = await write(partner, topic, "Agreed.");
  await twice.form.press("Send the post");
  expect(count((await leader.browser.get(topic)).document)).toBe(2);
  expect(await textOf(partner, `/projects/${project.slug}/work`)).not.toContain("new posts");
  await write(leader, topic, "And in June?");
  await write(partner, topic, "Agreed.");
  const read = await coordinator.browser.get(topic);
  expect([read.status, count(read.document)]).toEqual([200, 4]);
  expect(read.document.querySelector("#post")).toBeNull();
  expect((await coordinator.browser.forge(topic, { intent: "post", body: "Hello" })).status).toBe(403);

  for (const stranger of [bystander, elsewhere])
    for (const page of [discussionOf(project), topic]) {
      expect((await stranger.browser.get(page)).status).toBe(404);
      expect((await stranger.browser.forge(page, { intent: "post", body: "Hello" })).status).toBe(404);
    }
  expect((await portal.browser().get(topic)).status).toBe(302);
  const second = await post("published");
  const foreign = topic.replace(project.slug, second.slug);
  expect((await leader.browser.get(foreign)).status).toBe(404);
  expect((await leader.browser.forge(foreign, { intent: "post", body: "Hello" })).status).toBe(409);

  const isOfProject = and(eq(activity.subjectId, project.id), like(activity.action, "discussion.%"));
  const rows = await portal.services.db.select().from(activity).where(isOfProject);
  expect(rows.map(({ action }) => action).sort()).toEqual([
    "discussion.post_written",
    "discussion.post_written",
    "discussion.post_written",
    "discussion.topic_opened",
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Quinces|Agreed|Where we meet/);
  const told = await textOf(partner, `/projects/${project.slug}/activity`);
  expect(told).toContain("A topic was opened in the discussion");
  const anybody = portal.browser();
  const pages = [
    `/projects/${project.slug}`,
    `/projects/${project.slug}/work`,
    "/projects?q=Quinces",
    "/projects/feed.atom",
    "/api/v1/projects",
    `/api/v1/projects/${project.slug}`,
  ];
  for (const page of pages)
    for (const browser of [anybody, partner.browser])
      expect((await browser.get(page)).text, page).not.toMatch(/for the caravanserai|Where we meet/);
  const letters = await portal.services.db.select().from(outbox).where(eq(outbox.subjectId, project.id));
  expect(JSON.stringify(letters)).not.toMatch(/Quinces|Agreed|Where we meet/);

  await setMembership(portal.services, acting.other, "suspended");
  const rested = await partner.browser.get(topic);
  const refusedThen = await partner.browser.forge(topic, { intent: "post", body: "Still here" });
  await setMembership(portal.services, acting.other, "active");
  expect([rested.status, rested.document.querySelector("#post"), refusedThen.status]).toEqual([200, null, 403]);

  const late = await openForm(partner.browser, topic, "Send the post");
  await portal.services.withTransaction((tx) =>
    tx.update(projects).set({ status: "archived" }).where(eq(projects.id, project.id)),
  );
  const closed = await late.fill("Your post", "Too late").press("Send the post");
  expect([closed.answer.status, closed.page.text.includes("not possible in the present state")]).toEqual([409, true]);
  const over = await partner.browser.get(topic);
  expect([over.status, over.document.querySelectorAll("main form").length]).toEqual([200, 0]);
});

test("who is named gets one letter an hour without a word of the post; an author corrects and removes, soon or with a trace", async () => {
  const project = await joined();
  const { leader, partner, portal } = acting;
  const { db } = portal.services;
  await open(project, leader, "Maps", "Who has the maps?", NAME);
  const topic = await topicOf(project, "Maps");
  const named = () =>
    db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, project.id), eq(outbox.kind, "project-discussion_named")));
  expect((await named()).map(({ recipient }) => recipient)).toEqual([officer.email]);
  await officer.browser.get(topic);
  await write(leader, topic, "The old ones, I mean.", NAME);
  expect(await named()).toHaveLength(1);
  const intruder = { intent: "post", body: "Look", named: bystander.id };
  expect((await leader.browser.forge(topic, intruder)).status).toBe(409);
  const clock = { now: () => new Date(portal.services.clock.now().getTime() + 61 * MINUTE_MS) };
  for (let round = 0; round < 2; round++) await tellOfHeldNaming({ ...portal.services, clock });
  const letters = await named();
  expect(letters.map(({ recipient }) => recipient)).toEqual([officer.email, officer.email]);
  expect(letters[0]?.text).toContain(`/projects/${project.slug}/discussion/`);
  expect(JSON.stringify(letters)).not.toMatch(/maps|Maps|old ones/);

  await write(partner, topic, "I have fuor.");
  const correct = await openForm(partner.browser, topic, "Save the correction");
  const corrected = await correct.fill("Post", "I have four.").press("Save the correction");
  expect(corrected.page.text).toContain("The correction has been saved.");
  expect(await textOf(leader, topic)).toMatch(/corrected[\s\S]*I have four\./);
  const id = await postWith("I have four.");
  expect((await leader.browser.forge(topic, { intent: "correct", id, body: "Mine" })).status).toBe(403);
  expect((await leader.browser.forge(topic, { intent: "remove", id })).status).toBe(403);

  await write(partner, topic, "Forget this.");
  const gone = await postWith("Forget this.");
  const remove = { intent: "remove", id: gone };
  const first = await partner.browser.forge(topic, remove);
  const again = await partner.browser.forge(topic, remove);
  expect([first.status, again.status]).toEqual([302, 302]);
  expect(await textOf(leader, topic)).not.toMatch(/Forget this|Removed by its author/);
  const createdAt = new Date(portal.services.clock.now().getTime() - 16 * MINUTE_MS);
  await portal.services.withTransaction((tx) =>
    tx.update(conversationMessages).set({ createdAt }).where(eq(conversationMessages.id, id)),
  );
  const stale = { intent: "correct", id, body: "I have five." };
  expect((await partner.browser.forge(topic, stale)).status).toBe(409);
  const late = await openForm(partner.browser, topic, /^Remove the post/);
  expect((await late.press(/^Remove the post/)).page.text).toContain("The post has been removed.");
  const read = await textOf(leader, topic);
  expect(read).toContain("Removed by its author.");
  expect(read).not.toContain("I have four.");
  expect(await db.$count(conversationMessages, eq(conversationMessages.body, "I have four."))).toBe(0);
});

test("lead and coordinator hide a post with a reason; its author asks once, and the coordinator decides", async () => {
  const project = await joined();
  const { leader, partner, coordinator, portal } = acting;
  await open(project, leader, "Money", "What does the bus cost?");
  const topic = await topicOf(project, "Money");
  await write(partner, topic, "Ask the rude driver.");
  const id = await postWith("Ask the rude driver.");
  expect((await officer.browser.forge(topic, { intent: "hide", id, reason: "I dislike it" })).status).toBe(403);
  expect((await partner.browser.forge(topic, { intent: "ask_again", id, reason: "Why not" })).status).toBe(409);
  const hide = await openForm(leader.browser, topic, "Hide the post");
  expect((await hide.press("Hide the post")).answer.status).toBe(422);
  const hidden = await hide.fill("Reason", "It speaks ill of a person.").press("Hide the post");
  expect(hidden.page.text).toContain("The post has been hidden.");
  await hide.press("Hide the post");
  expect(await textOf(officer, topic)).toContain("This post was hidden.");
  expect(await textOf(officer, topic)).not.toMatch(/rude driver|speaks ill/);
  const own = await textOf(partner, topic);
  expect([own.includes("Ask the rude driver."), own.includes("It speaks ill of a person.")]).toEqual([true, true]);
  const isHidden = and(eq(outbox.subjectId, project.id), eq(outbox.kind, "project-discussion_hidden"));
  const letters = await portal.services.db.select().from(outbox).where(isHidden);
  expect(letters.map(({ recipient }) => recipient)).toEqual([partner.email]);
  expect(letters[0]?.text).toContain("It speaks ill of a person.");
  expect(letters[0]?.text).not.toContain("rude driver");
  expect((await partner.browser.forge(topic, { intent: "remove", id })).status).toBe(409);

  // The letter and the form name the last day; what is sent after it is refused and handed back.
  const lastDay = formatDate(addDays(portal.services.clock.now(), 60), "en");
  expect(letters[0]?.text).toContain(`until ${lastDay}`);
  const ask = await openForm(partner.browser, topic, "Ask the coordinator");
  expect(ask.element.textContent).toContain(`until ${lastDay}`);
  const hideOn = (hiddenAt: Date) =>
    portal.services.withTransaction((tx) =>
      tx.update(discussionPosts).set({ hiddenAt }).where(eq(discussionPosts.messageId, id)),
    );
  await hideOn(addDays(portal.services.clock.now(), -61));
  const late = await ask.fill("Why it should be shown", "I read it only now.").press("Ask the coordinator");
  expect([late.answer.status, late.page.text]).toEqual([409, expect.stringContaining("I read it only now.")]);
  expect(late.page.text).toContain("has passed");
  expect(await textOf(partner, topic)).not.toContain("Ask the coordinator");
  await hideOn(portal.services.clock.now());
  const asked = await ask.fill("Why it should be shown", "It is a joke among us.").press("Ask the coordinator");
  expect(asked.page.text).toContain("The coordinator has been asked.");
  const repeated = { intent: "ask_again", id, reason: "Please, please" };
  expect((await partner.browser.forge(topic, repeated)).status).toBe(409);
  expect(await lettersAbout(project, coordinator)).toContain("project-discussion_look_again");
  const inbox = await coordinator.browser.get("/inbox");
  expect(inbox.text).toContain("its author asks you to look at it");
  const link = [...inbox.document.querySelectorAll("main a")].map((one) => one.getAttribute("href") ?? "");
  expect(link.find((one) => one.includes("/discussion/"))).toContain(encodeURIComponent(id));
  expect((await leader.browser.forge(topic, { intent: "settle", id, outcome: "keep" })).status).toBe(403);
  const settle = await openForm(coordinator.browser, topic, /^Show it again/);
  const settled = await settle.press(/^Show it again/);
  expect(settled.page.text).toContain("The decision has been saved.");
  expect((await coordinator.browser.get("/inbox")).text).not.toContain("its author asks you to look at it");
  expect(await textOf(officer, topic)).toContain("Ask the rude driver.");
  expect(await lettersAbout(project, partner)).toContain("project-discussion_shown");
  expect((await leader.browser.forge(topic, { intent: "hide", id, reason: "Once more" })).status).toBe(409);
  const done = await textOf(partner, `/projects/${project.slug}/activity`);
  for (const words of ["A post in the discussion was hidden", "asked that it be looked at again", "is shown again"])
    expect(done).toContain(words);
});

test("who hid a post leaves the second look to another coordinator, as long as there is one", async () => {
  const project = await joined();
  const { leader, partner, coordinator, portal } = acting;
  await open(project, leader, "Trains", "Which train?");
  const topic = await topicOf(project, "Trains");
  const asked: string[] = [];
  for (const words of ["The slow one.", "The slower one."]) {
    await write(partner, topic, words);
    const id = await postWith(words);
    const hide = { intent: "hide", id, reason: "It says nothing." };
    expect((await coordinator.browser.forge(topic, hide)).status).toBe(302);
    if (asked.length === 1) break;
    asked.push(id);
    expect((await partner.browser.forge(topic, { intent: "ask_again", id, reason: "It does." })).status).toBe(302);
    expect(await textOf(coordinator, topic)).toContain("No other coordinator is there for this country");
  }
  const second = await signInNew(portal, { roles: ["coordinator"] });
  const later = await postWith("The slower one.");
  const again = { intent: "ask_again", id: later, reason: "It says that it is slow." };
  expect((await partner.browser.forge(topic, again)).status).toBe(302);
  const toldOf = async (email: string) =>
    portal.services.db.$count(
      outbox,
      and(
        eq(outbox.kind, "project-discussion_look_again"),
        eq(outbox.recipient, email),
        eq(outbox.subjectId, project.id),
      ),
    );
  expect([await toldOf(coordinator.email), await toldOf(second.email)]).toEqual([1, 1]);
  expect((await coordinator.browser.get("/inbox")).text).not.toContain(encodeURIComponent(later));
  expect((await second.browser.get("/inbox")).text).toContain(encodeURIComponent(later));
  expect((await coordinator.browser.get(topic)).text).not.toContain("It stays hidden:");
  const keep = { intent: "settle", id: later, outcome: "keep" };
  expect((await coordinator.browser.forge(topic, keep)).status).toBe(403);
  expect((await second.browser.forge(topic, keep)).status).toBe(302);
  expect((await second.browser.forge(topic, { ...keep, id: asked[0] ?? "", outcome: "show" })).status).toBe(302);
  expect(await textOf(partner, topic)).toContain("it stays hidden");
});

test("topics and posts stand on pages, a link leads to the post, and who posts too often waits", async () => {
  const project = await joined();
  const { leader, partner, portal } = acting;
  await open(project, leader, "Long", "Post 0");
  const topic = await topicOf(project, "Long");
  const author = await actorOf(portal, partner.id);
  const where = { projectId: project.id, topicId: topic.slice(-36) };
  for (let number = 1; number <= 30; number++) {
    const values = { body: `Post ${number}`, named: [] };
    expect(await writePost(portal.services, { ...where, values }, author)).toMatchObject({ ok: true });
  }
  expect(await portal.services.db.$count(discussionPosts, eq(discussionPosts.topicId, topic.slice(-36)))).toBe(31);
  const [first, second] = [await leader.browser.get(topic), await leader.browser.get(`${topic}?page=2`)];
  expect([count(first.document), count(second.document)]).toEqual([20, 11]);
  const id = await postWith("Post 25");
  const led = await leader.browser.get(`${topic}?at=${id}`);
  expect([led.status, led.location]).toEqual([302, `${topic}?page=2#post-${id}`]);

  const { limits } = portal.services;
  const consume = vi
    .spyOn(limits, "consume")
    .mockImplementation((name) => Promise.resolve(name === "projectPostByUser" ? 1200 : null));
  const often = await openForm(leader.browser, topic, "Send the post");
  const refused = await often.fill("Your post", "One too many").press("Send the post");
  consume.mockRestore();
  expect([refused.answer.status, refused.form("Send the post").read("Your post")]).toEqual([429, "One too many"]);
  expect(LIMITS.projectPostByUser.windows).toEqual([[30, 3600]]);
});
