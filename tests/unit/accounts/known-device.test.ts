import { expect, test } from "vitest";
import { knownDeviceCookie, knownDeviceOf } from "#app/features/accounts/known-device.server.ts";

const config = { secret: "one secret of the portal, long enough", origin: "https://portal.example.org" };
const header = (setCookie: string) => setCookie.split(";")[0] ?? "";

test("K02 a device is known for the accounts that signed in on it, and for no others", () => {
  const first = header(knownDeviceCookie(config, undefined, "anna"));
  const both = header(knownDeviceCookie(config, first, "berik"));
  expect(knownDeviceOf(config, both, "anna")).not.toBeNull();
  expect(knownDeviceOf(config, both, "berik")).toBe(knownDeviceOf(config, both, "anna"));
  expect(knownDeviceOf(config, both, "clara")).toBeNull();
  expect(knownDeviceOf(config, undefined, "anna")).toBeNull();
});

test("K02 the cookie cannot be forged, nor carried over from another secret", () => {
  const cookie = header(knownDeviceCookie(config, undefined, "anna"));
  expect(knownDeviceOf({ ...config, secret: "another secret of the portal, as long" }, cookie, "anna")).toBeNull();
  expect(
    knownDeviceOf(
      config,
      cookie.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      "anna",
    ),
  ).toBeNull();
});

test("the cookie keeps the last five accounts and says nothing about them", () => {
  const people = ["a", "b", "c", "d", "e", "f"].map((name) => `${name}@university.example`);
  const cookie = people.reduce((kept, person) => header(knownDeviceCookie(config, kept, person)), "");
  expect(knownDeviceOf(config, cookie, people[0])).toBeNull();
  expect(people.slice(1).every((person) => knownDeviceOf(config, cookie, person) !== null)).toBe(true);
  expect(cookie).not.toContain("university");
});
