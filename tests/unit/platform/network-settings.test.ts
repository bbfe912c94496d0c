import { expect, test } from "vitest";
import { readConfig } from "#app/platform/config.server.ts";

const secretariat = { name: "Secretariat", address: "s@example.org" };
const production = {
  APP_MODE: "production",
  ORIGIN: "https://portal.example.org",
  SECRET: "a secret that only the tests know 0123456789",
  TRUSTED_PROXIES: "1",
};

test("a mail server without a sender, or with an unreadable one, is refused at start in one line (found F103)", () => {
  const withServer = { ...production, SMTP_URL: "smtps://mail.example.org" };
  expect(() => readConfig(withServer)).toThrow(/^MAIL_FROM is missing: .+$/);
  expect(() => readConfig({ ...withServer, MAIL_FROM: "secretariat" })).toThrow(/^MAIL_FROM must be .+$/);
  expect(readConfig({ ...withServer, MAIL_FROM: '"Secretariat <s@example.org>"' }).mailFrom).toEqual(secretariat);
  expect(() => readConfig(production)).not.toThrow();
});

test("in production the number of proxies is named, 0 included; elsewhere it is 0 (found F106)", () => {
  expect(() => readConfig({ ...production, TRUSTED_PROXIES: undefined })).toThrow(/^TRUSTED_PROXIES is missing: .+$/);
  expect(() => readConfig({ ...production, TRUSTED_PROXIES: " " })).toThrow(/^TRUSTED_PROXIES is missing: .+$/);
  expect(readConfig({ ...production, TRUSTED_PROXIES: "0" }).trustedProxies).toBe(0);
  expect(readConfig({ APP_MODE: "test" }).trustedProxies).toBe(0);
});

test("without HOST the portal is heard on this machine only; the demonstration takes no other (found F107)", () => {
  expect(readConfig(production).host).toBe("127.0.0.1");
  expect(readConfig({ ...production, HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  expect(readConfig({ APP_MODE: "demo", HOST: "localhost" }).host).toBe("localhost");
  expect(() => readConfig({ APP_MODE: "demo", HOST: "0.0.0.0" })).toThrow(/^HOST .+$/);
  expect(() => readConfig({ ...production, HOST: "portal.example.org/x" })).toThrow(/^HOST .+$/);
});
