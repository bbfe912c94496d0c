import { describe, expect, test } from "vitest";
import {
  acting,
  deskOf,
  EXPRESS,
  post,
  type Posted,
  placeOf,
  sendInterest,
  startActing,
} from "#tests/support/project-acts.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Browser } from "#tests/support/test-portal.ts";

startActing();

/** The act that stays in sight on the page of a project: before its text, and once more beside it. */
async function actOn(browser: Browser, { slug }: Posted) {
  const { document } = await browser.get(`/projects/${slug}`);
  const [bar, ...others] = document.querySelectorAll<HTMLAnchorElement>("main .act-bar a");
  const again = [...document.querySelectorAll("aside a")].filter(
    (one) => one.getAttribute("href") === bar?.getAttribute("href"),
  );
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(others).toEqual([]);
  if (!bar) return null;
  expect(again.map(({ textContent }) => textContent)).toEqual([bar.textContent]);
  // On a phone, where the bar is in sight, the same is not said once more, and no day without a word.
  expect(again.every((one) => one.classList.contains("beside-bar"))).toBe(true);
  expect(document.querySelector(".act-bar time")).toBeNull();
  const text = document.querySelector("section[aria-labelledby=description]");
  if (text) expect(bar.compareDocumentPosition(text)).toBe(bar.DOCUMENT_POSITION_FOLLOWING);
  return { label: bar.textContent, to: bar.getAttribute("href") ?? "" };
}

describe("what somebody can do next stands before the text of a project", () => {
  test("a stranger signs in from there and is at the form of interest", async () => {
    const project = await post("published");
    const act = await actOn(acting.portal.browser(), project);
    expect(act?.label).toBe("Sign in and express interest");
    const form = await openForm(acting.portal.browser(), act!.to, "Sign in");
    form.fill("E-mail address", acting.partner.email).fill("Password", PASSWORD);
    const signedIn = await form.press("Sign in");
    expect(signedIn.address).toBe(deskOf(project));
    signedIn.form(EXPRESS);
  });

  test("a member expresses interest, its lead answers it, and the member confirms", async () => {
    const project = await post("published");
    const { partner, leader } = acting;
    expect(await actOn(leader.browser, project)).toBeNull();
    expect(await actOn(partner.browser, project)).toEqual({ label: "Express interest", to: deskOf(project) });
    await sendInterest(project);
    expect(await actOn(partner.browser, project)).toBeNull();
    const answer = await actOn(leader.browser, project);
    expect(answer).toEqual({ label: "Answer those interested: 1", to: deskOf(project) });
    await (await openForm(leader.browser, answer!.to, "Accept and invite")).press("Accept and invite");
    expect(await actOn(leader.browser, project)).toBeNull();
    const confirm = await actOn(partner.browser, project);
    expect(confirm?.label).toBe("Confirm our part");
    const invited = "Other University is invited to this project as: University with a school of architecture";
    const head = async ({ browser }: typeof partner) =>
      (await browser.get(`/projects/${project.slug}`)).document.querySelector(".sidebar-between > :first-child");
    expect((await head(partner))?.textContent?.replaceAll(/\s+/g, " ")).toContain(invited);
    expect((await head(leader))?.textContent).not.toContain("is invited to this project");
    await (await openForm(partner.browser, confirm!.to, "Confirm our part")).press("Confirm our part");
    expect(await placeOf(project)).toBe("confirmed");
    expect(await actOn(partner.browser, project)).toBeNull();
  });

  test("a coordinator checks what was submitted; the lead goes on with a draft", async () => {
    const submitted = await post("submitted");
    const check = { label: "Check the project", to: `/review/projects/${submitted.slug}` };
    expect(await actOn(acting.coordinator.browser, submitted)).toEqual(check);
    const draft = await post("draft");
    expect((await actOn(acting.leader.browser, draft))?.label).toBe("Continue writing");
  });
});
