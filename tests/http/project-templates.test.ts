import { beforeAll, expect, test } from "vitest";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { answerProject, projectAt, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const AIMS = "What should be different when the project ends, and for whom?";
const CALL = "Who may contribute, in which languages, and how are the papers chosen?";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Lead University" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
});

/** Follows the link to a template as a reader without a script does, to the form it opens. */
async function template(label: string, from = "/projects/new?form=8d6b3c1e-52f6-4a3c-9b0e-1f2d3c4b5a69") {
  const { document } = await leader.browser.get(from);
  const link = [...document.querySelectorAll("main details a")].find((one) => one.textContent === label);
  const { location } = await leader.browser.get(link?.getAttribute("href") ?? "");
  return openForm(leader.browser, location ?? "", SUBMIT);
}

test("a new project is begun from the template of its kind, in the reader's language", async () => {
  const form = await template("Conference, seminar or forum");
  expect(form.read("Kind of project")).toBe("conference");
  expect(form.read("Language of the text")).toBe("en");
  expect(form.read("Description")).toContain(`## Aims\n${AIMS}\n`);
  expect(form.read("Description")).toContain(`## Contributions\n${CALL}\n`);
  expect(form.read("Title in English")).toBe("");
  const tick = form.element.querySelector<HTMLInputElement>("[name=themes]:checked");
  expect(tick).toBeNull();
  const russian = await signInNew(portal, {
    locale: "ru",
    roles: [{ role: "representative", institutionId: lead.institutionId }],
  });
  const { text } = await russian.browser.get(
    "/projects/new?form=8d6b3c1e-52f6-4a3c-9b0e-1f2d3c4b5a69&kind=youth_dialogue",
  );
  const shown = text.replaceAll("\u00A0", " ");
  expect(shown.includes("О каких вопросах говорят участники")).toBe(true);
});

test("the questions of a template are no answer to it, before it is handed in as then", async () => {
  const blank = await template("Conference, seminar or forum");
  const asked = (form: typeof blank) =>
    [...form.element.querySelectorAll("details.disclosure a[data-field]")].map((link) => link.textContent);
  expect(asked(blank)).toContain("Description");
  const standing = (form: typeof blank) => form.element.querySelector("#part-description .part-standing")?.textContent;
  expect(standing(blank)).toBe("3 answers still asked");
  const saved = await answerProject(blank, "Begun from questions").fill("Description", `Aims\n${AIMS}`).press(SAVE);
  expect([standing(saved.form(SUBMIT)), asked(saved.form(SUBMIT)).includes("Description")]).toEqual([
    "1 answer still asked",
    true,
  ]);
});

test("a template never writes over what was typed: it opens a form of its own", async () => {
  const first = await template("Youth dialogue");
  const kept = await first.fill("Title in English", "Kept beside a template").press(SAVE);
  const [, key] = /form=([^&]+)/.exec(first.actionOf().search) ?? [];
  expect((await projectAt(portal, "kept-beside-a-template")).formKey).toBe(key);
  const written = await kept.form(SUBMIT).fill("Description", "In our own words.").press(SAVE);
  expect(written.form(SUBMIT).read("Description")).toBe("In our own words.");
  const again = await leader.browser.get(`/projects/new?form=${key}&kind=conference`);
  expect(again.location).toBe("/projects/kept-beside-a-template/edit");
  const other = await template(
    "Conference, seminar or forum",
    `/projects/new?kind=youth_dialogue&form=3f0a6a0e-52f6-4a3c-9b0e-1f2d3c4b5a69`,
  );
  expect(other.actionOf().search).not.toContain(key);
  const { typed } = await projectAt(portal, "kept-beside-a-template");
  expect(typed?.description).toBe("In our own words.");
});

test("a question of the template without an answer is told at its field when the project is handed in, and a draft is kept", async () => {
  const form = await template("Conference, seminar or forum");
  const asked = String(form.read("Description"));
  answerProject(form, "A forum of the three rivers").choose(
    "Is the project looking for partners?",
    "No, it has the partners it needs",
  );
  form.fill("Description", asked.replaceAll("\n", "\r\n"));
  const refused = await form.press(SUBMIT);
  expect(refused.answer.status).toBe(422);
  expect(errorsOf(refused.answer)).toEqual([expect.stringContaining(AIMS)]);
  const again = refused.form(SUBMIT);
  expect(String(again.read("Description")).replaceAll("\r\n", "\n").trim()).toBe(asked.trim());
  const answered = asked.replaceAll(/\?\n/g, "?\nTeachers of three rivers meet for two days.\n");
  const oneOpen = answered.replace(`${CALL}\nTeachers of three rivers meet for two days.\n`, `${CALL}\n`);
  const second = await again.fill("Description", oneOpen).press(SUBMIT);
  expect(errorsOf(second.answer)).toEqual([expect.stringContaining(CALL)]);
  const sent = await second.form(SUBMIT).fill("Description", answered).press(SUBMIT);
  expect(sent.address).toContain("done=submitted");
});
