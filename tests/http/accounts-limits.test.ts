import { beforeAll, describe, expect, test } from "vitest";
import { addPerson, PASSWORD, signInAs } from "#tests/support/people.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

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

  test("an address that tries many accounts waits too, and an unknown account is limited alike", async () => {
    const address = newAddress();
    const answers = [];
    for (let i = 0; i < 31; i++) {
      const email = `nobody${i}@university.example`;
      answers.push(
        (await portal.browser().post("/login", { email, password: "wrong one" }, behindProxy(address))).status,
      );
    }
    expect(answers.slice(0, 30).every((status) => status === 422)).toBe(true);
    expect(answers[30]).toBe(429);
    const unknown = "nobody@university.example";
    const other = newAddress();
    await exhaust(unknown, other);
    expect((await portal.browser().post("/login", { email: unknown, password: "x" }, behindProxy(other))).status).toBe(
      429,
    );
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
    const env = { RATE_LIMITS: "on", DATA_DIR: temporaryFolder(), SECRET: "the same secret before and after" };
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
