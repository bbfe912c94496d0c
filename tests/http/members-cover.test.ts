import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { forgetCoversJob } from "#app/features/members/profile/forget-covers.server.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { jpegOf, pngOf } from "#tests/support/pictures.ts";
import { pressOn } from "#tests/support/press.ts";
import { letterTo } from "#tests/support/letters.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let member: TestMember;
let representative: SignedIn;
let coordinator: SignedIn;
let elsewhere: SignedIn;
const PAGE = "/institution/cover";
const SAVE = "Save the picture";
const SECRET = "Camera of Ainur, 43.25 N 76.95 E";

beforeAll(async () => {
  portal = await startTestPortal();
  member = await createMember(portal.services, { nameEn: "Wide University" });
  const { institutionId } = member;
  representative = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FR"] }] });
});

async function upload(name: string, bytes: Buffer | null, words: Record<string, string> = {}) {
  const form = await openForm(representative.browser, PAGE, SAVE);
  form.fill("What is seen on it", words.alt ?? "The dome of the library");
  form.choose("Language of this sentence", "English");
  form.fill("Whose picture it is", words.credit ?? "University archive");
  if (bytes) form.attach(words.label ?? "Picture", { name, bytes });
  return form.press(SAVE);
}

const errorOf = (document: Document) => document.querySelector(".error-summary li")?.textContent ?? "";

describe("a picture that cannot be taken is refused at its field, and what was typed is kept", () => {
  test.each([
    ["SVG", "a.svg", async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), /SVG.*not taken/],
    ["1 x 1", "a.png", () => pngOf({ width: 1, height: 1 }), /at least 640 by 256/],
    ["10000 x 10", "a.png", () => pngOf({ width: 10_000, height: 10 }), /at least 640 by 256/],
    ["11 MB", "a.jpg", async () => Buffer.alloc(11 * 1024 * 1024, "x"), /larger than 10\sMB/],
  ])("%s", async (_, name, make, words) => {
    const sent = await upload(name, await make(), { alt: "Typed words" });
    expect(sent.answer.status).toBe(422);
    expect(errorOf(sent.answer.document)).toMatch(words);
    expect(sent.form(SAVE).read("What is seen on it")).toBe("Typed words");
  });

  test("no picture at all", async () => {
    expect((await upload("", null)).answer.status).toBe(422);
  });
});

test("a cover is shown with its words in sizes and formats, and holds nothing of the file but what is seen", async () => {
  const bytes = await sharp(await jpegOf({ width: 1400, height: 900 }))
    .withExif({ IFD0: { Artist: SECRET }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "43/1 15/1 0/1" } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes(SECRET)).toBe(true);
  expect((await upload("hall.jpg", bytes)).answer.location).toContain("done=cover-saved");
  const { document } = await portal.browser().get(`/directory/${member.slug}`);
  const image = document.querySelector(".cover img");
  expect([image?.getAttribute("alt"), image?.getAttribute("lang")]).toEqual(["The dome of the library", "en"]);
  expect([image?.getAttribute("width"), image?.getAttribute("height")]).toEqual(["960", "384"]);
  expect(document.querySelector(".cover figcaption")?.textContent).toMatch(/University archive.*All rights reserved/);
  const sources = [...document.querySelectorAll(".cover source")].map((one) => one.getAttribute("srcset") ?? "");
  expect(sources[0]).toMatch(/640\.avif\?v=\w+ 640w, .*960\.avif.*1280\.avif\?v=\w+ 1280w/);
  const addresses = sources.flatMap((one) => one.split(", ").map((part) => part.split(" ")[0] ?? ""));
  for (const address of [...addresses, image?.getAttribute("src") ?? ""]) {
    const answer = await fetch(portal.origin + address);
    const served = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("Content-Type")).toMatch(/^image\/(avif|webp|jpeg)$/);
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=86400");
    expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
    expect((await sharp(served).metadata()).exif).toBeUndefined();
    expect(served.includes("Ainur")).toBe(false);
  }
  const api = JSON.parse((await portal.browser().get(`/api/v1/members/${member.slug}`)).text) as {
    data: { cover: { credit: string; pictures: { url: string }[] } };
  };
  expect(api.data.cover).toMatchObject({ credit: "University archive", licence: "reserved" });
  expect(api.data.cover.pictures).toHaveLength(7);
  const graph = document.querySelector("script[type='application/ld+json']")?.textContent ?? "";
  expect(JSON.parse(graph)).toMatchObject({ image: { "@type": "ImageObject", creditText: "University archive" } });
});

test("its words are changed without another upload", async () => {
  const sent = await upload("", null, { credit: "Photograph by Ainur" });
  expect(sent.answer.location).toContain("done=cover-saved");
  expect((await portal.browser().get(`/directory/${member.slug}`)).text).toContain("Photograph by Ainur");
});

test("a removed cover is seen by nobody else and can be put back, twice pressed or not", async () => {
  const address = `/directory/${member.slug}/cover/640.webp`;
  const form = await openForm(representative.browser, PAGE, "Remove the picture");
  const again = await openForm(representative.browser, PAGE, "Remove the picture");
  expect((await form.press("Remove the picture")).answer.location).toContain("done=cover-removed");
  expect((await again.press("Remove the picture")).answer.location).toContain("done=cover-removed");
  expect((await portal.browser().get(address)).status).toBe(404);
  expect((await portal.browser().get(`/directory/${member.slug}`)).document.querySelector(".cover")).toBeNull();
  expect((await representative.browser.get(address)).status).toBe(200);
  expect((await pressOn(representative.browser, PAGE, "Put the picture back")).location).toContain("cover-put-back");
  expect((await portal.browser().get(address)).status).toBe(200);
});

describe("the secretariat", () => {
  const TAKE = "Take the picture down";
  const REASON = "The photographer has not agreed to it.";
  let page: string;

  test("takes a picture down with a reason by letter, only in its countries; the member cannot put it back", async () => {
    const { document } = await coordinator.browser.get("/memberships");
    page = `${document.querySelector("main a[href^='/memberships/M-']")?.getAttribute("href") ?? ""}/cover`;
    expect((await elsewhere.browser.get(page)).status).toBe(404);
    expect((await elsewhere.browser.forge(page, { intent: "take-down", seen: "", reason: REASON })).status).toBe(404);
    const stale = await coordinator.browser.forge(page, { intent: "take-down", seen: "another", reason: REASON });
    expect(stale.status).toBe(409);
    const form = await openForm(coordinator.browser, page, TAKE);
    expect((await form.fill("Reason", REASON).press(TAKE)).answer.location).toContain("cover-taken-down");
    expect((await portal.browser().get(`/directory/${member.slug}/cover/640.webp`)).status).toBe(404);
    const own = await representative.browser.get(PAGE);
    expect(own.text).toContain(REASON);
    expect(own.text).not.toContain("Put the picture back");
    const forged = '--x\r\nContent-Disposition: form-data; name="intent"\r\n\r\nput-back\r\n--x--\r\n';
    const multipart = { "Content-Type": "multipart/form-data; boundary=x" };
    expect((await representative.browser.forge(PAGE, forged, multipart)).status).toBe(403);
    expect((await letterTo(portal, representative.email, "institution-cover_taken_down")).text).toContain(REASON);
    const other = await portal.browser().get(`/api/v1/members/${member.slug}`);
    expect(other.text).toContain('"cover":null');
  });

  test("lets it stand again; what stays removed is deleted with its files after 30 days", async () => {
    expect((await pressOn(coordinator.browser, page, "Show the picture again")).location).toContain("cover-put-back");
    await pressOn(representative.browser, PAGE, "Remove the picture");
    const { services } = portal;
    const later = new Date(services.clock.now().getTime() + 29 * 24 * 3_600_000);
    await forgetCoversJob.work({ ...services, clock: { ...services.clock, now: () => later } });
    expect((await services.files.list()).ids).toHaveLength(7);
    const after = new Date(later.getTime() + 2 * 24 * 3_600_000);
    await forgetCoversJob.work({ ...services, clock: { ...services.clock, now: () => after } });
    expect((await services.files.list()).ids).toEqual([]);
  });
});
