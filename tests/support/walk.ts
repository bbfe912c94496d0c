import { settle } from "./fill-in.ts";
import { expectAccessible, expectNoSidewaysScroll, openStage, type Stage, type Visitor } from "./journey.ts";
import type { TestPortal } from "./test-portal.ts";

/** How a journey is walked. */
export const WAYS = ["with", "without"] as const;
export type Way = (typeof WAYS)[number];

/** A browser with JavaScript and one without. */
export async function openStages({ origin }: TestPortal): Promise<Record<Way, Stage>> {
  return {
    with: await openStage({ origin, isScripted: true }),
    without: await openStage({ origin, isScripted: false }),
  };
}

export const press = ({ page }: Visitor, name: string | RegExp) =>
  settle(page, () => page.getByRole("main").getByRole("button", { name }).first().click());

export const follow = ({ page }: Visitor, name: string | RegExp) =>
  settle(page, () => page.getByRole("main").getByRole("link", { name }).first().click());

/** What the page says, with single spaces. */
export const textOf = async ({ page }: Visitor): Promise<string> =>
  ((await page.getByRole("main").textContent()) ?? "").replaceAll(/\s+/g, " ");

export async function expectGoodLooks({ page }: Visitor, way: Way): Promise<void> {
  // What looks at a page from within waits for it in vain where nothing runs.
  if (way === "with") await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}
