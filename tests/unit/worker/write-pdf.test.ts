import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { findUnprintable } from "#app/platform/pdf-coverage.server.ts";
import type { PdfBlock } from "#app/platform/pdf-document.ts";
import { findMissing } from "#app/worker/pdf/runs.ts";
import { writePdf } from "#app/worker/pdf/write-pdf.ts";

const SAMPLES: [language: string, text: string][] = [
  ["Latin with marks", "Đại học Huế, Universität Łódź, Ģertrūde"],
  ["Greek", "Πανεπιστήμιο Αθηνών"],
  ["Russian and Kazakh", "Әл-Фараби атындағы Қазақ ұлттық университеті"],
  ["Arabic", "جامعة القاهرة (Cairo University)، عام 1908."],
  ["Persian", "دانشگاه بین‌المللی امام رضا (تأسیس ۱۳۸۴)"],
  ["Urdu", "جامعہ پنجاب، لاہور"],
  ["Hebrew", "האוניברסיטה העברית בירושלים"],
  ["Georgian", "ივანე ჯავახიშვილის სახელობის თბილისის უნივერსიტეტი"],
  ["Armenian", "Երևանի պետական համալսարան"],
  ["Chinese", "北京大学医学部（1898年）"],
  ["traditional Chinese", "國立臺灣大學"],
  ["Japanese", "兵庫医科大学 ひょうご キョウト"],
  ["Korean", "서울대학교 한국산업기술대학교"],
  ["Thai", "มหาวิทยาลัยราชภัฏร้อยเอ็ด"],
  ["Lao", "ມະຫາວິທະຍາໄລແຫ່ງຊາດ"],
  ["Khmer", "សាកលវិទ្យាល័យភូមិន្ទភ្នំពេញ"],
  ["Burmese", "ကွန်ပျူတာတက္ကသိုလ် မန္တလေး"],
  ["Hindi", "क्रिश्चियन मेडिकल कॉलेज विश्वविद्यालय"],
  ["Bengali", "রাষ্ট্রীয় বিশ্ববিদ্যালয় সিলেট"],
  ["Punjabi", "ਗੁਰੂ ਅੰਗਦ ਦੇਵ ਯੂਨੀਵਰਸਿਟੀ"],
  ["Gujarati", "ધીરુભાઈ અંબાણી યુનિવર્સિટી"],
  ["Odia", "ଇନ୍ଦିରା ଗାନ୍ଧୀ ମହାବିଦ୍ୟାଳୟ"],
  ["Tamil", "பிர்லா தொழில்நுட்பம் கழகம்"],
  ["Telugu", "ఆంధ్రప్రదేశ్ విశ్వవిద్యాలయం"],
  ["Kannada", "ಕರ್ನಾಟಕ ರಾಜ್ಯ ಮುಕ್ತ"],
  ["Malayalam", "ബിർള ഇൻസ്റ്റിറ്റ്യൂട്ട് ഓഫ് ടെക്നോളജി"],
  ["Sinhala", "ශ්‍රී ලංකා විශ්වවිද්‍යාලය"],
  ["Amharic", "የኢትዮጵያ ዩኒቨርሲቲ"],
  ["Dhivehi", "ދިވެހިރާއްޖޭގެ އިސްލާމިކް"],
  ["Tibetan", "ཤེས་རབ་རྩེ་མཐོ་རིམ་སློབ་གྲྭ"],
  ["Mongolian", "ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ"],
  ["Inuktitut", "ᓄᓇᕗᒻᒥᓯᓚᑦᑐᖅ"],
  ["all at once", "جامعة القاهرة (Cairo) 北京大学 თბილისის 서울 Қазақ"],
  ["signs", "№ 5 — “§ 12” … ½ → ✓ ★ ☺ 🎓"],
];

const print = (blocks: PdfBlock[], footer: string | null = null) =>
  writePdf({
    title: "Names",
    author: "Portal",
    lang: "en",
    direction: "ltr",
    madeAt: new Date("2026-09-01T00:00:00Z"),
    footer,
    blocks,
  });

describe("a PDF in every script (found F138)", () => {
  test.each(SAMPLES)("%s: a font holds every letter", (_, text) => {
    expect(findMissing(text)).toEqual([]);
    expect(findUnprintable(text)).toEqual([]);
  });

  test("every name is drawn, and no letter is a box: a missing glyph would be an error", async () => {
    const bytes = await print(SAMPLES.map(([, text]) => ({ kind: "paragraph", text })));
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.length).toBeLessThan(400_000);
  });

  test("in bold, and in the footer, too", async () => {
    const names = SAMPLES.map(([, text]) => text).join(" · ");
    const bytes = await print([{ kind: "title", text: names }], `\u2068${names}\u2069 · {page}/{pages}`);
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  test("what no font holds stands as its code, and is known beforehand", async () => {
    expect(findUnprintable("a𞤀b𒀀")).toEqual(["𞤀", "𒀀"]);
    expect(findMissing("a𞤀b𒀀")).toEqual(["𞤀", "𒀀"]);
    await print([{ kind: "paragraph", text: "a𞤀b𒀀" }]);
  });

  test("spaces and invisible characters of every kind stop nothing (found F138)", async () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const unseen = codes.filter((one) => /[\p{Z}\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(one));
    expect(unseen.length).toBeGreaterThan(60);
    const words = ["Osh", "جامعة", "北京", "서울", "ශ්‍රී", "ᠮᠣᠩ"];
    const texts = words.map((word) => unseen.map((one) => `${word}${one}${word}`).join(""));
    await print(texts.map((text) => ({ kind: "paragraph", text })));
  });

  test(
    "words longer than a line, right-to-left texts over pages, and nothing at all",
    { timeout: 60_000 },
    async () => {
      const texts = [
        "x".repeat(5_000),
        "مؤسسة تعليمية عالية في مصر ".repeat(300),
        "北京大学".repeat(1_000),
        "",
        "\u202e\u0000",
      ];
      const bytes = await print(texts.map((text) => ({ kind: "field", label: "", value: text, depth: 3 })));
      expect(bytes.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    },
  );
});

const hasRenderer = spawnSync("pdftoppm", ["-v"]).error === undefined;
if (!hasRenderer && process.env.REQUIRE_ALL === "1") throw new Error("pdftoppm is required here and not installed");

describe.skipIf(!hasRenderer)("what a reader sees of it", () => {
  /** The rows of dark pixels, one after another, of a page of one paragraph for each text. */
  async function bandsOf(texts: string[]): Promise<number> {
    const folder = mkdtempSync(path.join(tmpdir(), "portal-print-"));
    try {
      writeFileSync(`${folder}/a.pdf`, await print(texts.map((text) => ({ kind: "paragraph", text }))));
      execFileSync("pdftoppm", ["-r", "72", "-gray", "-singlefile", "-png", `${folder}/a.pdf`, `${folder}/a`]);
      const page = sharp(readFileSync(`${folder}/a.png`)).greyscale();
      const { data, info } = await page.raw().toBuffer({ resolveWithObject: true });
      const isInked = Array.from({ length: info.height }, (_, y) =>
        data.subarray(y * info.width, (y + 1) * info.width).some((pixel) => pixel < 160),
      );
      return isInked.filter((ink, y) => ink && !isInked[y - 1]).length;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test("each script leaves ink on paper (found F138)", { timeout: 120_000 }, async () => {
    // One name between two that are known to print: three lines of ink, or more where marks stand apart from letters.
    for (const [script, text] of SAMPLES)
      expect([script, await bandsOf(["ABC", text, "ABC"])]).not.toEqual([script, 2]);
  });
});
