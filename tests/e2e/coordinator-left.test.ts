import { beforeAll, describe, expect, test } from "vitest";
import { messageSecretariat } from "#app/features/applications/messages/message-secretariat.server.ts";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, follow, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

const ASKED = "Does the ministry's letter of 2024 still count?";
const ANSWER = "It does, until the end of next year.";

let portal: TestPortal;
let stages: Record<Way, Stage>;
let head: string;

beforeAll(async () => {
  portal = await startTestPortal();
  head = (await addPerson(portal, { roles: ["administrator"] })).email;
  stages = await openStages(portal);
});

describe.each(WAYS)("a coordinator who left, %s JavaScript", (way) => {
  test("leaves files that are nobody's; a colleague hears of it, takes one and answers what the applicant asked", async () => {
    const stage = stages[way];
    const left = await addPerson(portal, { name: `Left ${way} Script`, roles: ["coordinator"] });
    const stays = await addPerson(portal, { name: `Stays ${way} Script`, roles: ["coordinator"] });
    const name = `University of the ${way} Steppe`;
    const filed = await createInCheck(portal.services, await actorOf(portal, left.id), { name });
    const message = { applicationId: filed.applicationId, body: ASKED };
    expect(await messageSecretariat(portal.services, message, filed.applicant)).toMatchObject({ ok: true });

    const administrator = await enterAs(stage, portal, head);
    await administrator.page.goto(`/admin/people/${left.id}`);
    await administrator.page.getByLabel("Reason for the suspension").fill("Left the secretariat.");
    await expectGoodLooks(administrator, way);
    await press(administrator, "Suspend this person");

    const colleague = await enterAs(stage, portal, stays.email);
    const letter = await letterTo(portal, stays.email, "review-left");
    expect(letter.text).toContain(name);
    await colleague.page.goto(letter.link);
    await expect.poll(() => textOf(colleague)).toContain(name);
    await expectGoodLooks(colleague, way);
    await follow(colleague, name);
    await expect.poll(() => textOf(colleague)).toContain(`Taken from Left ${way} Script, who no longer works on it`);
    await press(colleague, /^Take this case|^Assign to me/);
    await colleague.page.goto("/inbox");
    await expect.poll(() => textOf(colleague)).toContain(name);
    await colleague.page.goto(`/review/${filed.applicationId}/correspondence`);
    await expect.poll(() => textOf(colleague)).toContain(ASKED);
    await colleague.page.getByLabel("Message to the applicant").fill(ANSWER);
    await expectGoodLooks(colleague, way);
    await press(colleague, "Send the message");
    expect(colleague.page.url()).toContain("done=");

    const applicant = await enterAs(stage, portal, filed.applicant.email);
    await applicant.page.goto((await letterTo(portal, filed.applicant.email, "application-message")).link);
    await expect.poll(() => textOf(applicant)).toContain(ANSWER);
    await expectGoodLooks(applicant, way);
    for (const { complaints } of [administrator, colleague, applicant]) expect(complaints).toEqual([]);
  });
});
