import { eq } from "drizzle-orm";
import { projects } from "#db/schema/projects.ts";
import { openForm, type ServedForm } from "./served-form.ts";
import type { Browser, TestPortal } from "./test-portal.ts";

export const SUMMARY =
  "Students of three universities measure old bazaars and listen to those who trade there. ".repeat(4);
export const SUBMIT = "Submit the project";
export const SAVE = "Save the draft";

/** Answers everything the form of a project asks for at least. */
export function answerProject(form: ServedForm, title: string): ServedForm {
  return form
    .choose("Language of the text", "English")
    .fill("Title in English", title)
    .choose("Kind of project", "Conference, seminar or forum")
    .fill("Summary", SUMMARY)
    .fill("Description", "First we measure.\n\nThen we listen.")
    .tick(["Themes", "Intercultural dialogue"])
    .tick(["Themes", "Spiritual and cultural heritage of the Silk Road"])
    .tick(["UNESCO fields", "Culture"])
    .tick(["Countries", "Kazakhstan"])
    .tick(["Working languages", "English"])
    .fill("First month", "2030-03")
    .fill("Last month", "2031-03")
    .choose("Funding", "Own funds")
    .choose("Is the project looking for partners?", "Yes, it takes expressions of interest")
    .choose("Who sees the project", "Everyone sees the summary")
    .choose("Will the name or logo of UNESCO be used?", "No");
}

/** The form of a new project with its first need, everything answered. */
export async function openProject(browser: Browser, title: string): Promise<ServedForm> {
  const added = await answerProject(await openForm(browser, "/projects/new"), title).press("Add a partner need");
  return added
    .form()
    .fill(["Partner need 1", "Role"], "Draughtsmen")
    .fill(["Partner need 1", "Expertise"], "Drawing")
    .fill(["Partner need 1", "Tasks"], "Draw")
    .fill(["Partner need 1", "How many"], "2");
}

export const postProject = async (browser: Browser, title: string, button = SUBMIT) =>
  (await (await openProject(browser, title)).press(button)).answer;

export async function projectAt({ services: { db } }: TestPortal, slug: string) {
  const [row] = await db.select().from(projects).where(eq(projects.slug, slug));
  if (!row) throw new Error(`There is no project ${slug}`);
  return row;
}
