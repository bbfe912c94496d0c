import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "#app/platform/logger.server.ts";
import { queueLetter } from "#app/platform/outbox.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { type SignedIn, signInNew, signInOnPage } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

function keepLines() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(JSON.parse(line)) });
  return { lines, logger };
}

describe("health in production", () => {
  const { lines, logger } = keepLines();
  let portal: TestPortal;
  beforeAll(async () => {
    const env = {
      APP_MODE: "production",
      ORIGIN: "https://portal.example.org",
      SECRET: "a secret that only the tests know 0123456789",
      TRUSTED_PROXIES: "1",
      RATE_LIMITS: "on",
    };
    portal = await startTestPortal({ env, overrides: { logger } });
  });

  test("on this machine it answers whatever host is asked, in words (found F108)", async () => {
    for (const path of ["/health/live", "/health/ready"]) {
      expect((await fetch(portal.origin + path)).status).toBe(200);
    }
    expect(await (await fetch(`${portal.origin}/health/ready`)).text()).toMatch(/^ready\ndisk: ok\ndatabase: ok\n/);
  });

  test("through a proxy it says only whether it is ready (found F108)", async () => {
    const answer = await fetch(`${portal.origin}/health/ready`, { headers: { "X-Forwarded-For": "203.0.113.7" } });
    expect([answer.status, await answer.text()]).toEqual([200, "ready\n"]);
  });

  test("another page asked for by a foreign host is refused, and the log names the host (found F108)", async () => {
    expect((await fetch(`${portal.origin}/directory`)).status).toBe(421);
    expect(lines.at(-1)).toMatchObject({ status: 421, foreignHost: new URL(portal.origin).host });
  });
});

describe("with a mail server", () => {
  const { lines, logger } = keepLines();
  let portal: TestPortal;
  let mail: MailServer;
  let administrator: SignedIn;
  beforeAll(async () => {
    mail = await startMailServer();
    const env = { SMTP_URL: mail.url, MAIL_FROM: "secretariat@portal.example" };
    portal = await startTestPortal({ env, overrides: { logger } });
    administrator = await signInNew(portal, { roles: ["administrator"], email: "admin@portal.example" });
  });

  test("a failed sign-in is logged with what a firewall needs, and without the address typed (found F120)", async () => {
    await signInOnPage(portal.browser(), "nobody@osh.example");
    const line = lines.find(({ msg }) => msg === "sign-in failed");
    expect(line?.clientIp).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(JSON.stringify(lines)).not.toContain("nobody@osh.example");
  });

  test("a proxy the settings do not know is told once in the log, and to administrators (found F106)", async () => {
    const admin = () => administrator.browser.get("/admin", { "X-Forwarded-For": "203.0.113.7" });
    expect((await administrator.browser.get("/admin")).text).not.toContain("count as one");
    await admin();
    expect((await admin()).text).toContain("Visitors behind the proxy count as one");
    expect(lines.filter(({ msg }) => String(msg).startsWith("X-Forwarded-For arrives"))).toHaveLength(1);
  });

  test("an administrator sends a test letter and reads what the server said (found F103)", async () => {
    const form = await openForm(administrator.browser, "/admin/mail", "Send the test letter");
    const { page } = await form.press("Send the test letter");
    expect(page.text).toContain("The mail server took the test letter.");
    expect((await mail.waitFor("admin@portal.example")).subject).toMatch(/^Test letter/);
    mail.refusesSender = true;
    const again = await openForm(administrator.browser, "/admin/mail", "Send the test letter");
    const refused = await again.press("Send the test letter");
    mail.refusesSender = false;
    expect(refused.page.document.querySelector("[role=alert]")?.textContent).toContain("501");
  });

  test("all undelivered letters are sent again by one button, cancelled ones are not (found F103)", async () => {
    const { db, withTransaction, clock } = portal.services;
    const letter = { kind: "test", locale: "en" as const, subject: "s", text: "t", html: "h" };
    for (const [recipient, lastError] of [
      ["one@again.example", "554 relay access denied"],
      ["two@again.example", "554 relay access denied"],
      ["cancelled@again.example", "cancelled"],
    ] as const)
      await withTransaction(async (tx) => {
        await queueLetter(tx, { ...letter, dedupeKey: recipient, recipient }, clock.now());
        await tx.update(outbox).set({ status: "dead", lastError }).where(eq(outbox.recipient, recipient));
      });
    const form = await openForm(administrator.browser, "/admin/mail", "Send all undelivered letters again");
    await form.press("Send all undelivered letters again");
    const rows = await db.select().from(outbox).where(eq(outbox.kind, "test"));
    expect(Object.fromEntries(rows.map(({ recipient, status }) => [recipient, status]))).toEqual({
      "one@again.example": "queued",
      "two@again.example": "queued",
      "cancelled@again.example": "dead",
    });
  });
});
