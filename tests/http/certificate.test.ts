import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { certificatePdf } from "#app/features/members/certificate/certificate-pdf.server.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import type { MembershipStatus } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { copiedText, factsOf, firstPage, hasPdfTools, isTagged, readSquareCode } from "#tests/support/pdf-pages.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DEMONSTRATION = "People, letters and figures are invented.";
const NOW = new Date("2026-09-01T06:00:00Z");
const GET = "Download the certificate (PDF)";
const [FIRST, SECOND] = ["First language", "Second language"];
const TITLES = {
  English: "Certificate of membership",
  Русский: "Свидетельство о членстве",
  Қазақша: "Мүшелік туралы куәлік",
};

interface Tried {
  nameEn: string;
  number: string;
  institutionId: string;
  page: string;
  pdf: string;
  head: SignedIn;
}

let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => NOW } } });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

type Names = { nameEn: string; nameOfficial?: string; nameOfficialLanguage?: string; translatedNames?: object };

async function admit(names: Names): Promise<Tried> {
  const { withTransaction } = portal.services;
  const institution = { nameOfficial: names.nameEn, ...names };
  const { number, institutionId } = await withTransaction((tx) => createMember(tx, { institution }, NOW));
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const query = `?institution=${institutionId}`;
  const page = `/institution/certificate${query}`;
  return { nameEn: names.nameEn, number, institutionId, head, page, pdf: `/institution/certificate.pdf${query}` };
}

type Standing = Partial<{
  status: MembershipStatus;
  startsOn: string;
  endsOn: string | null;
  graceUntil: string | null;
}>;

/** Lets a membership stand otherwise; `on` is when its state changed. */
async function set({ institutionId }: Tried, standing: Standing, on = NOW) {
  const { withTransaction } = portal.services;
  await withTransaction(async (tx) => {
    const isIts = eq(memberships.institutionId, institutionId);
    const [row] = await tx.update(memberships).set(standing).where(isIts).returning();
    if (!row || !standing.status) return;
    const change = { membershipId: row.id, status: standing.status, reason: "Told to the member", actorId: null };
    await tx.insert(membershipChanges).values({ ...change, createdAt: on });
  });
}

const answerOf = async (browser: Browser, address: string) => (await browser.get(address)).status;
const verified = async (number: string, lng = "en") => {
  const { status, document } = await portal.browser().get(`/verify/${encodeURIComponent(number)}?lng=${lng}`);
  return { status, words: (document.querySelector("main")?.textContent ?? "").replace(/[\s\u00a0]+/g, " ") };
};

const NAMES: [script: string, Required<Names>][] = [
  [
    "Arabic",
    {
      nameEn: "Cairo Institute of Caravans",
      nameOfficial: "معهد القاهرة للقوافل",
      nameOfficialLanguage: "ar",
      translatedNames: { ru: "Каирский институт караванов", kk: "Каир керуен институты" },
    },
  ],
  [
    "Chinese",
    {
      nameEn: "Lanzhou Institute of Caravans",
      nameOfficial: "兰州商队学院",
      nameOfficialLanguage: "zh",
      translatedNames: { ru: "Ланьчжоуский институт караванов", kk: "Ланьчжоу керуен институты" },
    },
  ],
  [
    "Georgian",
    {
      nameEn: "Tbilisi Institute of Caravans",
      nameOfficial: "თბილისის ქარავნების ინსტიტუტი",
      nameOfficialLanguage: "ka",
      translatedNames: { ru: "Тбилисский институт караванов", kk: "Тбилиси керуен институты" },
    },
  ],
];

test.each(NAMES)("prints a name in %s, in each language and in two, on one page with its code", async (_, names) => {
  const member = await admit(names);
  const { number, head } = member;
  for (const [first, second] of [
    ["English", "None, one language only"],
    ["Русский", "Қазақша"],
  ] as const) {
    const form = await openForm(head.browser, member.page, GET);
    const { answer } = await form.choose(FIRST, first).choose(SECOND, second).press(GET);
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    expect(answer.headers.get("Content-Disposition")).toMatch(new RegExp(`^attachment; filename="${number}-`));
    if (!hasPdfTools) continue;
    const text = copiedText(answer.bytes);
    for (const [language, title] of Object.entries(TITLES))
      expect([language, text.includes(title)]).toEqual([language, language === first || language === second]);
    for (const words of [number, names.nameEn, ...Object.values(names.translatedNames)]) expect(text).toContain(words);
    expect(text.includes(names.nameOfficial) || isTagged(answer.bytes, names.nameOfficial)).toBe(true);
    const facts = factsOf(answer.bytes);
    expect(facts).toMatch(/Pages:\s+1\n/);
    expect(facts).toMatch(/Page size:.*A4/);
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(await readSquareCode(firstPage(answer.bytes))).toBe(`${portal.services.config.origin}/verify/${number}`);
  }
});

test("says who signs as the settings say, and keeps four lines from being saved", async () => {
  const member = await admit({ nameEn: "Academy of Signed Papers" });
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  const page = "/admin/settings";
  const label = ["Who signs certificates of membership", "English"] as [string, string];
  const form = await openForm(administrator.browser, page, "Save");
  const refused = await form.fill(label, "One\nTwo\nThree\nFour").press("Save");
  expect([refused.answer.status, refused.page.text]).toEqual([422, expect.stringContaining("Three lines of 120")]);
  expect((await form.fill(label, "Chair of the council\n\nSecretary general").press("Save")).answer.status).toBe(302);
  if (!hasPdfTools) return;
  const english = copiedText((await member.head.browser.get(`${member.pdf}&first=en&second=ru`)).bytes);
  for (const words of ["Chair of the council", "Secretary general", "От имени ассоциации"])
    expect(english).toContain(words);
  expect(english).not.toContain("For the association");
  expect(english).toContain("As of 1 September 2026.");
  expect(english).not.toContain(DEMONSTRATION);
  const { services } = portal;
  const found = await findMembership(services.db, member.number);
  if (!found) throw new Error("no membership");
  const demo = { ...services, config: { ...services.config, mode: "demo" as const } };
  expect(copiedText(await certificatePdf(demo, found, ["en", "ru"]))).toContain(DEMONSTRATION);
});

describe("C07 the certificate", () => {
  test("is for those who speak for the member and for its secretariat, and for nobody else", async () => {
    const member = await admit({ nameEn: "Academy of Closed Papers" });
    const other = await admit({ nameEn: "Academy of Other Papers" });
    const { institutionId } = member;
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    const stranger = await signInNew(portal);
    const desk = `/memberships/${member.number}/certificate.pdf`;
    for (const browser of [stranger.browser, other.head.browser]) {
      expect([await answerOf(browser, member.page), await answerOf(browser, member.pdf)]).toEqual([404, 404]);
      expect(await answerOf(browser, desk)).toBe(403);
    }
    const read = await editor.browser.get(member.page);
    expect([read.status, read.text]).toEqual([200, expect.stringContaining("main representative and the alternates")]);
    expect(await answerOf(editor.browser, member.pdf)).toBe(404);
    expect(await answerOf(member.head.browser, `${member.pdf}&first=tlh`)).toBe(404);
    const got = await pressOn(coordinator.browser, `/memberships/${member.number}`, GET);
    expect([got.status, got.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  });

  test("is given out while the membership is in force only", async () => {
    const member = await admit({ nameEn: "Academy of Passing Papers" });
    const desk = `/memberships/${member.number}`;
    const passing: [Standing, words: string, page: number][] = [
      [{ status: "suspended" }, "There is no certificate to download", 200],
      [
        { status: "active", startsOn: "2022-09-01", endsOn: "2026-08-31", graceUntil: null },
        "There is no certificate to download",
        200,
      ],
      [{ status: "terminated" }, "There is no certificate to download", 404],
    ];
    for (const [standing, words, status] of passing) {
      await set(member, standing);
      const page = await member.head.browser.get(member.page);
      expect(page.status).toBe(status);
      if (status === 200) expect(page.text).toContain(words);
      expect(await answerOf(member.head.browser, member.pdf)).toBe(404);
      const seen = (await coordinator.browser.get(desk)).text;
      expect(seen).toContain(words);
      if (status === 404) expect(seen).not.toContain("at present");
      expect(await answerOf(coordinator.browser, `${desk}/certificate.pdf`)).toBe(404);
    }
    expect(await answerOf(member.head.browser, "/institution/certificate")).toBe(404);
  });
});

test("keeps the portal answering while certificates are printed", async () => {
  const { services } = portal;
  const member = await admit({ nameEn: "Academy of Many Papers" });
  const found = await findMembership(services.db, member.number);
  if (!found) throw new Error("no membership");
  let isPrinted = false;
  const printing = Promise.all(Array.from({ length: 2 }, () => certificatePdf(services, found, ["en", "ru"]))).finally(
    () => (isPrinted = true),
  );
  let answered = 0;
  while (!isPrinted) answered += (await answerOf(portal.browser(), "/health/live")) === 200 ? 1 : 0;
  await printing;
  expect(answered).toBeGreaterThan(2);
});

describe("the badge for other sites", () => {
  test("is a picture without script that says in each language how the membership stands now", async () => {
    const nameEn = "Academy of </text><script>alert(1)</script>";
    const member = await admit({ nameEn });
    const { document } = await member.head.browser.get(member.page);
    const codes = [...document.querySelectorAll("main textarea")].map((one) => one.textContent ?? "");
    expect(codes).toHaveLength(3);
    const said = { paused: [] as string[], over: [] as string[] };
    for (const code of codes) {
      document.body.innerHTML = code;
      const [link, picture] = [document.querySelector("a"), document.querySelector("a > img")];
      expect([...document.body.querySelectorAll("*")].map(({ localName }) => localName)).toEqual(["a", "img"]);
      expect([picture?.getAttribute("alt")?.includes(nameEn), picture?.getAttribute("referrerpolicy")]).toEqual([
        true,
        "no-referrer",
      ]);
      const path = (address = "") => address.replace(portal.services.config.origin, "");
      const check = await portal.browser().get(path(link?.getAttribute("href") ?? ""));
      expect([check.status, check.text.includes(member.number)]).toEqual([200, true]);
      const show = () => member.head.browser.get(path(picture?.getAttribute("src") ?? ""));
      await set(member, { status: "active", endsOn: null });
      const { status, headers, text, bytes } = await show();
      expect([status, headers.get("Content-Type")]).toEqual([200, "image/svg+xml; charset=utf-8"]);
      expect([headers.get("Set-Cookie"), headers.get("Cross-Origin-Resource-Policy")]).toEqual([null, "cross-origin"]);
      expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; sandbox; frame-ancestors 'none'$/);
      expect([text.includes("Academy of &lt;/text&gt;"), /<script|<a |href|\son\w+=/.test(text)]).toEqual([
        true,
        false,
      ]);
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 380, height: 96 });
      await set(member, { status: "suspended" });
      said.paused.push((await show()).text);
      await set(member, { status: "terminated" });
      said.over.push((await show()).text);
    }
    const [paused, over] = [said.paused.join(), said.over.join()];
    for (const words of ["not valid at present", "Сейчас членство", "Қазір мүшелік"]) expect(paused).toContain(words);
    for (const words of ["has ended", "закончилось", "аяқталды"]) expect(over).toContain(words);
    expect(over).not.toMatch(/at present|Сейчас|Қазір/);
    expect(paused + over).not.toContain("Academy");
    for (const [address, status] of [
      ["M-2026-9999/en", 404],
      ["nonsense/en", 404],
      [`${member.number}/tlh`, 404],
    ] as const)
      expect(await answerOf(portal.browser(), `/credentials/badge/${address}`)).toBe(status);
  });
});

test("a long name stands on the badge in two lines, and one longer than these ends in dots and is whole in its title", async () => {
  const nameEn =
    "Kazakhstan-Uzbekistan National Research Institute of Agricultural Engineering and Irrigation named after Academician Mukhamedzhanov";
  const { number } = await admit({ nameEn });
  const { document } = await portal.browser().get(`/credentials/badge/${number}/en`);
  const names = [...document.querySelectorAll("text[font-weight='700']")].map((line) => line.textContent ?? "");
  expect(names).toEqual([
    "Kazakhstan-Uzbekistan National",
    expect.stringMatching(/^Research Institute .*…$/),
    expect.stringMatching(/^This membership is valid · \d+ \p{L}+ \d{4}$/u),
  ]);
  expect(document.querySelector("svg > title")?.textContent).toContain(nameEn);
});

describe("the check of a number", () => {
  test("takes it however it was copied, and says of another that it is none, keeping it", async () => {
    const { number } = await admit({ nameEn: "Academy of Typed Numbers" });
    const [, year = "", count = ""] = number.split("-");
    const typed = [` ${number} `, number.toLowerCase(), `М–${year}—${count}`, `m ${year} ${count}`, `M${year}${count}`];
    typed.push(
      `№ «${number}».`,
      `\u200b${number}`,
      `M-${year}-${Number(count)}`,
      `http://portal.test/verify/${number}?lng=ru`,
    );
    for (const one of typed) {
      const form = await openForm(portal.browser(), "/verify", "Check");
      const { answer, page } = await form.fill("Membership number", one).press("Check");
      expect([one, answer.location]).toEqual([one, `/verify/${number}`]);
      expect(page.text).toContain("This membership is valid");
    }
    for (const wrong of ["M-26-1", "A-2026-0001", "<b>M</b>", "M-2026-0001x", "9".repeat(3000)]) {
      const form = await openForm(portal.browser(), "/verify", "Check");
      const { answer } = await form.fill("Membership number", wrong).press("Check");
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining("This is no membership number")]);
      const kept = answer.document.querySelector("main input");
      expect([kept?.getAttribute("value"), kept?.getAttribute("aria-invalid")]).toEqual([wrong.slice(0, 100), "true"]);
    }
  });

  test("says whether the membership is in force, rests, is to begin, has ended, or was never given", async () => {
    const member = await admit({ nameEn: "Academy of Answered Doubts" });
    const { number, nameEn } = member;
    const valid = await verified(number);
    for (const words of ["This membership is valid", nameEn, number]) expect(valid.words).toContain(words);
    await set(member, { startsOn: "2027-01-01" });
    expect((await verified(number)).words).toContain("has not begun yet");
    await set(member, { status: "suspended", startsOn: "2022-09-01" });
    const resting = await verified(number);
    expect(resting.words).toContain("not valid at present");
    expect(resting.words).not.toContain(nameEn);
    expect(await verified("M-2026-9999")).toMatchObject({ status: 404, words: expect.stringContaining("not known") });
    for (const wrong of ["M-2026", "nonsense", "M-2026-0001'--1"])
      expect(await verified(wrong)).toMatchObject({ status: 404, words: expect.stringContaining("not known") });
  });

  test.each([
    [{ status: "terminated" }, "2026-05-03T20:00:00Z", ["1 September 2022", "4 May 2026"]],
    [{ status: "withdrawn" }, "2026-05-03T10:00:00Z", ["1 September 2022", "3 May 2026"]],
    [{ status: "active", endsOn: "2026-08-31" }, "2022-09-01T06:00:00Z", ["1 September 2022", "31 August 2026"]],
    [
      { status: "active", endsOn: "2026-06-02", graceUntil: "2026-08-31" },
      "2022-09-01T06:00:00Z",
      ["1 September 2022", "31 August 2026"],
    ],
    [{ status: "terminated", endsOn: "2026-04-30" }, "2026-05-03T10:00:00Z", ["1 September 2022", "30 April 2026"]],
  ] as [Standing, string, string[]][])(
    "says of one that is over (%o) from when until when it was",
    async (end, on, days) => {
      const member = await admit({ nameEn: `Academy of ${days.join(" to ")} ${end.status}` });
      await set(member, { startsOn: "2022-09-01", graceUntil: null, ...end }, new Date(on));
      const { status, words } = await verified(member.number);
      expect(status).toBe(200);
      for (const said of ["This membership has ended", ...days]) expect(words).toContain(said);
      expect(words).not.toMatch(/at present|not valid|secretariat can tell/);
      expect(words).not.toContain(member.nameEn);
      const inRussian = (await verified(member.number, "ru")).words;
      expect(inRussian).toContain("действовало с 1 сентября 2022 года по ");
      expect(inRussian).not.toMatch(/Сейчас|недействительно/);
      expect((await verified(member.number, "kk")).words).not.toContain("Қазір");
    },
  );
});

test("of a demonstration the check and the badge say so, and elsewhere they do not", async () => {
  const ofPortal = async (one: TestPortal) => {
    const { withTransaction } = one.services;
    const institution = { nameEn: "Academy of Trying", nameOfficial: "Academy of Trying" };
    const { number, institutionId } = await withTransaction((tx) => createMember(tx, { institution }, NOW));
    const head = await signInNew(one, { roles: [{ role: "representative", institutionId }] });
    const check = await one.browser().get(`/verify/${number}`);
    const { document } = await head.browser.get(`/institution/certificate?institution=${institutionId}`);
    const codes = [...document.querySelectorAll("main textarea")].map((code) => code.textContent ?? "");
    const shared = check.document.querySelector('meta[property="og:description"]')?.getAttribute("content") ?? "";
    return { shared, alts: codes.map((code) => /alt="([^"]*)"/.exec(code)?.[1] ?? "") };
  };
  const overrides = { clock: { now: () => NOW } };
  const demo = await ofPortal(await startTestPortal({ env: { APP_MODE: "demo" }, overrides }));
  expect(demo.shared).toBe(
    "Demonstration: nobody named here has joined anything. Academy of Trying is a member of the association.",
  );
  const words = ["Demonstration · ", "Демонстрация · ", "Демонстрация · "];
  expect(demo.alts).toHaveLength(3);
  const real = await ofPortal(portal);
  expect(real.shared).toBe("Academy of Trying is a member of the association.");
  for (const [place, alt] of real.alts.entries()) {
    const marked = demo.alts[place] ?? "";
    expect(
      words.some((word) => marked.startsWith(word)),
      marked,
    ).toBe(true);
    expect(
      words.some((word) => alt.startsWith(word)),
      alt,
    ).toBe(false);
  }
});
