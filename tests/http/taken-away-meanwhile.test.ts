import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

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
