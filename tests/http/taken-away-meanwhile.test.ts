import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { grants } from "#db/schema/grants.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm, type Sent, type ServedForm } from "#tests/support/served-form.ts";

startActing();

test("what somebody else took away is not said to be removed by whoever comes too late; a second press of one's own is", async () => {
  const { leader, partner, lead, portal } = acting;
  const project = await post("published");
  await takePart(project);
  const roles = [{ role: "alternate" as const, institutionId: lead.institutionId }];
  const colleague = await signInNew(portal, { roles });
  const at = (page: string) => `/projects/${project.slug}${page}`;

  const add = await openForm(partner.browser, at("/documents"), "Add the document");
  add.fill("Name of the document", "Plan").attach("File", { name: "plan.pdf", bytes: smallPdf("plan") });
  await add.press("Add the document");
  const part = await openForm(leader.browser, at("/work"), "Add the work package");
  part.fill("Title", "Fieldwork").fill("First month", "2030-01").fill("Last month", "2030-06");
  await part.press("Add the work package");
  const milestone = await openForm(leader.browser, at("/work"), "Add the milestone");
  milestone.fill("What is reached", "A map").fill("By when", "2030-03-01");
  await milestone.choose("Responsible institution", "Lead University").press("Add the milestone");

  const things: [page: string, button: string, said: string, late: SignedIn][] = [
    ["/documents", "Remove the document", "The document has been removed.", partner],
    ["/work", "Remove the milestone", "The milestone has been removed.", colleague],
    ["/work", "Remove the work package", "The work package has been removed.", colleague],
  ];
  for (const [page, button, said, late] of things) {
    const [first, second] = [
      await openForm(leader.browser, at(page), button),
      await openForm(late.browser, at(page), button),
    ];
    expect((await first.press(button)).page.text).toContain(said);
    expect((await first.press(button)).page.text).toContain(said);
    const answer = await second.press(button);
    expect([button, answer.answer.status, answer.page.text.includes(said)]).toEqual([button, 409, false]);
  }
});

test("what was typed of a milestone that is gone is handed back", async () => {
  const { leader } = acting;
  const work = `/projects/${(await post("published")).slug}/work`;
  const words = "A map of all wells";
  const milestone = await openForm(leader.browser, work, "Add the milestone");
  milestone.fill("What is reached", "A map").fill("By when", "2030-03-01");
  await milestone.choose("Responsible institution", "Lead University").press("Add the milestone");
  const late = await openForm(leader.browser, work, "Save");
  const remove = "Remove the milestone";
  await (await openForm(leader.browser, work, remove)).press(remove);
  const changed = await late.fill("What is reached", words).press("Save");
  const shown = changed.page.document.querySelector("main")?.textContent;
  expect([changed.answer.status, shown?.includes(words)]).toEqual([409, true]);
});

test("whoever has just removed a post of their own has removed no other by its id", async () => {
  const { leader, partner, portal } = acting;
  const project = await post("published");
  await takePart(project);
  const list = `/projects/${project.slug}/discussion`;
  const opened = await openForm(leader.browser, list, "Open the topic");
  const { address } = await opened.fill("Title", "Keys").fill("First post", "Who has them?").press("Open the topic");
  const topic = address.replace(/[?#].*/, "");
  const answer = await openForm(partner.browser, topic, "Send the post");
  await answer.fill("Your post", "It is not I.").press("Send the post");
  const { db } = portal.services;
  const [message] = await db.select().from(conversationMessages).where(eq(conversationMessages.body, "It is not I."));
  const correct = await openForm(partner.browser, topic, /^Save the correction/);
  const remove = await openForm(partner.browser, topic, /^Remove the post/);
  for (let press = 0; press < 2; press++)
    expect((await remove.press(/^Remove the post/)).page.text).toContain("The post has been removed.");
  expect((await correct.fill("Post", "It is I.").press(/^Save the correction/)).answer.status).toBe(409);
  const statusOf = async (id: string) => (await partner.browser.forge(topic, { intent: "remove", id })).status;
  expect(await statusOf(message?.id ?? "")).toBe(302);
  expect(await statusOf("00000000000000-00000000-0000-4000-8000-000000000000")).toBe(409);
  expect(await textOf(leader, topic)).toContain("Who has them?");
});

describe("Whoever may not see a page any more has the words of the form they sent there", () => {
  const handedBack = ({ page }: Sent) =>
    [...page.document.querySelectorAll<HTMLTextAreaElement>("main textarea")].map(({ value }) => value);
  const PLAN = "Ask the archive for the maps";
  const NAME = "Plan of the archive";

  async function openedAt(project: { slug: string }, browser = acting.leader.browser) {
    const at = (page: string) => `/projects/${project.slug}${page}`;
    const task = await openForm(browser, at("/tasks"), "Give the task");
    const document = await openForm(browser, at("/documents"), "Add the document");
    return [
      [task.fill("What is to be done", PLAN), "Give the task", PLAN],
      [document.fill("Name of the document", NAME).attach("File", FILE), "Add the document", NAME],
    ] satisfies [form: ServedForm, button: string, words: string][];
  }
  const FILE = { name: "plan.pdf", bytes: smallPdf("plan") };

  test("another account that was signed in meanwhile, with the way to send it as whoever opened it", async () => {
    const { leader, portal } = acting;
    const project = await post("published");
    const forms = await openedAt(project);
    const stranger = await signInNew(portal, { name: "Moussa Traore" });
    const { browser } = leader;
    await signInAs(portal, stranger.email, browser);
    for (const [form, button, words] of forms) {
      const sent = await form.press(button);
      expect([sent.answer.status, handedBack(sent)]).toEqual([404, [words]]);
      expect(sent.page.document.title).toMatch(/^There is no such page · /);
      expect(sent.page.document.querySelector("main h1")?.textContent).toBe("There is no such page");
      expect(sent.page.text).toContain("is sent for no other");
    }
    await signInAs(portal, leader.email, browser);
  });

  test("an account without its role, and a page that never was, are answered alike", async () => {
    const { partner, other, leader, portal } = acting;
    const project = await post("published");
    await takePart(project);
    const roles = [{ role: "alternate" as const, institutionId: other.institutionId }];
    const colleague = await signInNew(portal, { roles });
    const forms = await openedAt(project, colleague.browser);
    const { withTransaction, clock } = portal.services;
    const isTheirs = eq(grants.userId, colleague.id);
    await withTransaction((tx) => tx.update(grants).set({ revokedAt: clock.now() }).where(isTheirs));
    for (const [form, button, words] of forms) {
      const sent = await form.press(button);
      expect([sent.answer.status, handedBack(sent)]).toEqual([404, [words]]);
      expect(sent.page.text).not.toContain("is sent for no other");
    }
    const bare = ({ text }: { text: string }) =>
      text.replace(/[0-9a-f-]{36}|nonce="[^"]*"/g, "").replaceAll("/nowhere/", `/${project.slug}/`);
    const asked = { intent: "task", title: PLAN };
    const foreign = await colleague.browser.forge(`/projects/${project.slug}/tasks`, asked);
    const missing = await colleague.browser.forge("/projects/nowhere/tasks", asked);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(missing.text).toContain(PLAN);
    expect(bare(missing)).toBe(bare(foreign));
    const settings = await partner.browser.forge("/admin/texts/privacy", { bodyEn: "What we keep of whom" });
    expect([settings.status, settings.text.includes("What we keep of whom")]).toEqual([403, true]);
    const data = await leader.browser.forge(
      "/projects/nowhere/tasks?_data=routes%2F_workspace.projects.%24slug.tasks",
      asked,
    );
    expect([data.status, JSON.parse(data.text)]).toMatchObject([404, { words: { ofOther: null } }]);
  });
});
