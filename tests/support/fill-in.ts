import type { Page } from "playwright-core";

interface Router {
  state: { navigation: { state: string }; fetchers: Map<string, { state: string }> };
}

type Answer = string | number | boolean | null | undefined | Answer[] | { [key: string]: Answer };

/** Opens every folded part of the page, as a reader would to find a field. */
export async function unfold(page: Page): Promise<void> {
  const folded = page.locator("main details:not([open]) > summary");
  for (let i = await folded.count(); i > 0; i--) await folded.first().click();
}

async function fillOne(page: Page, name: string, value: string): Promise<void> {
  // Some choices stand as boxes and the rest in selects, all under one name.
  const boxes = page.locator(`main input[name="${name}"]:is([type="radio"], [type="checkbox"])`);
  const box = (await boxes.count()) > 0 ? boxes.and(page.locator(`[value="${value}"]`)) : boxes;
  if ((await box.count()) > 0) return box.check();
  const selects = await page.locator(`main select[name="${name}"]`).all();
  for (const select of selects) {
    if (selects.length === 1 || (await select.inputValue()) === "") return void (await select.selectOption(value));
  }
  await page.locator(`main [name="${name}"]`).first().fill(value);
}

/** Fills the fields of a form by their names; nested answers as `primary.email`, lists as `past_activities[0].title`. */
export async function fillIn(page: Page, answers: Record<string, Answer>, prefix = ""): Promise<void> {
  for (const [key, answer] of Object.entries(answers)) await fillAnswer(page, prefix + key, answer);
}

async function fillAnswer(page: Page, name: string, answer: Answer): Promise<void> {
  if (answer === null || answer === undefined || answer === "" || answer === false) return;
  if (Array.isArray(answer)) return fillList(page, name, answer);
  if (typeof answer === "object") return fillIn(page, answer, `${name}.`);
  if (answer === true) return page.locator(`main [name="${name}"]`).first().check();
  return fillOne(page, name, String(answer));
}

// Choices share one name; rows have an index each, and only as many as the page shows are filled.
async function fillList(page: Page, name: string, answers: Answer[]): Promise<void> {
  const areChoices = (await page.locator(`main [name="${name}"]`).count()) > 0;
  for (const [index, answer] of answers.entries()) {
    const row = `${name}[${index}]`;
    if (areChoices) await fillOne(page, name, String(answer));
    else if ((await page.locator(`main [name^="${row}"]`).count()) > 0) await fillAnswer(page, row, answer);
  }
}

/** Does something that asks the server, and waits until the requests it causes, and those they cause, are over. */
export async function settle(page: Page, act: () => Promise<unknown>): Promise<void> {
  const open = new Set<unknown>();
  let hasAsked = false;
  const begin = (request: unknown) => {
    hasAsked = true;
    open.add(request);
  };
  const end = (request: unknown) => open.delete(request);
  page.on("request", begin).on("requestfinished", end).on("requestfailed", end);
  await act();
  // A key pressed comes back before the page has acted on it; on a busy machine long before.
  for (let waited = 0; !hasAsked && waited < 2000; waited += 30) await page.waitForTimeout(30);
  for (let quiet = 0; quiet < 4; quiet = open.size > 0 || (await isAtWork(page)) ? 0 : quiet + 1)
    await page.waitForTimeout(30);
  page.off("request", begin).off("requestfinished", end).off("requestfailed", end);
  await page.waitForLoadState("load");
}

/** Whether the scripts of the page, where it has some, have not begun yet, or still ask or draw what was answered. */
async function isAtWork(page: Page): Promise<boolean> {
  const states = page.evaluate(async () => {
    const isAwake = Object.keys(document.documentElement).some((key) => key.startsWith("__reactFiber$"));
    if ("__remixContext" in window && !isAwake) return ["waking"];
    const router = (window as { __remixRouter?: Router }).__remixRouter;
    if (!router) return [];
    // The router has arrived, and the address says so, before the page is drawn.
    await new Promise((drawn) => requestIdleCallback(drawn, { timeout: 1000 }));
    const { state } = router;
    return [state.navigation, ...state.fetchers.values()].map((one) => one.state);
  });
  // A page that is just being left has no answer.
  return states.then(
    (all) => all.some((one) => one !== "idle"),
    () => true,
  );
}

/** Presses the button that sends this intent, or the only submit button of the main form. */
export async function send(page: Page, intent?: string): Promise<void> {
  const button = intent
    ? `main button[name="intent"][value="${intent}"]:visible`
    : "main form button[type=submit]:visible";
  await settle(page, () => page.locator(button).first().click());
  const refused = page.locator(".error-summary");
  if ((await refused.count()) > 0) throw new Error(`${page.url()} was refused: ${await refused.first().innerText()}`);
}
