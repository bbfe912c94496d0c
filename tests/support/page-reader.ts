import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { settle } from "./fill-in.ts";
import { enterAs, type Stage, type Visitor } from "./journey.ts";
import { letterTo } from "./letters.ts";
import type { TestPortal } from "./test-portal.ts";

const PHONE = { width: 390, height: 844 };

/** Somebody with a phone who reads letters and pages, unfolds what hides something, and answers by the words that stand there. */
export class PageReader {
  /** The pages that came, and the questions that were answered. */
  readonly counted = { pages: 0, answers: 0 };

  constructor(
    readonly portal: TestPortal,
    readonly visitor: Visitor,
    readonly email: string,
  ) {}

  get main(): Locator {
    return this.visitor.page.locator("main");
  }

  async open(address: string) {
    await this.#leave(() => this.visitor.page.goto(address));
    const title = await this.visitor.page.title();
    expect(title, address).not.toMatch(/There is no such page|no permission|made a mistake/);
  }

  /** Opens the page to which the newest letter of a kind leads. */
  async openLetter(kind: string) {
    await this.open((await letterTo(this.portal, this.email, kind)).link);
  }

  async follow(name: string | RegExp, within = this.main) {
    const link = await this.#show(within.getByRole("link", { name, includeHidden: true }).first());
    await this.#leave(() => link.click());
  }

  async press(name: string | RegExp, within = this.main) {
    const button = await this.#show(within.getByRole("button", { name, exact: true, includeHidden: true }).first());
    await this.#leave(() => button.click());
    expect(await this.main.locator(".error-summary").allInnerTexts(), String(name)).toEqual([]);
  }

  /** The form with a button of these words. */
  form(button: string, within = this.main): Locator {
    const named = this.visitor.page.getByRole("button", { name: button, exact: true, includeHidden: true });
    return within.locator("form").filter({ has: named }).first();
  }

  async fill(form: Locator, label: string, text: string) {
    this.counted.answers += 1;
    await (await this.#show(form.getByLabel(label).first())).fill(text);
  }

  async tick(form: Locator, label: string) {
    this.counted.answers += 1;
    await (await this.#show(form.getByLabel(label).first())).check();
  }

  /** Chooses an option of a list, or ticks one of a group. */
  async choose(form: Locator, label: string, option: string) {
    const group = form.locator("legend", { hasText: label }).first().locator("xpath=..");
    if ((await group.count()) > 0) return this.tick(group, option);
    this.counted.answers += 1;
    await (await this.#show(form.getByLabel(label).first())).selectOption({ label: option });
  }

  /** What the page says, with single spaces and without the marks around names. */
  async text(within = this.main): Promise<string> {
    const text = (await within.textContent()) ?? "";
    return text.replaceAll(/[\u2068\u2069]/g, "").replaceAll(/\s+/g, " ");
  }

  async reads(...words: string[]) {
    const text = await this.text();
    for (const word of words) expect(text).toContain(word);
  }

  /** Unfolds what hides something, from the outside in; a summary hides nothing of what stands in it. */
  async #show(one: Locator): Promise<Locator> {
    const folds = one.locator("xpath=ancestor-or-self::*[not(self::summary)]/parent::details[not(@open)]");
    while ((await folds.count()) > 0) await folds.first().locator("> summary").press("Enter");
    return one;
  }

  async #leave(act: () => Promise<unknown>) {
    this.counted.pages += 1;
    await settle(this.visitor.page, act);
  }
}

/** Somebody who is signed in, on a phone. */
export async function readerOf(stage: Stage, portal: TestPortal, email: string): Promise<PageReader> {
  const visitor = await enterAs(stage, portal, email);
  await visitor.page.setViewportSize(PHONE);
  return new PageReader(portal, visitor, email);
}

/** Somebody whom the portal does not know yet, on a phone. */
export async function strangerOf(stage: Stage, portal: TestPortal, email = ""): Promise<PageReader> {
  const visitor = await stage.enter("en");
  await visitor.page.setViewportSize(PHONE);
  return new PageReader(portal, visitor, email);
}
