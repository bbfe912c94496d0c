import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { addPerson, PASSWORD, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const behindProxy = (address: string) => ({ "X-Forwarded-For": address });
let portal: TestPortal;
let count = 0;
const newAddress = () => `198.51.100.${++count}`;

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on", TRUSTED_PROXIES: "1" } });
});

async function exhaust(email: string, address: string) {
  for (let i = 0; i < 5; i++) {
    const { status } = await portal.browser().post("/login", { email, password: "wrong one" }, behindProxy(address));
    expect(status).toBe(422);
  }
}

describe("K01 signing in is limited by account and address", () => {
  test("after five failures even the right password waits, and the address typed is kept", async () => {
    const { email } = await addPerson(portal);
    const address = newAddress();
    await exhaust(email, address);
    const answer = await portal.browser().post("/login", { email, password: PASSWORD }, behindProxy(address));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(60);
    expect(answer.document.querySelector<HTMLInputElement>("#sign-in-email")?.value).toBe(email);
  });

  test("an unknown account is limited alike", async () => {
    const unknown = "nobody@university.example";
    const other = newAddress();
    await exhaust(unknown, other);
    const answer = await portal.browser().post("/login", { email: unknown, password: "x" }, behindProxy(other));
    expect(answer.status).toBe(429);
  });

  test("failures of thirty others on a campus stop nobody with the right password (found F46)", async () => {
    const { email } = await addPerson(portal);
    const campus = newAddress();
    for (let i = 0; i < 30; i++) {
      const wrong = { email: `student${i}@university.example`, password: "wrong one" };
      expect((await portal.browser().post("/login", wrong, behindProxy(campus))).status).toBe(422);
    }
    const right = await portal.browser().post("/login", { email, password: PASSWORD }, behindProxy(campus));
    expect(right.status).toBe(302);
  });

  test("an address that tries very many accounts waits, before what it sends is looked into (found F01)", async () => {
    const { email } = await addPerson(portal);
    const ip = newAddress();
    for (let i = 0; i < 100; i++) await portal.services.limits.consume("signInByAddress", { ip });
    for (const fields of [
      { email, password: PASSWORD },
      { email: "no address", password: "" },
    ]) {
      const answer = await portal.browser().post("/login", fields, behindProxy(ip));
      expect(answer.status).toBe(429);
      expect(answer.document.querySelector<HTMLInputElement>("#sign-in-email")?.value).toBe(fields.email);
    }
    const victim = await signInAs(portal, email);
    expect((await victim.post("/login", { email, password: PASSWORD }, behindProxy(ip))).status).toBe(302);
  });

  test("signing in rightly uses nothing up", async () => {
    const { email } = await addPerson(portal);
    const address = newAddress();
    for (let i = 0; i < 35; i++) {
      const { status } = await portal.browser().post("/login", { email, password: PASSWORD }, behindProxy(address));
      expect(status).toBe(302);
    }
  }, 60_000);

  test("the count outlives a restart", async () => {
    const folder = temporaryFolder();
    const kept = { DATA_DIR: folder, DATABASE_URL: `file:${folder}/portal.db` };
    const env = { ...kept, RATE_LIMITS: "on", SECRET: "the same secret before and after" };
    const before = await startTestPortal({ env });
    const email = "nobody@university.example";
    for (let i = 0; i < 5; i++) await before.browser().post("/login", { email, password: "wrong one" });
    const after = await startTestPortal({ env });
    expect((await after.browser().post("/login", { email, password: "wrong one" })).status).toBe(429);
  });
});

describe("K02 nobody can lock a victim out", () => {
  test("from elsewhere", async () => {
    const { email } = await addPerson(portal);
    await exhaust(email, newAddress());
    expect(
      (await portal.browser().post("/login", { email, password: PASSWORD }, behindProxy(newAddress()))).status,
    ).toBe(302);
  });

  test("not even behind the same address, on a device that signed in before", async () => {
    const { email } = await addPerson(portal);
    const victim = await signInAs(portal, email);
    await victim.post("/logout");
    const address = newAddress();
    await exhaust(email, address);
    expect((await portal.browser().post("/login", { email, password: PASSWORD }, behindProxy(address))).status).toBe(
      429,
    );
    expect((await victim.post("/login", { email, password: PASSWORD }, behindProxy(address))).status).toBe(302);
  });
});

test("K03 invented forwarding headers do not make a new address", async () => {
  const { email } = await addPerson(portal);
  const address = newAddress();
  await exhaust(email, address);
  for (const invented of ["203.0.113.1", "203.0.113.2"]) {
    const headers = {
      "X-Forwarded-For": `${invented}, ${address}`,
      Forwarded: `for=${invented}`,
      "X-Real-IP": invented,
    };
    expect((await portal.browser().post("/login", { email, password: PASSWORD }, headers)).status).toBe(429);
  }
});

describe("K04 letters are limited by recipient, whether or not there is an account", () => {
  test.each(["/forgot-password", "/signup"])("%s", async (page) => {
    const { email } = await addPerson(portal);
    const unknown = `unknown-${page.slice(1)}@university.example`;
    const filled = { name: "Aigerim", password: "rides forty camels", locale: "en", consent: "on" };
    for (const recipient of [email, unknown]) {
      const statuses = [];
      for (let i = 0; i < 6; i++) {
        const answer = await portal.browser().post(page, { ...filled, email: recipient }, behindProxy(newAddress()));
        statuses.push(answer.status);
      }
      expect(statuses).toEqual([302, 302, 302, 302, 302, 429]);
    }
    expect((await lettersTo(portal, email)).length).toBe(5);
  });
});

describe("K04 letters are limited by who has them sent", () => {
  async function inviteMany(count: number, representative: SignedIn): Promise<Answer[]> {
    const answers = [];
    for (let i = 0; i < count; i++) {
      const stranger = { intent: "invite", email: `stranger${i}-${representative.id}@elsewhere.example` };
      const fields = { ...stranger, name: "A Stranger", role: "editor", locale: "en" };
      answers.push(await representative.browser.post("/institution/people", fields));
    }
    return answers;
  }

  test("one person does not invite sixty strangers, nor one institution by several (found F43, found F47)", async () => {
    const { institutionId } = await createMember(portal.services, { nameEn: "Inviting University" });
    const of = { roles: [{ role: "representative" as const, institutionId }] };
    const [first, second] = [await signInNew(portal, of), await signInNew(portal, of)];
    const answers = await inviteMany(21, first);
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(20);
    expect(answers.at(-1)?.status).toBe(429);
    expect(Number(answers.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(3600);
    expect((await inviteMany(11, second)).map(({ status }) => status)).toEqual([...Array(10).fill(302), 429]);
  });

  test("all letters to one address share one budget (found F45)", async () => {
    const { email } = await addPerson(portal);
    const ask = (page: string, fields = {}) =>
      portal.browser().post(page, { email, ...fields }, behindProxy(newAddress()));
    const account = { name: "Aigerim", password: "rides forty camels", locale: "en", consent: "on" };
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      statuses.push((await ask("/forgot-password")).status, (await ask("/signup", account)).status);
    }
    expect(statuses).toEqual([302, 302, 302, 302, 302, 429]);
  });
});

test("one IPv6 network is one reader (found F44)", async () => {
  const statuses = [];
  for (let i = 0; i < 610; i++) {
    const { status } = await portal.browser().get("/robots.txt", behindProxy(`2001:db8:77:1::${i.toString(16)}`));
    statuses.push(status);
  }
  expect(statuses.slice(0, 600).every((status) => status === 200)).toBe(true);
  expect(statuses.slice(600).every((status) => status === 429)).toBe(true);
});
