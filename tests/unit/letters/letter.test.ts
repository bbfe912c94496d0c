import { describe, expect, test } from "vitest";
import { invitationLetter } from "#app/features/accounts/account-emails.ts";
import { composeLetter, type LetterFrame, withoutLinks } from "#app/features/letters/letter.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";

const frame = (locale: Locale, rest: Partial<LetterFrame> = {}): LetterFrame => ({
  t: translator(locale),
  locale,
  association: "The Association",
  contact: "secretariat@association.example",
  reader: "member",
  name: "Aizhan Omarova",
  ...rest,
});
const body = { subject: "News", paragraphs: ["It has happened."] };

/** What mail programs make a link of: a scheme, "www.", an address, a domain. */
const LINKED = /\w+:\/\/|www\.|[\p{L}\p{N}]@[\p{L}\p{N}]|[\p{L}\p{N}-]\.[\p{L}]{2,}/iu;

describe("every letter", () => {
  test.each([
    ["en", "Dear Aizhan Omarova,", "The secretariat", "Questions: "],
    ["ru", "Здравствуйте, Aizhan Omarova!", "Секретариат", "Вопросы: "],
    ["kk", "Құрметті Aizhan Omarova!", "Хатшылық", "Сұрақтар: "],
  ] as const)("greets, signs, names a contact and says in %s why it came (found F131)", (locale, ...parts) => {
    const { text, html } = composeLetter(frame(locale), body);
    expect(text.split("\n\n")[0]).toBe(parts[0]);
    for (const part of [...parts, "It has happened.", translator(locale)("letters:reason.member")]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(text).toContain("secretariat@association.example");
    expect(text.split("The Association")).toHaveLength(2);
    expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
  });

  test.each(LOCALES)(
    "greets in %s somebody whose name is not known, without a contact where there is none",
    (locale) => {
      const { text } = composeLetter(frame(locale, { name: null, contact: null }), body);
      expect(text.split("\n\n")[0]).toBe(translator(locale)("letters:greeting_plain"));
      expect(text).not.toContain("@");
    },
  );
});

describe("what people type", () => {
  test.each([
    "www.example.org",
    "http://evil.example/login",
    "Пример.рф",
    "somebody@example.org",
    "University of example.org and www.other.example",
    "sign in at evil.example.",
    "javascript://x",
  ])("%j is no link in a letter and reads as it was typed (found F135)", (typed) => {
    const { text, html } = composeLetter(frame("en", { contact: null, name: typed }), { ...body, paragraphs: [typed] });
    expect(text).not.toMatch(LINKED);
    expect(html.replace(/<[^>]*>/g, " ")).not.toMatch(LINKED);
    expect(text.replaceAll("\u2060", "")).toContain(typed);
  });

  test.each(["A. S. Pushkin", "2.5 per cent", "A-2026-0001", "at 10:30.", "no. 5", "24.11.2026"])(
    "%j stays as it is",
    (typed) => expect(withoutLinks(typed)).toBe(typed),
  );

  test("an address the letter itself gives can be used", () => {
    const person = { label: "Prepared by www.example.org", email: "aizhan@university.example" };
    const { text } = composeLetter(frame("en"), { ...body, person });
    expect(text).toContain(": aizhan@university.example");
    expect(text).not.toContain("www.example.org");
  });
});

test.each([
  ["en", "If you did not expect this invitation"],
  ["ru", "Если вы не\u00a0ожидали этого приглашения"],
  ["kk", "Бұл шақыруды күтпеген болсаңыз"],
] as const)("an invitation says in %s what to do when it was not expected (found F137)", (locale, sentence) => {
  const invited = { association: "The Association", role: "Editor", institution: "Osh University", inviter: "Aizhan" };
  const sender = { ...frame(locale), origin: "https://portal.example" };
  const { text } = invitationLetter(sender, { ...invited, until: "30 November 2026", path: "/invitations/x" });
  expect(text).toContain(sentence);
  expect(text).toContain("Osh University");
  expect(text).toContain("Aizhan");
  expect(text).not.toContain(translator(locale)("accounts-mail:not_you"));
});
