import type { PageReader } from "./page-reader.ts";
import { EXPRESS } from "./project-acts.ts";
import { SAVE, SUBMIT, SUMMARY } from "./project-page.ts";

/** The lead saves a draft half written, goes on with it from where its projects are, and hands it in. */
export async function writeProject(leader: PageReader, title: string) {
  await leader.open("/projects/new");
  let form = leader.form(SAVE);
  await leader.choose(form, "Language of the text", "English");
  await leader.fill(form, "Title in English", title);
  await leader.press(SAVE);
  await leader.open("/projects/mine");
  await leader.follow(title);
  form = leader.form(SUBMIT);
  await leader.choose(form, "Kind of project", "Conference, seminar or forum");
  await leader.fill(form, "Summary", SUMMARY);
  await leader.fill(form, "Description", "First we measure. Then we listen.");
  await leader.choose(form, "Themes", "Intercultural dialogue");
  await leader.choose(form, "UNESCO fields", "Culture");
  await leader.choose(form, "Countries", "Kazakhstan");
  await leader.choose(form, "Working languages", "English");
  await leader.fill(form, "First month", "2030-03");
  await leader.fill(form, "Last month", "2031-03");
  await leader.choose(form, "Funding", "Own funds");
  await leader.choose(form, "Is the project looking for partners?", "Yes, it takes expressions of interest");
  await leader.choose(form, "Who sees the project", "Everyone sees the summary");
  await leader.choose(form, "Will the name or logo of UNESCO be used?", "No");
  await leader.press("Add a partner need");
  form = leader.form(SUBMIT);
  const need = form.getByRole("group", { name: "Partner need 1", includeHidden: true });
  await leader.fill(need, "Role", "Draughtsmen");
  await leader.fill(need, "Expertise", "Drawing");
  await leader.fill(need, "Tasks", "Draw");
  await leader.fill(need, "How many", "2");
  await leader.press(SUBMIT);
}

/** Expresses interest on the page that is open. */
export async function express(reader: PageReader, role: string, words: string) {
  const form = reader.form(EXPRESS);
  await reader.choose(form, "Role you offer to take", role);
  await reader.fill(form, "What your institution brings", words);
  await reader.press(EXPRESS);
  await reader.reads("Your interest has been sent to the lead institution.");
}
