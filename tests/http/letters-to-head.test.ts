import { beforeAll, describe, expect, test } from "vitest";
import { createAwaitingHead } from "#app/demo/applications-factory.server.ts";
import { COMPLETE, newAwaiting } from "#tests/support/drafts.ts";
import { letterTo } from "#tests/support/letters.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const { name_official: OFFICIAL } = COMPLETE.sections.identity as Record<string, string>;
const HEAD = (COMPLETE.sections.head as { email: string }).email;
const REASON = "The second paragraph names the wrong faculty.";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const mainOf = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";
const namesOn = ({ document }: Answer) =>
  [...document.querySelectorAll("dd bdi[lang]")]
    .slice(0, 2)
    .map((name) => [name.getAttribute("lang"), name.textContent]);

describe("the institution has no name in the language of its head", () => {
  test("letter and page call it by the Russian one with the official one beside it, each marked as what it is", async () => {
    const applicant = await signInNew(portal);
    const { name_kk: _none, ...identity } = COMPLETE.sections.identity as Record<string, string>;
    const draft = { ...COMPLETE, sections: { ...COMPLETE.sections, identity }, locale: "kk" as const };
    await createAwaitingHead(portal.services, viewerOf(applicant), draft);
    const { link, text, subject } = await letterTo(portal, HEAD, "application-head-request");
    const inRussian = String(identity.name_ru);
    expect(text).toContain(`${inRussian} (${OFFICIAL})`);
    expect(subject).toContain(OFFICIAL);
    expect(namesOn(await portal.browser().get(link))).toEqual([
      ["ru", inRussian],
      ["tg", OFFICIAL],
    ]);
  });
});

describe("a head who does not confirm", () => {
  test("gets a receipt with the own words, and when asked again reads what became of the answer", async () => {
    const { token, browser, home } = await newAwaiting(portal);
    await pressOn(portal.browser(), `/confirm/${token}`, "Do not confirm", { fill: { Reason: REASON } });
    const receipt = await letterTo(portal, HEAD, "application-declined-receipt");
    expect(receipt.text).toContain(REASON);
    expect(mainOf(await portal.browser().get(receipt.link))).toContain("was not confirmed");
    await pressOn(browser, `${home}/submission`, "Send to the head of the institution");
    const again = await letterTo(portal, HEAD, "application-head-request");
    expect(again.text).toContain("did not confirm the application on");
    expect(again.text).toContain(REASON);
  });

  test("reads of an application taken back to be changed that the earlier link ends, and of the first letter nothing", async () => {
    const { browser, home } = await newAwaiting(portal);
    expect((await letterTo(portal, HEAD, "application-head-request")).text).not.toContain("You were asked before");
    await pressOn(browser, `${home}/submission`, "Recall it to make changes");
    await pressOn(browser, `${home}/submission`, "Send to the head of the institution");
    expect((await letterTo(portal, HEAD, "application-head-request")).text).toContain("have taken it back since");
  });
});
