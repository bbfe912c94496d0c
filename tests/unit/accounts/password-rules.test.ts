import { describe, expect, test } from "vitest";
import { isGuessableFrom, passwordProblem } from "#app/features/accounts/password-rules.ts";

describe("A01 length is all that is asked of a password", () => {
  test.each([
    ["seven characters", "gkxmwpz", "too_short"],
    ["eight", "gkxmwpzh", null],
    ["sixty-four", "gkxm wpzh ".repeat(6) + "four", null],
    ["one hundred and twenty-eight", "caravan-".repeat(15) + "of camel", null],
    ["one hundred and twenty-nine", "caravan-".repeat(15) + "of camels", "too_long"],
    ["eight emoji, each one character", "🐫🌙⭐🏔️🌾🍇🕌", null],
    ["a leading space", " gkxmwpz", null],
    ["letters only, of Kazakh", "жүзшақырым", null],
  ])("%s", (_what, password, expected) => {
    expect(passwordProblem(password)).toBe(expected);
  });
});

test.each([
  "password",
  "Password1",
  "P@ssw0rd",
  "p4$$w0rd2024",
  "qwerty123",
  "QWERTYUIOP",
  "1q2w3e4r",
  "qazwsxedc",
  "12345678",
  "987654321",
  "01.01.1990",
  "aaaaaaaaa",
  "abcabcabcabc",
  "iloveyou!",
  "welcome2026",
  "administrator",
  "letmein!!",
  "football99",
  "йцукенгш",
  "пароль2026",
  "gfhjkmgfhjkm",
  "almaty2026",
  "zxcvbnm,",
])("A02 the common password %s is refused", (password) => {
  expect(passwordProblem(password)).toBe("common");
});

describe("A02 passwords made of what is known about a person are refused", () => {
  const names = ["Gulzat Turdumambetova", "g.turdumambetova@oshsu.kg", "Association of Universities"];

  test.each([
    "gulzat2026",
    "Turdumambetova!",
    "turdumambetovagulzat",
    "oshsu-gulzat",
    "AssociationOfUniversities2026",
    "universities1",
    "gturdumambetova7",
  ])("%s", (password) => {
    expect(isGuessableFrom(password, names)).toBe(true);
  });

  test.each(["gulzat rides forty camels", "a caravan of 40 camels", "кырк төө менен гүлзат"])(
    "%s is not",
    (password) => {
      expect(isGuessableFrom(password, names)).toBe(false);
    },
  );
});
