import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { AccountContext } from "#app/features/accounts/account-context.ts";
import { listTokens } from "#app/features/accounts/api-tokens.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { makeToken } from "#app/features/open-data/make-token.server.ts";
import { tellOfEndingTokensJob } from "#app/features/open-data/tell-of-ending-tokens.server.ts";
import { readToken } from "#app/features/open-data/token-reader.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { users } from "#db/schema/accounts.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let context: AccountContext;
let owner: Viewer;

beforeAll(async () => {
  services = await openTestServices();
  const limits = createRateLimits(readConfig({ APP_MODE: "test", RATE_LIMITS: "off" }));
  context = { ...services, limits, clientIp: "203.0.113.1" };
  const member = await createMember(services, { nameEn: "Institute of Terms" });
  owner = await personOf(services, member, "alternate", { locale: "kk" });
});

const make = async (name: string, days: number) => {
  const outcome = await makeToken(context, { name, days, scopes: ["members:read"], once: `once-${name}` }, owner);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.secret;
};
const told = async () => {
  const letters = await services.db.select().from(outbox).where(eq(outbox.kind, "account-token_ending"));
  return letters.map(({ subject, recipient }) => ({ subject, recipient }));
};
const at = (moment: Date) => services.clock.moveTo(moment.toISOString());
const run = () => tellOfEndingTokensJob.work(services);

test("its owner reads a week before it ends, once, in the own language; long after its end it is forgotten", async () => {
  const begun = services.clock.now();
  const secret = await make("Ay", 30);
  await make("Jyl", 365);
  await run();
  expect(await told()).toEqual([]);
  at(addDays(begun, 24));
  await run();
  await run();
  expect(await told()).toEqual([
    { recipient: owner.email, subject: expect.stringMatching(/^«Ay» токенінің мерзімі бітеді: /) },
  ]);
  expect((await readToken(services, secret, "members:read")).tokenId).not.toBeNull();
  at(addDays(begun, 30));
  expect(await readToken(services, secret, "members:read")).toEqual({ tokenId: null });
  expect((await listTokens(services.db, owner.id)).map(({ name }) => name).sort()).toEqual(["Ay", "Jyl"]);
  at(addDays(begun, 61));
  await run();
  expect((await services.db.select().from(apiTokens)).map(({ name }) => name)).toEqual(["Jyl"]);
});

test("nobody is told whose account is suspended, and such a token reads nothing", async () => {
  const secret = await make("Tyn", 30);
  await services.withTransaction((tx) =>
    tx.update(users).set({ suspendedAt: services.clock.now() }).where(eq(users.id, owner.id)),
  );
  expect(await readToken(services, secret, "members:read")).toEqual({ tokenId: null });
  at(addDays(services.clock.now(), 25));
  const before = await told();
  await run();
  expect(await told()).toEqual(before);
});
