import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { readConfig, SETTINGS } from "#app/platform/config.server.ts";

const example = readFileSync(".env.example", "utf8");

describe(".env.example", () => {
  test("names every setting the portal reads and no other (found F111)", () => {
    expect(Object.keys(parseEnv(example)).sort()).toEqual(SETTINGS.toSorted());
    const read = readFileSync("app/platform/config.server.ts", "utf8").match(/\benv\.([A-Z_]+)/g) ?? [];
    // Node's own, checked but not ours to set.
    expect([...new Set(read)]).toEqual(["env.NODE_ENV"]);
  });

  test("is taken as it stands once the secret is filled in (found F111)", () => {
    const values = { ...parseEnv(example), SECRET: "p0-Qm9vLk2jH8dF4sA1zX6cV7bN3mT5y" };
    expect(readConfig(values)).toMatchObject({ mode: "production", port: 3000, trustedProxies: 1 });
  });
});

describe("a wrong value", () => {
  test.each([
    ["TRUSTED_PROXIES", "one", "TRUSTED_PROXIES must be a whole number from 0 to 5"],
    ["TRUSTED_PROXIES", "6", "TRUSTED_PROXIES must be a whole number from 0 to 5"],
    ["PORT", "http", "PORT must be a whole number from 0 to 65535"],
    ["PORT", "-1", "PORT must be a whole number from 0 to 65535"],
    ["APP_MODE", "prod", "APP_MODE must be production, demo, test or development"],
    ["RATE_LIMITS", "no", "RATE_LIMITS must be on or off"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be trace, debug, info, warn, error or silent"],
  ])("%s=%s is told with the setting and what it must be (found F112)", (name, value, message) => {
    expect(() => readConfig({ APP_MODE: "test", [name]: value })).toThrow(new RegExp(`^${message}$`));
  });

  test("that is empty counts as left out", () => {
    const empty = Object.fromEntries(SETTINGS.map((name) => [name, " "]));
    expect(readConfig({ ...empty, APP_MODE: "test" })).toEqual({
      ...readConfig({ APP_MODE: "test" }),
      secret: expect.any(String),
    });
  });
});
