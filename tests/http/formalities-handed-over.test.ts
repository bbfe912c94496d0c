import { declineByLink } from "#tests/support/account-pages.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { fulfilAllFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import {
  approve,
  type Deciders,
  headConfirmed,
  joinBy,
  recommended,
  startFormalities,
  stateOf,
} from "#tests/support/approved.ts";
import { letterTo } from "#tests/support/letters.ts";
import { addPerson, signInAs } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let deciders: Deciders;

beforeAll(async () => {
  portal = await startTestPortal();
  deciders = await startFormalities(portal);
});

const textOf = async (browser: Browser, page: string) => {
  const text = (await browser.get(page)).document.querySelector("main")?.textContent;
  return text?.replaceAll("\u00a0", " ") ?? "";
};
const offer = (browser: Browser, home: string, email: string) =>
  pressOn(browser, `${home}/people`, "Offer the application", { fill: { "E-mail address": email } });
const invitationsIn = async (browser: Browser) => {
  const links = (await browser.get("/inbox")).document.querySelectorAll('.entry-list a[href^="/inbox/invitations/"]');
  return [...links].map((link) => link.getAttribute("href") ?? "");
};

/** An approved application that the named alternate took over before the approval. */
async function takenOver() {
  const file = await recommended(portal, deciders);
  await offer(file.applicant.browser, file.home, file.alternate);
  await joinBy(portal, file.alternate, "hands-handover");
  const browser = await signInAs(portal, file.alternate);
  return { ...file, successor: { browser } };
}

describe("whoever took an application over and is the alternate", () => {
  test("has nothing left to do after the approval: the membership begins", async () => {
    const { id } = await takenOver();
    await headConfirmed(portal, id);
    await approve(portal, deciders, id);
    await fulfilAllFormalities(portal.services);
    expect(await stateOf(portal, id)).toBe("approved");
  });

  test("is told of what is open as it is, and is not said to be waited for", async () => {
    const { id, home, applicant, successor } = await takenOver();
    await approve(portal, deciders, id);
    const page = await textOf(successor.browser, `${home}/formalities`);
    expect(page.match(/account\s*done/g)).toHaveLength(2);
    expect(page).not.toContain("The link of the invitation ended");
    expect(await textOf(successor.browser, "/inbox")).not.toContain("Federica Olivasso");
    expect(await textOf(applicant.browser, `${home}/formalities`)).toContain(applicant.email);
  });

  test("represents in that role once the membership has begun, and the first applicant in the other", async () => {
    const { id, applicant, alternate } = await takenOver();
    await headConfirmed(portal, id);
    await approve(portal, deciders, id);
    await fulfilAllFormalities(portal.services);
    const roleIn = async (email: string) => (await letterTo(portal, email, "application-membership-begun")).text;
    expect(await roleIn(alternate)).toContain("Alternate representative");
    expect(await roleIn(applicant.email)).toContain("Primary representative");
  });
});

describe("an offer to hand over and the invitation to represent, to the same person", () => {
  test("stand beside each other, each with its own page", async () => {
    const { id, home, applicant, alternate } = await recommended(portal, deciders);
    await addPerson(portal, { email: alternate, name: "Federica Olivasso" });
    await approve(portal, deciders, id);
    await offer(applicant.browser, home, alternate);
    const [offered, named] = [
      await letterTo(portal, alternate, "hands-handover"),
      await letterTo(portal, alternate, "hands-representative"),
    ];
    const stranger = portal.browser();
    expect(await textOf(stranger, offered.link)).toContain("would like to hand over to you the application");
    expect(await textOf(stranger, named.link)).toContain("one of its representatives");
    const browser = await signInAs(portal, alternate);
    expect(await invitationsIn(browser)).toHaveLength(2);
    expect(await textOf(applicant.browser, `${home}/formalities`)).toContain("Invited; the link works until");
    const answer = await pressOn(browser, offered.link, "Accept the invitation");
    expect(answer.location).toContain("done=handed_over");
    expect(await textOf(browser, `${home}/formalities`)).not.toContain("The person invited acts next");
  });

  test("a declined offer is not told as a declined representation", async () => {
    const { id, home, applicant, alternate } = await recommended(portal, deciders);
    await approve(portal, deciders, id);
    await offer(applicant.browser, home, alternate);
    const { link } = await letterTo(portal, alternate, "hands-handover");
    await declineByLink(portal.browser(), link);
    await letterTo(portal, applicant.email, "hands-declined");
    expect(await textOf(applicant.browser, `${home}/formalities`)).not.toContain("The invitation was declined");
  });
});
