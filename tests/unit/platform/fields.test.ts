import { describe, expect, test } from "vitest";
import { asciiDomain, domainsInOwnLetters } from "#app/platform/domain-names.ts";
import { day, emailAddress, line, month, prose, webAddress, whole, year } from "#app/platform/fields.ts";
import { readDecimal, readWhole, readYear } from "#app/platform/numbers.ts";
import { visibleLine, visibleProse } from "#app/platform/visible-text.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";

const messageOf = (parsed: { success: boolean; error?: { issues: { message: string }[] } }) =>
  parsed.success ? "taken" : parsed.error?.issues[0]?.message;

describe("a count", () => {
  test.each([
    ["9000", 9000],
    ["9 000", 9000],
    ["9\u00a0000", 9000],
    ["9\u202f000", 9000],
    ["9\u2009000", 9000],
    ["9,000", 9000],
    ["9.000", 9000],
    ["9'000", 9000],
    ["9’000", 9000],
    ["1.000", 1000],
    ["7 500", 7500],
    ["12 000", 12_000],
    ["1 234 567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["1,234,567", 1_234_567],
    [" 9000 ", 9000],
    ["９０００", 9000],
    ["9  000", 9000],
    ["9\u200b000", 9000],
    ["- 9 000", -9000],
    ["0", 0],
    ["999.999", 999_999],
  ])("written %j is %d (found F16)", (typed, value) => {
    expect(readWhole(typed)).toBe(value);
    expect(whole(-9000, 5_000_000).parse(typed)).toBe(value);
  });

  test.each([
    ["9.5", "errors:not_whole"],
    ["9,5", "errors:not_whole"],
    ["3,2", "errors:not_whole"],
    ["9.00", "errors:not_whole"],
    ["1,2345", "errors:unclear_number"],
    ["12.34.567", "errors:unclear_number"],
    ["1,234.567", "errors:unclear_number"],
    ["1.234,567", "errors:unclear_number"],
    ["1234,567", "errors:unclear_number"],
    ["0.500", "errors:not_whole"],
    ["0,500", "errors:not_whole"],
    ["9000 students", "errors:invalid_number"],
    ["about 9000", "errors:invalid_number"],
    ["1e3", "errors:invalid_number"],
    ["0x10", "errors:invalid_number"],
    ["12 thousand", "errors:invalid_number"],
    ["3 0", "errors:unclear_number"],
    ["30 00", "errors:unclear_number"],
    ["3 15 00", "errors:unclear_number"],
    ["1 0 0", "errors:unclear_number"],
    ["0 500", "errors:unclear_number"],
    ["1 234’567", "errors:unclear_number"],
    ["2025 2026", "errors:unclear_number"],
  ])("written %j is refused, because nobody can say what it means (found F16)", (typed, message) => {
    expect(readWhole(typed)).toBeNull();
    expect(messageOf(whole(0, 5_000_000).safeParse(typed))?.split("|")[0]).toBe(message);
  });

  test("below or above its bounds is said so", () => {
    expect(whole(1, 50).safeParse("51").error?.issues[0]).toMatchObject({ code: "too_big", maximum: 50 });
    expect(whole(1, 50).safeParse("-1").error?.issues[0]).toMatchObject({ code: "too_small", minimum: 1 });
  });
});

describe("a coordinate", () => {
  test.each([
    ["42.49068", 42.49068],
    ["42,49068", 42.49068],
    ["42.490680123", 42.49068012],
    ["-0,5", -0.5],
    ["−0.5", -0.5],
    ["0.500", 0.5],
    ["78", 78],
    [" 42.49068 ", 42.49068],
    ["42 ,49068", 42.49068],
  ])("written %j is %d (found F16)", (typed, value) => {
    expect(readDecimal(typed)).toBe(value);
  });

  test.each(["4 2.5", "43 15", "1.234,5", "1,234.5", "42°29′", "42.4.9", "N42"])(
    "written %j is refused (found F16)",
    (typed) => {
      expect(readDecimal(typed)).toBeNull();
    },
  );
});

describe("a year", () => {
  test.each([
    ["2025", 2025],
    [" 2025 ", 2025],
    ["２０２５", 2025],
    ["2025 г.", 2025],
    ["2025 года", 2025],
    ["2025 ж.", 2025],
    ["2025жыл", 2025],
  ])("written %j is %d", (typed, value) => {
    expect(readYear(typed)).toBe(value);
  });

  test.each(["25", "2.025", "2 025", "2025/26", "2025-26", "MMXXV"])("written %j is refused (found F16)", (typed) => {
    expect(readYear(typed)).toBeNull();
    expect(messageOf(year(2000, 2100).safeParse(typed))).toBe("errors:invalid_year");
  });
});

describe("an e-mail address", () => {
  test.each([
    ["x@xn--e1aybc.xn--p1ai", "x@xn--e1aybc.xn--p1ai"],
    ["x@xn--e1aybc.xn--80ao21a", "x@xn--e1aybc.xn--80ao21a"],
    ["x@тест.рф", "x@xn--e1aybc.xn--p1ai"],
    ["X@ТЕСТ.РФ", "x@xn--e1aybc.xn--p1ai"],
    ["x@тест.қаз", "x@xn--e1aybc.xn--80ao21a"],
    ["r&d@university.example", "r&d@university.example"],
    ["o'brien+a_b@sub.university.example", "o'brien+a_b@sub.university.example"],
    [" name@university.example\u200b ", "name@university.example"],
  ])("%j is taken as %s (found F18)", (typed, address) => {
    expect(emailAddress.parse(typed)).toBe(address);
  });

  test.each([
    ["имя@университет.рф", "errors:email_letters"],
    ["josé@university.example", "errors:email_letters"],
    ["имя@", "errors:invalid_email"],
    ["name", "errors:invalid_email"],
    ["name@localhost", "errors:invalid_email"],
    ["name@1.2.3.4", "errors:invalid_email"],
    ["a b@university.example", "errors:invalid_email"],
    ["a@b@university.example", "errors:invalid_email"],
    [".a@university.example", "errors:invalid_email"],
    ["a..b@university.example", "errors:invalid_email"],
    ["a@university..example", "errors:invalid_email"],
    ["a@-university.example", "errors:invalid_email"],
    ["a%b@university.example", "errors:invalid_email"],
    ["a@university.example/path", "errors:invalid_email"],
    [`${"a".repeat(65)}@university.example`, "errors:invalid_email"],
  ])("%j is refused: %s", (typed, message) => {
    expect(messageOf(emailAddress.safeParse(typed))).toBe(message);
  });
});

describe("a domain in any script", () => {
  test.each(["тест.рф", "университет.қаз", "bücher.example", "جامعة.مصر", "大学.中国", "university.example"])(
    "%s is kept in ASCII and shown as it was",
    (shown) => {
      const kept = asciiDomain(shown);
      expect(kept).toMatch(/^[a-z0-9.-]+$/);
      expect(domainsInOwnLetters(kept ?? "")).toBe(shown);
      expect(domainsInOwnLetters(`x@${kept}`)).toBe(`x@${shown}`);
    },
  );

  test("stays in ASCII when its letters are of two scripts or are none", () => {
    const mixed = asciiDomain("pаypal.example") ?? "";
    expect(mixed).toMatch(/^xn--/);
    expect(domainsInOwnLetters(mixed)).toBe(mixed);
    expect(domainsInOwnLetters("xn--a-.example")).toBe("xn--a-.example");
  });
});

describe("a web address", () => {
  test.each([
    ["oshtu.kg", "https://oshtu.kg"],
    ["www.iksu.kg", "https://www.iksu.kg"],
    ["iksu.kg", "https://iksu.kg"],
    ["IKSU.kg/en", "https://iksu.kg/en"],
    ["//iksu.kg", "https://iksu.kg"],
    ["iksu.kg:8080/a", "https://iksu.kg:8080/a"],
    ["http://iksu.kg", "http://iksu.kg"],
    ["https://iksu.kg/", "https://iksu.kg/"],
  ])("%s is completed to %s (found F23)", (typed, address) => {
    expect(webAddress.parse(typed)).toBe(address);
  });

  test.each([
    ["https://iksu.kg),", "https://iksu.kg"],
    ["www.samdu.uz ,", "https://www.samdu.uz"],
    ["https://iksu.kg,", "https://iksu.kg"],
    ["(https://iksu.kg)", "https://iksu.kg"],
    ["<https://iksu.kg>", "https://iksu.kg"],
    ["«https://iksu.kg».", "https://iksu.kg"],
    ["https://iksu.kg\u200b", "https://iksu.kg"],
    ["https\u2060://ik\u2060su.kg/a\u2060b", "https://iksu.kg/ab"],
    ["https://iksu.kg/a%E2%81%A0b%EF%BB%BF", "https://iksu.kg/ab"],
    ["https://iksu.kg/%D0%90%E2%80%8B", "https://iksu.kg/%D0%90"],
    ["\u200ehttps://iksu.kg\u00a0", "https://iksu.kg"],
    ["(iksu.kg/a_(b))", "https://iksu.kg/a_(b)"],
    ["https://en.wikipedia.org/wiki/Osh_(city)", "https://en.wikipedia.org/wiki/Osh_(city)"],
    ["https://iksu.kg/?q=[a]", "https://iksu.kg/?q=[a]"],
  ])("%j loses only what stood around it: %s (found F24)", (typed, address) => {
    expect(webAddress.parse(typed)).toBe(address);
  });

  test.each([
    "iksu",
    "javascript:alert(1)",
    "mailto:x@iksu.kg",
    "x@iksu.kg",
    "https://user:secret@iksu.kg",
    "not an address",
    "ftp://iksu.kg",
    "9.000",
    "1.2.3.4",
    "data:text/html,x.y",
    "https://",
    ",",
    "",
  ])("%j is refused", (typed) => {
    expect(webAddress.safeParse(typed).success).toBe(false);
  });

  test("in other letters is kept in ASCII and shown in its own", () => {
    const kept = webAddress.parse("https://университет.рф/ректор");
    expect(kept).toMatch(/^https:\/\/xn--[a-z0-9]+\.xn--p1ai\/%D1/);
    expect(shownWebAddress(kept)).toBe("https://университет.рф/ректор");
    expect(webAddress.parse(shownWebAddress(kept))).toBe(kept);
    expect(shownWebAddress("https://iksu.kg/a%20b%E2%80%AEc")).toBe("https://iksu.kg/a%20b%E2%80%AEc");
  });
});

describe("what nobody sees", () => {
  test.each([
    ["\u200b\u200bJubail University College", "Jubail University College"],
    ["\u200fجامعة القاهرة", "جامعة القاهرة"],
    ["Uni\u00adver\u200bsity\u200e", "University"],
    ["a\u202eb of c", "ab of c"],
    ["a\tb\r\nc\0", "a b c"],
    ["Cafe\u0301", "Café"],
    ["王\u3000芳", "王 芳"],
    ["A\u200cB\u200d", "AB"],
    ["\u{E0041}hidden", "hidden"],
  ])("is taken out of the line %j (found F19)", (typed, seen) => {
    expect(visibleLine(typed)).toBe(seen);
    expect(line({ max: 100 }).parse(typed)).toBe(seen);
  });

  test.each(["دانشگاه می\u200cخواهد", "क्\u200dष", "👩\u200d🏫", "ᠮᠣᠩᠭᠣᠯ"])(
    "stays where it is part of the writing: %s (found F19)",
    (typed) => {
      expect(visibleLine(typed)).toBe(typed);
      expect(visibleProse(typed)).toBe(typed);
    },
  );

  test("leaves line breaks and marks of direction to paragraphs", () => {
    expect(visibleProse(" one\r\n\ttwo\u200b\u202e\0 \u200fثلاثة! ")).toBe("one\n\ttwo \u200fثلاثة!");
    for (const nothing of ["\u200b \n", "\u200e", "\u200f \u200b\u061c"])
      expect(prose({ max: 10 }).safeParse(nothing).success).toBe(false);
  });
});

describe("a day", () => {
  test.each([
    ["2026-11-27", "2026-11-27"],
    ["27.11.2026", "2026-11-27"],
    [" 7.3.2026 ", "2026-03-07"],
    ["\u200e27.11.2026\u200b", "2026-11-27"],
    ["11/27/2026", "2026-11-27"],
    ["٢٠٢٦-١١-٢٧", "2026-11-27"],
    ["２７.１１.２０２６", "2026-11-27"],
  ])("%j is %s", (typed, understood) => {
    expect(day.parse(typed)).toBe(understood);
  });

  test.each(["2999-01-01", "01.01.2999", "1 January 2999", "1/2/1799", "٢٩٩٩-٠١-٠١"])("%j is too far away", (typed) => {
    expect(day.safeParse(typed).error?.issues[0]?.message).toBe('errors:far_day|{"from":"1800","until":"2199"}');
  });

  test.each(["2999-01", "1/1899", "01.01.2999", "May 2999"])("%j is a month too far away", (typed) => {
    expect(month.safeParse(typed).error?.issues[0]?.message).toBe('errors:far_month|{"from":"1900","until":"2199"}');
  });

  test.each(["31.2.2999", "2999-13-01"])("%j is no day of any year", (typed) => {
    expect(day.safeParse(typed).error?.issues[0]?.message).toBe("errors:invalid_date");
  });

  test.each(["31.2.2026", "27.11.26", "2026-13-01", "tomorrow", "1".repeat(50)])("%j is none", (typed) => {
    expect(day.safeParse(typed).success).toBe(false);
  });
});
