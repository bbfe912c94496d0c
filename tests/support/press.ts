import { openForm } from "./served-form.ts";
import type { Answer, Browser } from "./test-portal.ts";

interface Answers {
  /** Text by label. */
  fill?: Record<string, string>;
  /** Options of selects and radio groups by label. */
  choose?: Record<string, string>;
  tick?: string[];
}

/**
 * Opens a page, answers the form that has the button, by the labels one sees, and presses it. Resolves to the answer to
 * the form itself.
 */
export async function pressOn(
  browser: Browser,
  page: string,
  button: string,
  { fill = {}, choose = {}, tick = [] }: Answers = {},
): Promise<Answer> {
  const form = await openForm(browser, page, button);
  for (const [label, text] of Object.entries(fill)) form.fill(label, text);
  for (const [label, option] of Object.entries(choose)) form.choose(label, option);
  for (const label of tick) form.tick(label);
  return (await form.press(button)).answer;
}
