import { describe, expect, test } from "vitest";
import { classifyEmail, isPublicMailDomain } from "#app/features/applications/form/email-class.server.ts";

describe("classes of e-mail addresses (found F189)", () => {
  test.each([
    ["aigul.osmonova@oshsu.kg", "personal"],
    ["rectorate.osmonova@oshsu.kg", "personal"],
    ["informatics@oshsu.kg", "personal"],
    ["info@oshsu.kg", "generic"],
    ["Rector@oshsu.kg", "generic"],
    ["rektorat2@oshsu.kg", "generic"],
    ["no-reply@oshsu.kg", "generic"],
    ["aigul@gmail.com", "free"],
    ["AIGUL@Mail.Ru", "free"],
    ["info@yandex.kz", "free"],
    ["aigul@mailinator.com", "disposable"],
    ["info@deep.under.mailinator.com", "disposable"],
    ["nobody", "personal"],
    ["", "personal"],
  ])("%s is %s", (address, expected) => {
    expect(classifyEmail(address)).toBe(expected);
  });

  test.each([
    ["gmail.com", true],
    ["Mailinator.com", true],
    ["oshsu.kg", false],
    // A university may have a name that begins as that of a provider does.
    ["mail.ru.example.edu", false],
    ["gmail.com.edu.kz", false],
  ])("mail to %s is open to everybody: %s", (domain, expected) => {
    expect(isPublicMailDomain(domain)).toBe(expected);
  });
});
