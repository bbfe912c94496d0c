import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { inviteWithin } from "#app/features/accounts/invitation-commands.server.ts";
import { grants } from "#db/schema/grants.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { letterTo } from "#tests/support/letters.ts";
import { PASSWORD, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let home: { institutionId: string; slug: string; number: string };
let primary: SignedIn;
let editor: SignedIn;
let stranger: SignedIn;
let coordinator: SignedIn;

const textOf = async ({ browser }: SignedIn, page: string) => (await browser.get(page)).document.body.textContent ?? "";

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const make = (name: string) =>
    withTransaction((tx) => createMember(tx, { institution: { nameEn: name, nameOfficial: name } }, clock.now()));
  home = await make("Institute of the Steppe");
  const other = await make("Institute of the Coast");
  const within = (person: string, role: "representative" | "editor", institutionId: string) =>
    signInNew(portal, { name: person, roles: [{ role, institutionId }] });
  primary = await within("Gulnara Toktosunova", "representative", home.institutionId);
  editor = await within("Dinara Akhmetova", "editor", home.institutionId);
  stranger = await within("Erlan Sadykov", "representative", other.institutionId);
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
});

const pageOf = () => `/institution/position?institution=${home.institutionId}`;

describe("what a person says of the own place in the institution", () => {
  test("is said by that person, and read by members, colleagues and the secretariat, each as far as they may", async () => {
    const { document } = await primary.browser.get("/institution");
    const link = [...document.querySelectorAll("main a")].find((one) => one.textContent.startsWith("Your position"));
    expect(link?.getAttribute("href")).toBe(pageOf());
    const form = await openForm(primary.browser, pageOf(), "Save");
    form.fill("Position", "Vice-Rector for Science").fill("Unit", "Rector's office").tick("Kazakh").tick("English");
    const { address } = await form.press("Save");
    expect(address).toContain("done=position-saved");
    const directory = `/directory/${home.slug}`;
    expect(await textOf(stranger, directory)).toMatch(
      /Gulnara Toktosunova, Vice-Rector for Science · Primary representative · English, Kazakh/,
    );
    expect(await textOf(stranger, directory)).not.toContain("Rector's office");
    const seen = (await portal.browser().get(directory)).text;
    expect(seen).not.toContain("Vice-Rector");
    expect(await textOf(editor, "/institution")).toContain("Rector's office");
    expect(await textOf(coordinator, `/memberships/${home.number}/people`)).toContain("Rector's office");
    expect((await openForm(primary.browser, pageOf(), "Save")).read("Unit")).toBe("Rector's office");
  });

  test("is asked of an editor too, whom the directory does not name, and keeps what was typed with what is wrong", async () => {
    const form = await openForm(editor.browser, pageOf(), "Save");
    const { answer, form: again } = await form.fill("Unit", "Press service").press("Save");
    expect(answer.status).toBe(422);
    expect(again("Save").read("Unit")).toBe("Press service");
    await again("Save").fill("Position", "Chief editor").press("Save");
    expect(await textOf(primary, "/institution")).toContain("Chief editor");
    expect(await textOf(stranger, `/directory/${home.slug}`)).not.toContain("Chief editor");
  });

  test("is nobody else's to say", async () => {
    for (const { browser } of [stranger, coordinator]) expect((await browser.get(pageOf())).status).toBe(404);
  });

  test("stays with the person whom an application has named by another name", async () => {
    const { withTransaction, clock } = portal.services;
    await withTransaction(async (tx) => {
      const named = { institutionId: home.institutionId, name: "Prof. B. Omarov", userId: null };
      const said = { position: "Dean of Physics", unit: null, languages: ["kk"] };
      await tx.insert(institutionPeople).values({ ...named, ...said, role: "alternate" });
      const institution = { id: home.institutionId, name: "Institute of the Steppe" };
      const invitation = { email: "omarov@steppe.example", role: "alternate", locale: "en", institution } as const;
      await inviteWithin(tx, portal.services, invitation, null, clock.now());
    });
    expect(await textOf(stranger, `/directory/${home.slug}`)).toContain("Prof. B. Omarov, Dean of Physics");
    const { link } = await letterTo(portal, "omarov@steppe.example", "account-invitation");
    const consent =
      "I have read the personal data notice and agree that the association keeps my name and address to run my account.";
    await pressOn(portal.browser(), link, "Accept the invitation", {
      fill: { "Your name": "Berik Omarov", Password: "a caravan of 41 camels" },
      tick: [consent],
    });
    const page = await textOf(stranger, `/directory/${home.slug}`);
    expect(page).toContain("Berik Omarov, Dean of Physics");
    expect(page).not.toContain("Prof. B. Omarov");
  });

  test("goes with the account of whoever has closed it", async () => {
    const { institutionId } = home;
    const leaver = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    const form = await openForm(leaver.browser, pageOf(), "Save");
    await form.fill("Position", "Leaving editor").fill("Unit", "Left unit").press("Save");
    await portal.services.withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: portal.services.clock.now() }).where(eq(grants.userId, leaver.id)).returning(),
    );
    const left = await pressOn(leaver.browser, "/account/leave", "Close the account", {
      fill: { "Current password": PASSWORD },
      tick: ["Yes, close my account. I know that this cannot be undone."],
    });
    expect(left.location).toBe("/login?done=left");
    const named = await portal.services.db.select().from(institutionPeople);
    expect(named.filter(({ unit }) => unit === "Left unit")).toEqual([]);
  });
});
