import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { institutions } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { pressOn } from "#tests/support/press.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SECRET = "Zhyldyz Canarybekova";
const SAVE = "Save and confirm the profile";
const PROFILE = "Short profile in English";
const OTHER_TAB = "Typed in another tab.";

let portal: TestPortal;
let open: { slug: string; number: string; institutionId: string };
let other: typeof open;
let representative: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const admit = (nameEn: string, country: string) =>
    withTransaction((tx) => createMember(tx, { institution: { nameEn, nameOfficial: nameEn, country } }, clock.now()));
  open = await admit("Osh Institute of the Silk Road", "KG");
  other = await admit("Vanished Academy of Samarkand", "UZ");
  representative = await signInNew(portal, { roles: [{ role: "representative", institutionId: open.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

describe("an institution's own pages", () => {
  test("C01 are for those who act for it; another institution does not exist", async () => {
    const { browser } = representative;
    expect((await browser.get("/institution")).status).toBe(200);
    for (const page of ["", "/edit", "/logo", "/people"])
      expect((await browser.get(`/institution${page}?institution=${other.institutionId}`)).status).toBe(404);
    expect((await portal.browser().get("/institution")).location).toBe("/login?redirectTo=%2Finstitution");
    const officer = await signInNew(portal, {
      roles: [{ role: "project_officer", institutionId: open.institutionId }],
    });
    expect((await officer.browser.get("/institution")).status).toBe(200);
    for (const page of ["edit", "logo", "people"])
      expect((await officer.browser.get(`/institution/${page}`)).status).toBe(403);
  });

  test("C09 are sent for the institution they were made for, whatever the address of the form says", async () => {
    const of = ({ institutionId }: typeof open) => ({ role: "representative" as const, institutionId });
    const { browser } = await signInNew(portal, { roles: [of(open), of(other)] });
    const page = `/institution/position?institution=${open.institutionId}`;
    const { document } = await browser.get(page);
    expect(document.querySelector("main [name=openedFor]")?.getAttribute("value")).toBe(open.institutionId);
    const position = { position: "Rector", openedFor: other.institutionId };
    expect((await browser.forge(page, position)).status).toBe(404);
    expect((await browser.forge(page, { ...position, openedFor: open.institutionId })).status).toBe(302);
  });

  test.each([
    ["logo", "Upload the logo"],
    ["cover", "Save the picture"],
    ["withdrawal", "Send and leave the association"],
  ])("C09 with a file are sent for the institution they were made for, or not at all: %s", async (page, button) => {
    const of = ({ institutionId }: typeof open) => ({ role: "representative" as const, institutionId });
    const { browser } = await signInNew(portal, { roles: [of(open), of(other)] });
    const form = await openForm(browser, `/institution/${page}?institution=${open.institutionId}`, button);
    const made = form.element.querySelector<HTMLInputElement>("[name=openedFor]");
    expect([form.element.enctype, made?.value]).toEqual(["multipart/form-data", open.institutionId]);
    const submitter = form.submitters.find(({ textContent }) => textContent === button);
    // As it goes out, without waiting for what is still to be filled in.
    form.element.noValidate = true;
    expect((await form.submit(submitter)).answer.status).toBe(422);
    made?.setAttribute("value", other.institutionId);
    expect((await form.submit(submitter)).answer.status).toBe(404);
  });

  test("tells who may change the profile how much it says and what to add next, with the way to each question", async () => {
    const { browser } = representative;
    const read = async () => {
      const { document } = await browser.get("/institution");
      const next = [...document.querySelectorAll(".progress + .cluster a")];
      return {
        told: document.querySelector("progress")?.value ?? 0,
        next: next.map((link) => link.getAttribute("href") ?? ""),
      };
    };
    const before = await read();
    expect(before.told).toBeGreaterThan(0);
    expect(before.next).toHaveLength(3);
    const questions = before.next.filter((address) => address.includes("#"));
    expect(questions.length).toBeGreaterThan(0);
    const { document } = await browser.get("/institution/edit");
    for (const address of questions) expect(document.getElementById(address.split("#")[1] ?? "")).not.toBeNull();
    const russian = "Short profile in another language: Russian";
    const saved = await (
      await openForm(browser, "/institution/edit", SAVE)
    )
      .fill(russian, "Мы изучаем соседей.")
      .press(SAVE);
    expect(saved.answer.status).toBe(302);
    expect((await read()).told).toBe(before.told + 1);
    const officer = await signInNew(portal, {
      roles: [{ role: "project_officer", institutionId: open.institutionId }],
    });
    expect((await officer.browser.get("/institution")).document.querySelector("progress")).toBeNull();
  });

  test("a stale form is refused with both texts, and nothing typed is lost", async () => {
    const openEdit = () => openForm(representative.browser, "/institution/edit", SAVE);
    const [first, second] = [await openEdit(), await openEdit()];
    const saved = await first.fill(PROFILE, "We study neighbours.").press(SAVE);
    expect(saved.answer.location).toBe(`/institution?institution=${open.institutionId}&done=profile-saved`);
    const stale = await second.fill(PROFILE, OTHER_TAB).press(SAVE);
    expect(stale.answer.status).toBe(409);
    expect(stale.page.document.querySelector("[role=alert] table")?.textContent).toContain("We study neighbours.");
    const again = stale.form(SAVE);
    expect(again.read(PROFILE)).toBe(OTHER_TAB);
    expect((await again.press(SAVE)).answer.status).toBe(302);
    expect((await portal.browser().get(`/directory/${open.slug}`)).text).toContain(OTHER_TAB);
  });

  test("a web address is cleaned and said back as it was understood", async () => {
    const form = await openForm(representative.browser, "/institution/edit", SAVE);
    const { page } = await form.fill("Website", "https://www.samdu.uz),").press(SAVE);
    const said = [...page.document.querySelectorAll("main [role=status] li")].map((one) => one.textContent);
    expect(said).toEqual(["Website: https://www.samdu.uz"]);
    const again = await openForm(representative.browser, "/institution/edit", SAVE);
    const same = await again.press(SAVE);
    expect(same.page.document.querySelectorAll("main [role=status] li")).toHaveLength(0);
  });

  test("what two tabs changed in different fields is kept of both, and only what both changed is asked", async () => {
    const openEdit = () => openForm(representative.browser, "/institution/edit", SAVE);
    const [first, second, third] = [await openEdit(), await openEdit(), await openEdit()];
    await first.fill("Website", "https://first.example").tick("Youth").press(SAVE);
    const wrong = await second.fill("Academic staff", "many").press(SAVE);
    expect([wrong.answer.status, wrong.form(SAVE).read("Website")]).toEqual([422, "https://first.example"]);
    expect((await wrong.form(SAVE).fill("Academic staff", "512").press(SAVE)).answer.status).toBe(302);
    const asked = await third.fill("Academic staff", "400").fill("Students", "9100").press(SAVE);
    const rows = [...asked.page.document.querySelectorAll("[role=alert] tbody th")].map((one) => one.textContent);
    expect([asked.answer.status, rows]).toEqual([409, ["Academic staff"]]);
    expect((await asked.form(SAVE).press(SAVE)).answer.status).toBe(302);
    const now = await openEdit();
    const read = ["Website", "Academic staff", "Students"].map((label) => now.read(label));
    expect([read, now.read("Youth")]).toEqual([["https://first.example", "400", "9100"], true]);
  });

  test("a wrong answer comes back with its reason and its values, and takes nobody's change back", async () => {
    const openEdit = () => openForm(representative.browser, "/institution/edit", SAVE);
    const [form, meanwhile] = [await openEdit(), await openEdit()];
    const wrong = await form.fill("Website", "javascript:alert(1)").press(SAVE);
    const again = wrong.form(SAVE);
    expect([wrong.answer.status, again.read("Website")]).toEqual([422, "javascript:alert(1)"]);
    expect(again.control("Website").getAttribute("aria-invalid")).toBe("true");
    await meanwhile.fill(PROFILE, "Saved meanwhile.").press(SAVE);
    expect((await again.fill("Website", "https://institute.example").press(SAVE)).answer.status).toBe(302);
    const now = await openEdit();
    expect([now.read(PROFILE), now.read("Website")]).toEqual(["Saved meanwhile.", "https://institute.example"]);
  });

  test("a profile of the length that was admitted and a rarer language of instruction can be saved again", async () => {
    const { withTransaction, clock, db } = portal.services;
    const words = Array.from({ length: 300 }, (_, at) => `interdisciplinarity${at}`).join(" ");
    const said = { nameEn: "Academy of Long Words", profileEn: words, languagesOfInstruction: ["be", "ru"] };
    const { institutionId } = await withTransaction((tx) => createMember(tx, { institution: said }, clock.now()));
    const { browser } = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    const form = await openForm(browser, "/institution/edit", SAVE);
    expect([form.read("Belarusian"), form.read("Russian"), form.read("English")]).toEqual([true, true, false]);
    expect((await form.tick("English").press(SAVE)).answer.status).toBe(302);
    const [row] = await db.select().from(institutions).where(eq(institutions.id, institutionId));
    expect([row?.profileEn, row?.languagesOfInstruction.toSorted()]).toEqual([words, ["be", "en", "ru"]]);
  });

  test("colleagues are invited, and each invitation is withdrawn by a button of its own name", async () => {
    const { browser } = representative;
    const page = "/institution/people";
    for (const email of ["new@institute.example", "newer@institute.example"]) {
      const answers = { fill: { "E-mail addresses": email }, choose: { Role: "Profile editor" } };
      const invited = await pressOn(browser, page, "Send the invitation", answers);
      expect(invited.location).toContain("done=invited");
    }
    const withdraw = "Withdraw the invitation: new@institute.example, Profile editor";
    expect((await pressOn(browser, page, withdraw)).location).toContain("done=invitation-withdrawn");
    const shown = (await browser.get(page)).document.querySelector("main")?.textContent;
    for (const line of ["newer@institute.example Invited", "new@institute.example Taken back"])
      expect(shown).toContain(line);
  });

  test("C03 neither an unknown intent nor a role of the secretariat is taken", async () => {
    const invite = { intent: "invite", addresses: "x@y.example", role: "administrator", locale: "en" };
    expect((await representative.browser.forge("/institution/people", invite)).status).toBe(422);
    const raise = { intent: "role", role: "administrator" };
    expect((await representative.browser.forge("/institution/people", raise)).status).toBe(400);
  });
});

describe("the logo", () => {
  async function upload(bytes: Uint8Array, name: string) {
    const form = await openForm(representative.browser, "/institution/logo", "Upload the logo");
    return (await form.attach("Image", { name, bytes }).press("Upload the logo")).answer;
  }

  test("F01 takes only an image it can draw, F02 of at most 2 MB", async () => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`);
    const red = (size: number) => sharp({ create: { width: size, height: size, channels: 3, background: "red" } });
    const gif = await red(8).gif().toBuffer();
    const cut = (await red(80).png().toBuffer()).subarray(0, 60);
    for (const bytes of [svg, gif, cut, Buffer.from("%PDF-1.7")])
      expect((await upload(bytes, "logo.png")).status).toBe(422);
    const large = await upload(Buffer.alloc(2 * 1024 * 1024 + 1), "logo.png");
    expect([large.status, large.text]).toEqual([422, expect.stringMatching(/larger than 2\sMB/)]);
    expect((await pressOn(representative.browser, "/institution/logo", "Upload the logo")).status).toBe(422);
  });

  test("F03 is redrawn without its metadata and served so that a browser only draws it", async () => {
    const image = sharp({ create: { width: 900, height: 300, channels: 3, background: "#263f8f" } });
    const bytes = await image
      .withExif({ IFD0: { Artist: SECRET } })
      .jpeg()
      .toBuffer();
    expect((await upload(bytes, "../../logo.jpg")).location).toContain("done=logo-saved");
    const answer = await fetch(`${portal.origin}/directory/${open.slug}/logo`);
    const served = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("Content-Type")).toBe("image/webp");
    expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(served.includes(SECRET)).toBe(false);
    expect(await sharp(served).metadata()).toMatchObject({ width: 400, height: 400, format: "webp" });
    const { document } = await portal.browser().get(`/directory/${open.slug}`);
    const shown = document.querySelector(".logo img");
    expect([shown?.getAttribute("width"), shown?.getAttribute("height")]).toEqual(["88", "88"]);
    const sets = [...document.querySelectorAll(".logo source, .logo img")].map(
      (one) => one.getAttribute("srcset") ?? "",
    );
    const sized = sets.flatMap((set) => set.split(", ").map((part) => part.split(" ")[0] ?? ""));
    expect(sized.map((address) => address.replace(/.*logo\//, "").replace(/\?.*/, ""))).toEqual([
      ...["88.avif", "176.avif", "88.webp", "176.webp"],
    ]);
    for (const address of sized) {
      const side = address.includes("/88.") ? 88 : 176;
      const type = address.includes("avif") ? "image/avif" : "image/webp";
      // Until they are drawn the large one answers.
      await vi.waitFor(
        async () => {
          const one = await fetch(portal.origin + address);
          const drawn = await sharp(Buffer.from(await one.arrayBuffer())).metadata();
          expect([one.headers.get("Content-Type"), drawn.width, drawn.height]).toEqual([type, side, side]);
        },
        { timeout: 60_000, interval: 500 },
      );
    }
    expect((await portal.browser().get(`/directory/${open.slug}/logo/9999.webp`)).status).toBe(404);
    const removed = await pressOn(representative.browser, "/institution/logo", "Remove the logo");
    expect(removed.location).toContain("done=logo-removed");
    expect((await portal.browser().get(`/directory/${open.slug}/logo`)).status).toBe(404);
    expect((await portal.services.files.list()).ids).toEqual([]);
  });
});

describe("memberships", () => {
  const reason = "The licence of the academy was withdrawn.";
  const SUSPEND = "Propose to suspend";

  test("C03 are for coordinators, each in the countries of the scope", async () => {
    const page = `/memberships/${open.number}`;
    const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FR"] }] });
    expect((await elsewhere.browser.get("/memberships")).text).not.toContain(open.number);
    expect((await elsewhere.browser.get(page)).status).toBe(404);
    expect((await elsewhere.browser.forge(page, { intent: "suspend", reason })).status).toBe(404);
    expect((await representative.browser.forge(page, { intent: "suspend", reason })).status).toBe(403);
    expect((await portal.browser().get(`/directory/${open.slug}`)).status).toBe(200);
  });

  test("are told apart by state, and a second suspension says that things have changed", async () => {
    const { browser } = coordinator;
    const page = `/memberships/${other.number}`;
    const [first, second] = [await openForm(browser, page, SUSPEND), await openForm(browser, page, SUSPEND)];
    await first.fill("Reason", reason).press(SUSPEND);
    const council = await signInNew(portal, { roles: ["council"] });
    await pressOn(council.browser, page, "Confirm and suspend the membership");
    expect((await browser.get("/memberships?status=suspended")).text).toContain(other.number);
    expect((await browser.get("/memberships?status=active")).text).not.toContain(other.number);
    const again = await second.fill("Reason", "Once more, please.").press(SUSPEND);
    expect(again.answer.status).toBe(409);
    expect(again.page.document.querySelector("[role=alert]")?.textContent).toContain("Once more, please.");
    expect((await browser.forge(page, { intent: "dissolve" })).status).toBe(400);
  });
});
