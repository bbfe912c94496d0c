import { expect, test } from "vitest";
import { openLetter, SECRET_MARK, sealSecret } from "#app/platform/sealed-secrets.server.ts";

const config = { secret: "one secret of the portal, long enough" };
const letter = (sealedSecret: string | null) => ({
  text: `https://portal.example.org/reset-password?token=${SECRET_MARK}`,
  html: `<a href="/reset-password?token=${SECRET_MARK}">`,
  sealedSecret,
});

test("A06 a letter's secret is put in place with the SECRET it was sealed with", () => {
  const sealed = letter(sealSecret(config, "opens-an-account"));
  expect(JSON.stringify(sealed)).not.toContain("opens-an-account");
  expect(openLetter(config, sealed)).toMatchObject({
    text: "https://portal.example.org/reset-password?token=opens-an-account",
    html: '<a href="/reset-password?token=opens-an-account">',
  });
});

test("A06 another SECRET, or a changed byte, opens nothing", () => {
  const sealed = sealSecret(config, "opens-an-account");
  expect(openLetter({ secret: "another secret, just as long as it" }, letter(sealed))).toBeNull();
  const changed = (sealed[0] === "A" ? "B" : "A") + sealed.slice(1);
  expect(openLetter(config, letter(changed))).toBeNull();
  expect(openLetter(config, letter("short"))).toBeNull();
});

test("a letter without a secret is as it was written", () => {
  expect(openLetter(config, letter(null))).toEqual(letter(null));
});
