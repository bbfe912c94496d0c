import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { saveMilestone } from "#app/features/projects/work/change-milestones.server.ts";
import { daysAfter, dayNow } from "#app/platform/days.ts";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { actorOf } from "#tests/support/people.ts";
import { handInResult } from "#tests/support/results.ts";
import { projectAt } from "#tests/support/project-page.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import {
  acting,
  deskOf,
  EXPRESS,
  lettersAbout,
  openInterest,
  sendInterest,
  post,
  reportOn,
  type Posted,
  startActing,
  textOf,
} from "#tests/support/project-acts.ts";

startActing();

const stateOf = ({ slug }: Posted) => `/projects/${slug}/state`;

const rowOf = async (id: string) =>
  (await acting.portal.services.db.select().from(projects).where(eq(projects.id, id)))[0];
const timesDone = (id: string, action: string) =>
  acting.portal.services.db.$count(activity, and(eq(activity.subjectId, id), eq(activity.action, action)));

test("who writes an expression of interest can read the project on the same page (found F175)", async () => {
  const project = await post("published", { description: "First we measure the bazaar of the goldsmiths." });
  const { document } = await acting.partner.browser.get(deskOf(project));
  const about = document.querySelector("#express ~ details");
  expect(about?.textContent).toContain("First we measure the bazaar of the goldsmiths.");
  expect((await acting.leader.browser.get(deskOf(project))).document.querySelector("#express ~ details")).toBeNull();
});

test("an expression of interest that is pressed twice is sent once, and both presses say so", async () => {
  const project = await post("published");
  const form = await openInterest(project);
  const sent = [await form.press(EXPRESS), await form.press(EXPRESS)];
  expect(sent.map(({ address }) => address)).toEqual(Array(2).fill(`${deskOf(project)}?done=interest_sent`));
  expect(await timesDone(project.id, "interest.sent")).toBe(1);
  const other = await form.fill("What your institution brings", "Something else entirely. ".repeat(12)).press(EXPRESS);
  expect(other.answer.status).toBe(422);
});

const EARLY = "Complete the project before its period is over";

describe("the lead of a posting", () => {
  test("who saves it unchanged changes nothing: no version, no line of the history, no new check", async () => {
    const { id, slug } = await post("published", { countries: ["UZ", "KZ"], themes: ["T07", "T05"] });
    const before = await rowOf(id);
    const saved = await (await openForm(acting.leader.browser, `/projects/${slug}/edit`, "Save")).press("Save");
    expect(saved.address).toMatch(/^\/projects\/letters-of-the-road-\d+\?done=/);
    expect(await rowOf(id)).toEqual(before);
    expect(await timesDone(id, "project.edited")).toBe(0);
    const changed = await openForm(acting.leader.browser, `/projects/${slug}/edit`, "Save");
    await changed.fill("Acronym", "LETTERS").press("Save");
    expect(await rowOf(id)).toMatchObject({ version: before!.version + 1, isChangedSinceCheck: true });
    expect(await timesDone(id, "project.edited")).toBe(1);
  });
});

describe("a coordinator who checks a posting", () => {
  test("declines it with a reason and words, which the lead reads on its page and in a letter", async () => {
    const project = await post("submitted");
    const page = `/review/projects/${project.slug}`;
    const form = await openForm(acting.coordinator.browser, page, "Decline");
    form.choose("Reason", "Posted before").fill("Explanation", "Too short.");
    const refused = await form.press("Decline");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Decline");
    expect(again.control("Explanation").closest("details")?.open).toBe(true);
    expect([again.read("Reason"), again.read("Explanation")]).toEqual(["duplicate", "Too short."]);
    const words = "The same project stands on the board under another title.";
    const declined = await again.fill("Explanation", words).press("Decline");
    expect(declined.page.text).toContain("The project has been declined, and the lead institution has been told.");
    const shown = await textOf(acting.leader, `/projects/${project.slug}`);
    expect(shown).toContain("Not published: Posted before");
    expect(shown).toContain(words);
    expect(await lettersAbout(project, acting.leader)).toContain("project-declined");
    expect((await form.press("Decline")).answer.status).toBe(422);
    expect((await again.press("Decline")).address).toBe(declined.address);
    expect(await timesDone(project.id, "project.declined")).toBe(1);
  });
});

describe("the lead of a submitted posting", () => {
  test("takes it back, once, and can change it again; its coordinators are told", async () => {
    const project = await post("submitted");
    const form = await openForm(acting.leader.browser, stateOf(project), "Take the project back");
    expect(form.element.textContent).toContain("Letters of the road");
    const back = await form.press("Take the project back");
    expect(back.page.text).toContain("The project has been taken back.");
    expect(await rowOf(project.id)).toMatchObject({ status: "draft" });
    expect(await lettersAbout(project, acting.coordinator)).toContain("project-taken_back");
    const letters = await lettersAbout(project, acting.coordinator);
    expect((await form.press("Take the project back")).address).toBe(back.address);
    expect(await lettersAbout(project, acting.coordinator)).toEqual(letters);
    expect(await timesDone(project.id, "project.taken_back")).toBe(1);
    await openForm(acting.leader.browser, `/projects/${project.slug}/edit`, "Submit the project");
  });
});

test("what is handed in is read in its versions and its preview by those who write it, and not changed there", async () => {
  const project = await post("submitted");
  const { browser } = acting.leader;
  const page = await browser.get(`/projects/${project.slug}`);
  for (const name of ["versions", "preview"]) {
    const address = `/projects/${project.slug}/${name}`;
    expect(page.document.querySelector(`main a[href="${address}"]`)).not.toBeNull();
    const read = await browser.get(address);
    expect([name, read.status]).toEqual([name, 200]);
    const main = read.document.querySelector("main");
    expect(main?.textContent).toContain(name === "versions" ? "can be read and not restored" : "as it was handed in");
    expect(main?.querySelectorAll("form, a[href$='/edit']").length).toBe(0);
    expect((await acting.partner.browser.get(address)).status).toBe(404);
  }
  const forged = { number: "1", version: "1" };
  expect((await browser.forge(`/projects/${project.slug}/versions`, forged)).status).toBe(409);
});

describe("a draft", () => {
  test("is deleted for good after it was asked, and nobody but its institution can", async () => {
    const project = await post("draft");
    expect((await acting.partner.browser.get(stateOf(project))).status).toBe(404);
    const form = await openForm(acting.leader.browser, stateOf(project), "Delete the draft for good");
    expect(form.element.textContent).toContain("This cannot be undone.");
    const deleted = await form.press("Delete the draft for good");
    expect(deleted.address).toBe("/projects/mine?done=deleted");
    expect(deleted.page.text).toContain("The draft has been deleted.");
    expect(await rowOf(project.id)).toBeUndefined();
    expect((await form.press("Delete the draft for good")).answer.status).toBe(404);
  });

  test("that was published before cannot be deleted", async () => {
    const project = await post("published");
    const { text } = await acting.leader.browser.get(stateOf(project));
    expect(text).not.toContain("Delete the draft");
    expect((await acting.leader.browser.forge(stateOf(project), { intent: "delete" })).status).toBe(409);
    expect(await rowOf(project.id)).toMatchObject({ status: "open" });
  });
});

describe("what was achieved", () => {
  test("waits for the final report, and the page says so with what else is open", async () => {
    const project = await post("published");
    const { portal, leader, lead } = acting;
    const author = await actorOf(portal, leader.id);
    const institutionIds = [lead.institutionId];
    const form = { title: "A map that nobody has checked" };
    await handInResult(portal.services, { projectId: project.id, author, institutionIds, form });
    for (const [title, dueOn] of [
      ["Forty interviews", "2027-05-01"],
      ["The first drawings", "2027-06-01"],
    ] as const) {
      const milestone = { id: randomUUID(), version: 0, title, dueOn, ...lead };
      expect(await saveMilestone(portal.services, { projectId: project.id, values: milestone }, author)).toMatchObject({
        ok: true,
      });
    }
    const task = await openForm(leader.browser, `/projects/${project.slug}/tasks`, "Give the task");
    const [person = ""] = [...task.control("Who does it").querySelectorAll("option[value]:not([value=''])")].map(
      ({ textContent }) => textContent?.trim() ?? "",
    );
    await task
      .fill("What is to be done", "Draw the seventh bazaar")
      .choose("Who does it", person)
      .press("Give the task");
    const call = await openForm(leader.browser, `/projects/${project.slug}/meetings`, "Call the meeting");
    call
      .fill("Title", "Last talk")
      .fill("Day", daysAfter(dayNow(portal.services.clock), 9))
      .fill("Hour", "9:30");
    await call.fill("Place or link", "Hall 3").press("Call the meeting");
    const page = (await leader.browser.get(stateOf(project))).document.querySelector("main");
    expect(page?.querySelector("[name=finalSummary]")).toBeNull();
    expect(page?.querySelector(`details a[href="/projects/${project.slug}/report"]`)).not.toBeNull();
    for (const words of [
      "2 milestones are still open: “Forty interviews”, “The first drawings”",
      "1 task is still open: “Draw the seventh bazaar”",
      "1 meeting is still to come: “Last talk”",
      "1 result is not settled: “A map that nobody has checked”",
      "can be completed nevertheless",
    ])
      expect(page?.textContent).toContain(words);
    const typed = { intent: "complete", isEarly: "on", finalSummary: "Twelve bazaars were measured. ".repeat(5) };
    const refused = await leader.browser.forge(stateOf(project), typed);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("the final report comes first")]);
    expect(refused.document.querySelector("textarea")?.textContent?.trim()).toBe(typed.finalSummary.trim());
    expect(await rowOf(project.id)).toMatchObject({ status: "open", completedAt: null });
    await reportOn(project);
    const seeks = async () => {
      const text = await textOf(leader, `/projects/${project.slug}`);
      return ["Partners wanted", "Is the project looking for partners?"].filter((words) => text.includes(words));
    };
    expect(await seeks()).toHaveLength(2);
    await sendInterest(project);
    const { services } = acting.portal;
    const third = await createMember(services, { nameEn: "Third University" });
    const invited = { projectId: project.id, institutionId: third.institutionId, role: "Draughtsmen" };
    expect(await inviteMember(services, invited, await actorOf(acting.portal, leader.id))).toEqual({ ok: true });
    const complete = await openForm(leader.browser, stateOf(project), "Complete the project");
    const done = await complete.fill("What was achieved", typed.finalSummary).tick(EARLY).press("Complete the project");
    expect(done.answer.location).toContain("done=completed");
    expect(await rowOf(project.id)).toMatchObject({ status: "completed" });
    // Not for its own people either does it seek anybody now.
    expect(await seeks()).toEqual([]);
    const happened = await textOf(leader, `/projects/${project.slug}/activity`);
    expect(happened).toMatch(/Interest of .+ closed with the project/);
    expect(happened).not.toMatch(/Interest of .+ declined|Invitation of .+ withdrawn/);
    expect(happened).toMatch(/Invitation of .+ ended with the project/);
  });

  test("is written at the end, corrected later, and shown to everybody", async () => {
    const project = await post("published");
    await reportOn(project);
    const complete = await openForm(acting.leader.browser, stateOf(project), "Complete the project");
    const short = await complete.fill("What was achieved", "A book.").press("Complete the project");
    expect(short.answer.status).toBe(422);
    expect(short.form("Complete the project").read("What was achieved")).toBe("A book.");
    const first = "Twelve bazaars were measured and two hundred traders heard. ".repeat(3).trim();
    // The period has not come to its end: that is asked, with both days, and keeps nobody from it.
    const asked = await short
      .form("Complete the project")
      .fill("What was achieved", first)
      .press("Complete the project");
    expect([asked.answer.status, asked.page.text]).toEqual([422, expect.stringContaining("Tick this to complete it")]);
    expect(asked.page.document.querySelector("details[open]")?.textContent).toMatch(
      /runs to \d+ \w+ \d{4}; today is \d+ \w+ \d{4}/,
    );
    await asked.form("Complete the project").tick(EARLY).press("Complete the project");
    const correct = await openForm(acting.leader.browser, stateOf(project), "Save");
    expect(correct.read("What was achieved")).toBe(first);
    const second = first.replaceAll("Twelve", "Thirteen");
    const saved = await correct.fill("What was achieved", second).press("Save");
    expect(saved.page.text).toContain("The text has been corrected.");
    expect(await textOf(acting.coordinator, `/projects/${project.slug}`)).toContain("Thirteen bazaars");
    expect(await rowOf(project.id)).toMatchObject({ isChangedSinceCheck: true });
  });
});

describe("a project on the board", () => {
  test("is closed to partners, opened again until a day, and archived", async () => {
    const project = await post("published");
    const closed = await (await openForm(acting.leader.browser, stateOf(project), "Close to partners")).press(/^Close/);
    expect(closed.page.text).toContain("The project is closed to partners.");
    const reopen = await openForm(acting.leader.browser, stateOf(project), "Open to partners");
    const past = await reopen.fill("Express interest by", "01.01.2020").press("Open to partners");
    expect(past.answer.status).toBe(422);
    expect(past.form("Open to partners").read("Express interest by")).toBe("01.01.2020");
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const opened = await (
      await openForm(acting.leader.browser, stateOf(project), "Open to partners")
    )
      .fill("Express interest by", day)
      .press("Open to partners");
    expect(opened.page.text).toContain("The project is open to partners again.");
    const archived = await (
      await openForm(acting.leader.browser, stateOf(project), "Archive the project")
    ).press(/^Archive/);
    expect(archived.page.text).toContain("The project has been archived.");
    expect((await acting.portal.browser().get(`/projects/${project.slug}`)).status).toBe(404);
  });
});

describe("a button pressed twice", () => {
  const CLOSE = { button: "Close to partners", action: "project.closed_to_partners" };
  const ARCHIVE = { button: "Archive the project", action: "project.archived" };

  test.each([CLOSE, ARCHIVE])("does it once, and both presses say so: $button", async ({ button, action }) => {
    const project = await post("published");
    const form = await openForm(acting.leader.browser, stateOf(project), button);
    const pressed = [await form.press(button), await form.press(button)];
    expect(pressed.map(({ answer }) => answer.status)).toEqual([302, 302]);
    expect(pressed[1]?.address).toBe(pressed[0]?.address);
    expect(await timesDone(project.id, action)).toBe(1);
  });

  test("completes a project once; other words come back where they can still be sent", async () => {
    const project = await post("published");
    await reportOn(project);
    const words = "Twelve bazaars were measured and two hundred traders heard. ".repeat(3).trim();
    const form = await openForm(acting.leader.browser, stateOf(project), "Complete the project");
    form.fill("What was achieved", words).tick(EARLY);
    const pressed = [await form.press("Complete the project"), await form.press("Complete the project")];
    expect(pressed[1]?.address).toBe(pressed[0]?.address);
    expect(await timesDone(project.id, "project.completed")).toBe(1);
    const other = await form.fill("What was achieved", `${words} And more.`).press("Complete the project");
    expect(other.answer.status).toBe(409);
    expect(other.form("Save").read("What was achieved")).toBe(`${words} And more.`);
  });

  test("opens to partners, declines an interest, and undoes that once", async () => {
    const project = await post("published");
    const { answerBy } = await projectAt(acting.portal, project.slug);
    await (await openForm(acting.leader.browser, stateOf(project), "Close to partners")).press(/^Close/);
    const standing = await openForm(acting.leader.browser, stateOf(project), "Open to partners");
    expect(standing.read("Express interest by")).toBe(answerBy?.split("-").toReversed().join("."));
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const reopen = await openForm(acting.leader.browser, stateOf(project), "Open to partners");
    reopen.fill("Express interest by", day);
    const opened = [await reopen.press("Open to partners"), await reopen.press("Open to partners")];
    expect(opened[1]?.address).toBe(opened[0]?.address);
    expect(await timesDone(project.id, "project.reopened")).toBe(1);
    await sendInterest(project);
    const twice = async (button: string, fill?: (form: ServedForm) => unknown) => {
      const form = await openForm(acting.leader.browser, deskOf(project), button);
      fill?.(form);
      const pressed = [await form.press(button), await form.press(button)];
      expect(pressed.map(({ answer }) => answer.status)).toEqual([302, 302]);
      expect(pressed[1]?.address).toBe(pressed[0]?.address);
    };
    await twice("Decline the interest", (form) => form.choose("Reason", "The dates do not fit"));
    await twice("Take the answer back");
    expect(await timesDone(project.id, "interest.declined")).toBe(1);
    expect(await timesDone(project.id, "interest.answer_undone")).toBe(1);
  });
});

describe("a row added to a project on the board, without a script", () => {
  const editOf = ({ slug }: Posted) => `/projects/${slug}/edit`;
  const rolesOn = async (project: Posted) => {
    const { document } = await acting.partner.browser.get(`/projects/${project.slug}`);
    return document.querySelector("main")?.textContent ?? "";
  };

  test("has an address of its own, so that Back and reload ask to send nothing again", async () => {
    const project = await post("published");
    const form = (await openForm(acting.leader.browser, editOf(project), "Save")).fill("Summary", "x".repeat(400));
    const added = await form.press("Add a partner need");
    expect([added.answer.status, added.page.status]).toEqual([302, 200]);
    expect(added.address).toContain(`${editOf(project)}?rows=`);
    const two = added.form("Save").fill(["Partner need 2", "Role"], "A cook");
    const three = await two.press("Add a partner need");
    const back = await openForm(acting.leader.browser, added.address.replace(/#.*/, ""), "Save");
    expect([back.read("Summary"), back.read(["Partner need 2", "Role"])]).toEqual(["x".repeat(400), "A cook"]);
    expect(three.page.text).toContain("has begun changes that are not on the board yet");
    expect(await rolesOn(project)).not.toContain("xxx");
  });

  test("comes to the board when the whole is saved, or is dropped", async () => {
    const project = await post("published");
    const added = await (await openForm(acting.leader.browser, editOf(project), "Save")).press("Add a partner need");
    const filled = added
      .form("Save")
      .fill(["Partner need 2", "Role"], "A cook of old dishes")
      .fill(["Partner need 2", "Expertise"], "Cooking")
      .fill(["Partner need 2", "Tasks"], "Cook")
      .fill(["Partner need 2", "How many"], "1");
    expect((await filled.press("Save")).answer.status).toBe(302);
    expect(await rolesOn(project)).toContain("A cook of old dishes");
    const again = await (await openForm(acting.leader.browser, editOf(project), "Save")).press("Add a partner need");
    const dropped = await again.form("Drop these changes").press("Drop these changes");
    expect(dropped.page.text).toContain("The changes are dropped");
    expect(dropped.page.text).not.toContain("not on the board yet");
    const draft = await post("draft");
    const forged = { intent: "discard", version: "1" };
    expect((await acting.leader.browser.forge(editOf(draft), forged)).status).toBe(400);
  });
});
