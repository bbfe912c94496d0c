import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import {
  agreeToRequest,
  declineRequest,
  dropPreparedRequest,
  prepareRequest,
} from "#app/features/applications/review/prepare-request.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { informationRequests, preparedRequests } from "#db/schema/correspondence.ts";
import { createInCheck, createStaff, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let people: Record<"owner" | "colleague" | "italian" | "council" | "administrator", Viewer>;

beforeAll(async () => {
  services = await openTestServices();
  people = {
    owner: await createStaff(services, "Owner", { role: "coordinator" }),
    colleague: await createStaff(services, "Colleague", { role: "coordinator", countries: ["KZ"] }),
    italian: await createStaff(services, "Italian", { role: "coordinator", countries: ["IT"] }),
    council: await createStaff(services, "Council", { role: "council" }),
    administrator: await createStaff(services, "Administrator", { role: "administrator" }),
  };
});

const ASKED = { fields: ["legal.reg_no"], documents: [], message: "Please send it again." };
const page = async (applicationId: string) => ({ applicationId, version: await versionOf(services, applicationId) });

async function preparedThird() {
  const { applicationId, applicant } = await createInCheck(services, people.owner);
  for (let round = 0; round < 2; round++) {
    expect(await requestInformation(services, { ...(await page(applicationId)), ...ASKED }, people.owner)).toEqual({
      ok: true,
    });
    expect(await answerInformationRequest(services, applicationId, applicant)).toEqual({ ok: true });
  }
  const asked = { ...(await page(applicationId)), ...ASKED };
  expect(await requestInformation(services, asked, people.owner)).toMatchObject({ ok: false, reason: "impossible" });
  expect(await prepareRequest(services, asked, people.owner)).toEqual({ ok: true });
  return applicationId;
}

const roundsOf = async (id: string) =>
  (await services.db.select().from(informationRequests).where(eq(informationRequests.applicationId, id))).map(
    ({ round, requestedById }) => [round, requestedById],
  );

test("a third request is agreed to by a coordinator of the country or the council, and by nobody else", async () => {
  const applicationId = await preparedThird();
  const agree = async (actor: Viewer) => agreeToRequest(services, await page(applicationId), actor);
  for (const who of ["italian", "administrator"] as const)
    expect(await agree(people[who]), who).toMatchObject({ reason: "not-found" });
  expect(await agree(people.owner)).toMatchObject({ reason: "forbidden" });
  const seen = await page(applicationId);
  const both = await Promise.all([people.colleague, people.council].map((who) => agreeToRequest(services, seen, who)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await roundsOf(applicationId)).at(-1)).toEqual([3, people.owner.id]);
});

test("one that is dropped or not agreed to was never asked, and stays readable", async () => {
  const applicationId = await preparedThird();
  expect(await dropPreparedRequest(services, await page(applicationId), people.owner)).toEqual({ ok: true });
  expect(await agreeToRequest(services, await page(applicationId), people.colleague)).toMatchObject({ ok: false });
  expect(await prepareRequest(services, { ...(await page(applicationId)), ...ASKED }, people.owner)).toMatchObject({
    ok: true,
  });
  const declined = { ...(await page(applicationId)), reason: "It was answered already." };
  expect(await declineRequest(services, declined, people.council)).toEqual({ ok: true });
  expect(await roundsOf(applicationId)).toHaveLength(2);
  const kept = await services.db
    .select()
    .from(preparedRequests)
    .where(eq(preparedRequests.applicationId, applicationId));
  expect(kept.map(({ answer }) => answer)).toEqual([null, "declined"]);
});
