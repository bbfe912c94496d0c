import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { closeAsDuplicate } from "#app/features/applications/twins/twin-commands.server.ts";
import { createInCheck, versionOf } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { locale: "ru", roles: ["coordinator"] });
});

async function nameInRussian(applicationId: string, name: string) {
  const isIdentity = and(
    eq(applicationSections.applicationId, applicationId),
    eq(applicationSections.section, "identity"),
  );
  const [row] = await portal.services.db.select().from(applicationSections).where(isIdentity);
  const answers = { ...row?.answers, name_ru: name };
  await portal.services.withTransaction((tx) => tx.update(applicationSections).set({ answers }).where(isIdentity));
}

test("a finding of the twin search calls institutions as its reader does (found F126)", async () => {
  const name = "Naryn Institute of Crafts";
  const member = { nameEn: name, nameOfficial: name, translatedNames: { ru: "Нарынский институт ремёсел (участник)" } };
  await portal.services.withTransaction((tx) => createMember(tx, { institution: member }, new Date()));
  const viewer = await actorOf(portal, coordinator.id);
  const other = await createInCheck(portal.services, viewer, { name });
  await nameInRussian(other.applicationId, "Нарынский институт ремёсел (заявка)");
  const { applicationId } = await createInCheck(portal.services, viewer, { name });
  await runAutomaticChecks(portal.services, { applicationId });
  const { document } = await coordinator.browser.get(`/review/${applicationId}`);
  const links = [...document.querySelectorAll("#check-duplicate a")].map(({ textContent }) => textContent);
  expect(links.find((text) => text?.includes("(участник)"))).toBeDefined();
  expect(links.find((text) => text?.includes("(заявка)"))).toBeDefined();
  expect(links.filter((text) => text?.includes(name))).toEqual([]);
});

test("the exported queue says of a closed duplicate which case goes on, as the queue does", async () => {
  const { services } = portal;
  const viewer = await actorOf(portal, coordinator.id);
  const name = "Talas Institute of Weaving";
  const [other, closed] = [
    await createInCheck(services, viewer, { name }),
    await createInCheck(services, viewer, { name }),
  ];
  const { applicationId } = closed;
  await runAutomaticChecks(services, { applicationId });
  const input = { applicationId, version: await versionOf(services, applicationId), message: "See the other case." };
  expect(await closeAsDuplicate(services, { ...input, id: other.applicationId }, viewer)).toMatchObject({ ok: true });
  const [kept] = await services.db.select().from(applications).where(eq(applications.id, other.applicationId));
  const words = `Закрыто как дубликат дела ${kept?.caseNumber ?? ""}`;
  const search = `state=closed&q=${encodeURIComponent("Talas")}`;
  expect((await coordinator.browser.get(`/review?${search}`)).text).toContain(words);
  const sheet = await coordinator.browser.get(`/review/export/csv?${search}`);
  expect(sheet.text).toContain(words);
  expect(sheet.text).not.toContain("Отозвана");
});
