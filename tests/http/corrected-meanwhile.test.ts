import { expect, test } from "vitest";
import { acting, post, type Posted, startActing, takePart } from "#tests/support/project-acts.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { type Label, openForm, type ServedForm } from "#tests/support/served-form.ts";

startActing();

interface Case {
  page: string;
  button: string | RegExp;
  /** What is typed into one field. */
  field: Label;
  /** Of the field the texts of whoever is quicker, of whoever comes second, and one that is refused. */
  texts: [first: string, second: string];
  wrong?: string;
  by: SignedIn;
}

type Begin = (project: Posted) => Promise<Case>;

const add = async (page: string, button: string, fill: (form: ServedForm) => ServedForm, by = acting.leader) =>
  fill(await openForm(by.browser, page, button)).press(button);

/** Everything of the work of a project that is corrected in a form, with how it came to be there. */
const CASES: Record<string, Begin> = {
  "a work package": async ({ slug }) => {
    const page = `/projects/${slug}/work`;
    await add(page, "Add the work package", (form) =>
      form.fill("Title", "Maps").fill("First month", "2027-01").fill("Last month", "2027-06"),
    );
    const common = { page, button: "Save", field: "Title", by: acting.leader };
    return { ...common, texts: ["Maps of bazaars", "Maps of roads"], wrong: "M" };
  },
  "a milestone": async ({ slug }) => {
    const page = `/projects/${slug}/work`;
    await add(page, "Add the milestone", (form) =>
      form
        .fill("What is reached", "Maps")
        .fill("By when", "2027-03-01")
        .choose("Responsible institution", "Other University"),
    );
    const common = { page, button: "Save", field: "What is reached", by: acting.leader };
    return { ...common, texts: ["Maps of bazaars", "Maps of roads"], wrong: "M" };
  },
  "how a milestone stands": async ({ slug }) => {
    const page = `/projects/${slug}/work`;
    await add(page, "Add the milestone", (form) =>
      form
        .fill("What is reached", "Maps")
        .fill("By when", "2027-03-01")
        .choose("Responsible institution", "Other University"),
    );
    const common = { page, button: "Save the state", field: "Evidence", by: acting.leader };
    return { ...common, texts: ["In the archive of Bukhara", "In the archive of Khiva"] };
  },
  "a task": async ({ slug }) => {
    const page = `/projects/${slug}/tasks`;
    await add(page, "Give the task", (form) =>
      form.fill("What is to be done", "Draw maps").choose("Who does it", acting.partner.name),
    );
    const common = { page, button: "Save the correction", field: "What is to be done", by: acting.leader };
    return { ...common, texts: ["Draw the bazaar", "Draw the road"], wrong: "D" };
  },
  "a meeting": async ({ slug }) => {
    const page = await callMeeting(slug);
    const common = { page, button: "Save", field: "Agenda", by: acting.leader };
    return { ...common, texts: ["Which maps we take", "Which roads we take"] };
  },
  "the minutes of a meeting": async ({ slug }) => {
    const page = await callMeeting(slug);
    const common = { page, button: "Save the minutes", field: "Minutes", by: acting.leader };
    return { ...common, texts: ["We take the maps of 1890.", "We take the maps of 1910."] };
  },
  "a note of progress": async ({ slug }) => {
    const page = `/projects/${slug}/progress`;
    await add(page, "Save the note", (form) =>
      form.choose("How it goes", "On track").fill("What has happened", "The first interviews are done."),
    );
    const common = { page, button: "Save the correction", field: "What has happened", by: acting.leader };
    return {
      ...common,
      texts: ["The first 12 interviews are done.", "The first 21 interviews are done."],
      wrong: "Few",
    };
  },
  "a post of the discussion": async ({ slug }) => {
    const opened = await add(`/projects/${slug}/discussion`, "Open the topic", (form) =>
      form.fill("Title", "Maps").fill("First post", "Who has maps?"),
    );
    const link = opened.page.document.querySelector('main .thread a[href*="/discussion/"]');
    const page = link?.getAttribute("href") ?? opened.address;
    const common = { page, button: "Save the correction", field: "Post", by: acting.leader };
    return { ...common, texts: ["Who has maps of bazaars?", "Who has maps of roads?"] };
  },
  "a result": async ({ slug }) => {
    const begun = await add(`/projects/${slug}/results/new`, "Save", (form) =>
      form.choose("Kind of result", "Article").fill("Title", "Maps"),
    );
    const common = { page: begun.address.replace(/\?.*/, ""), button: "Save", field: "Title", by: acting.leader };
    return { ...common, texts: ["Maps of bazaars", "Maps of roads"] };
  },
};

async function callMeeting(slug: string): Promise<string> {
  const page = `/projects/${slug}/meetings`;
  await add(page, "Call the meeting", (form) =>
    form.fill("Title", "First talk").fill("Day", "2027-03-10").fill("Hour", "9:30").fill("Place or link", "Hall 3"),
  );
  return page;
}

test.each(Object.keys(CASES))(
  "who corrects second reads what stands beside what was typed, and may save over it: %s",
  async (name) => {
    const project = await post("published");
    await takePart(project);
    const { page, button, field, texts, wrong, by } = await CASES[name]!(project);
    const [first, second] = texts;
    const [one, other, mistaken] = [await open(), await open(), await open()];
    function open() {
      return openForm(by.browser, page, button);
    }
    expect((await one.fill(field, first).press(button)).answer.status).toBe(302);
    const refused = await other.fill(field, second).press(button);
    expect(refused.answer.status).toBe(409);
    expect(refused.page.document.querySelector("main")?.textContent).toMatch(
      /What stands now beside what you typed|You have changed this in another window meanwhile(?! \(\d+ \w+ \d{4}\))/,
    );
    expect(refused.page.document.querySelector("main table")?.textContent).toContain(first);
    const again = refused.form(button);
    expect(again.read(field)).toBe(second);
    if (wrong !== undefined) {
      // A mistake in between takes nothing of what others wrote for read.
      const invalid = await mistaken.fill(field, wrong).press(button);
      expect(invalid.answer.status).toBe(422);
      expect((await invalid.form(button).fill(field, second).press(button)).answer.status).toBe(409);
    }
    expect((await open()).read(field)).toBe(first);
    expect((await again.press(button)).answer.status).toBe(302);
    expect((await open()).read(field)).toBe(second);
  },
);

test("whoever comes too late to a result reads which colleague has changed it, and when", async () => {
  const project = await post("published");
  await takePart(project);
  const { page, button, field } = await CASES["a result"]!(project);
  const roles = [{ role: "alternate" as const, institutionId: acting.lead.institutionId }];
  const colleague = await signInNew(acting.portal, { name: "Ainura Colleague", roles });
  const late = await openForm(acting.leader.browser, page, button);
  // What is needed before it is handed in is said at its fields from the start.
  const mark = (one: ServedForm, name: string) =>
    one.control(name).closest(".field")?.querySelector(".field-mark")?.textContent;
  expect(["Authors", "Date", "Link", "ISBN"].map((name) => mark(late, name))).toEqual([
    "(needed to hand in)",
    "(needed to hand in)",
    "(needed to hand in: a link, a DOI or a file)",
    "(optional)",
  ]);
  await (await openForm(colleague.browser, page, button)).fill(field, "Maps of khans").press(button);
  const refused = await late.fill(field, "Maps of roads").press(button);
  expect(refused.page.text).toMatch(/Ainura Colleague has changed this meanwhile \(\d+ /);
});

test("a day that nobody changed is no difference, and one that was changed is read as people write it", async () => {
  const project = await post("published");
  await takePart(project);
  const { page, button, field, texts, by } = await CASES["a milestone"]!(project);
  const open = () => openForm(by.browser, page, button);
  const [one, other, third] = [await open(), await open(), await open()];
  expect(one.read("By when")).toBe("01.03.2027");
  await one.fill(field, texts[0]).press(button);
  const refused = await other.fill(field, texts[1]).press(button);
  expect(refused.page.document.querySelector("main table")?.textContent).not.toMatch(/By when|2027/);
  const moved = await third.fill("By when", "2027-03-05").press(button);
  const table = moved.page.document.querySelector("main table")?.textContent;
  expect(table).toMatch(/By when.*01\.03\.2027.*05\.03\.2027/s);
  expect(table).not.toContain("2027-03");
});

const REMOVED: Record<string, { remove: string | RegExp; said: string }> = {
  "a milestone": { remove: "Remove the milestone", said: "This has been removed meanwhile" },
  "a meeting": { remove: "Cancel the meeting", said: "This meeting has been cancelled meanwhile" },
  "a post of the discussion": { remove: /^Remove the post/, said: "This post has been removed meanwhile" },
};

test.each(Object.keys(REMOVED))("who corrects what is gone reads that it is, with what was typed: %s", async (name) => {
  const project = await post("published");
  await takePart(project);
  const { page, button, field, texts, by } = await CASES[name]!(project);
  const { remove, said } = REMOVED[name]!;
  const late = await openForm(by.browser, page, button);
  if (name.includes("post")) {
    // A topic stays with what others have written below.
    const reply = await openForm(acting.partner.browser, page, "Send the post");
    await reply.fill("Your post", "I have some.").press("Send the post");
  }
  await (await openForm(by.browser, page, remove)).press(remove);
  const refused = await late.fill(field, texts[1]).press(button);
  expect([refused.answer.status, refused.page.text]).toEqual([409, expect.stringContaining(said)]);
  expect(refused.page.text).toContain(texts[1]);
  expect(refused.page.text).not.toContain("send again");
});
