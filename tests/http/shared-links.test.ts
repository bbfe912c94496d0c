import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;
let open: string;
let hidden: string;
let suspended: TestMember;

const LONG_WORD = "Historiographical";

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  lead = await createMember(services, {
    nameEn: "Previewed University",
    translatedNames: { kk: "Көрінетін университет" },
  });
  suspended = await createMember(services, { nameEn: "Suspended University" });
  await setMembership(services, suspended, "suspended");
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const post = async (change: Parameters<typeof completeValues>[1]) => {
    const project = await createProject(services, {
      leadInstitutionId: lead.institutionId,
      author: await actorOf(portal, leader.id),
      values: completeValues(services.clock.now(), change),
      upTo: "published",
      coordinator: await actorOf(portal, coordinator.id),
    });
    return project.slug;
  };
  open = await post({ titleEn: "Seen by all", titleRu: "Видят все", summary: `${LONG_WORD} `.repeat(30).trim() });
  hidden = await post({ titleEn: "Seen by members", visibility: "members" });
  const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#263f8f" } })
    .png()
    .toBuffer();
  const form = await openForm(leader.browser, "/institution/logo", "Upload the logo");
  const { answer } = await form.attach("Image", { name: "logo.png", bytes }).press("Upload the logo");
  expect(answer.status).toBe(302);
});

async function numberOf({ institutionId }: TestMember): Promise<string> {
  const [row] = await portal.services.db
    .select({ number: memberships.number })
    .from(memberships)
    .where(eq(memberships.institutionId, institutionId));
  return row?.number ?? "";
}

function previewOf({ document }: Answer): Record<string, string> {
  const tags = [...document.querySelectorAll("meta[property^='og:'], meta[name='twitter:card']")];
  return Object.fromEntries(
    tags.map((tag) => [tag.getAttribute("property") ?? tag.getAttribute("name"), tag.getAttribute("content") ?? ""]),
  ) as Record<string, string>;
}

const jsonLdOf = ({ document }: Answer) =>
  JSON.parse(document.querySelector("script[type='application/ld+json']")?.textContent ?? "null") as unknown;

describe("the preview of a shared link (found F179)", () => {
  test("of a project says what it is, where, and in which language", async () => {
    const page = await portal.browser().get(`/projects/${open}?lng=ru`);
    const preview = previewOf(page);
    const { origin } = portal.services.config;
    expect(preview).toMatchObject({
      "og:title": "Видят все",
      "og:site_name": "Ассоциация университетов",
      "og:url": `${origin}/projects/${open}`,
      "og:type": "article",
      "og:locale": "ru_RU",
      "twitter:card": "summary_large_image",
    });
    const description = page.document.querySelector("meta[name=description]")?.getAttribute("content");
    expect(preview["og:description"]).toBe(description);
    expect(description).toMatch(new RegExp(`^(${LONG_WORD} )+${LONG_WORD}…$`));
    expect(page.document.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(preview["og:url"]);
  });

  test("of a member is a picture with its names, of the size it says, in each language another one", async () => {
    const browser = portal.browser();
    const pictures: Buffer[] = [];
    for (const locale of ["en", "kk"]) {
      const preview = previewOf(await browser.get(`/directory/${lead.slug}?lng=${locale}`));
      expect(preview).toMatchObject({
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:type": "image/png",
      });
      expect(preview["twitter:card"]).toBe("summary_large_image");
      const image = preview["og:image"] ?? "";
      expect(image.startsWith(`${portal.services.config.origin}/directory/${lead.slug}/card/${locale}?v=`)).toBe(true);
      const answer = await fetch(portal.origin + new URL(image).pathname);
      expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "image/png"]);
      expect(answer.headers.get("Set-Cookie")).toBeNull();
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
      pictures.push(bytes);
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
    for (const address of [`/directory/${suspended.slug}/card/en`, `/directory/${lead.slug}/card/xx`])
      expect((await browser.get(address)).status).toBe(404);
  });

  test("of the first page, a project and the check of a number is a picture of its own in each language", async () => {
    const browser = portal.browser();
    const places = ["/", `/projects/${open}`, `/verify/${await numberOf(lead)}`];
    const pictures: string[] = [];
    for (const address of places)
      for (const locale of ["en", "ru", "kk"]) {
        const image = previewOf(await browser.get(`${address}?lng=${locale}`))["og:image"] ?? "";
        const answer = await fetch(portal.origin + new URL(image).pathname);
        const type = answer.headers.get("Content-Type");
        expect([answer.status, type, answer.headers.get("Set-Cookie")]).toEqual([200, "image/png", null]);
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 630 });
        pictures.push(sha256(bytes));
      }
    expect(new Set(pictures).size).toBe(9);
  });

  test("of what not everybody may read, or is not in force, has no picture", async () => {
    const browser = portal.browser();
    const resting = await numberOf(suspended);
    const unlisted = [`/projects/${hidden}/card/en`, `/verify/${resting}/card/en`, "/verify/M-2026-9999/card/en"];
    for (const address of [...unlisted, "/card/xx", `/projects/${open}/card/xx`])
      expect((await browser.get(address)).status).toBe(404);
    expect((await leader.browser.get(`/projects/${hidden}/card/en`)).status).toBe(404);
    expect(previewOf(await browser.get(`/verify/${resting}`))).toEqual({});
  });

  test.each([
    "/",
    "/about",
    "/join",
    "/join/form",
    "/apply",
    "/directory",
    "/projects",
    "/projects/criteria",
    "/privacy",
    "/accessibility",
    "/texts/charter",
    "/api/v1",
  ])("%s has one, and its one address", async (address) => {
    for (const [locale, tag] of [
      ["en", "en_GB"],
      ["kk", "kk_KZ"],
    ]) {
      const page = await portal.browser().get(`${address}?lng=${locale}`);
      const preview = previewOf(page);
      const url = portal.services.config.origin + address;
      expect(preview).toMatchObject({ "og:url": url, "og:locale": tag, "og:type": "website" });
      expect((preview["og:title"] ?? "").length).toBeGreaterThan(3);
      expect((preview["og:description"] ?? "").length).toBeGreaterThan(20);
      expect(page.document.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(url);
    }
  });

  test("what is not for everybody has none", async () => {
    const pages = [
      await leader.browser.get(`/projects/${hidden}`),
      await leader.browser.get("/inbox"),
      await portal.browser().get(`/projects/${hidden}`),
      await portal.browser().get("/projects/nothing"),
      await portal.browser().get(`/directory/${suspended.slug}`),
      await portal.browser().get("/nowhere"),
      await portal.browser().get("/login"),
      await portal.browser().get("/verify/M-2026-9999"),
    ];
    for (const page of pages) {
      expect(previewOf(page)).toEqual({});
      expect(page.document.querySelector("link[rel=canonical], script[type='application/ld+json']")).toBeNull();
    }
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404, 404, 200, 404]);
  });
});

describe("what machines read (found F179)", () => {
  test("the sitemap names the projects everybody sees, and no others", async () => {
    const { text } = await portal.browser().get("/sitemap.xml");
    for (const page of ["/verify", "/api/v1"]) expect(text).toContain(`${page}</loc>`);
    expect(text).toContain(`/projects/${open}</loc>`);
    expect(text).not.toContain(hidden);
    await setMembership(portal.services, lead, "suspended");
    expect((await portal.browser().get("/sitemap.xml")).text).not.toContain(open);
    await setMembership(portal.services, lead, "active");
  });

  test("a project describes itself without what only members read", async () => {
    const data = jsonLdOf(await portal.browser().get(`/projects/${open}`));
    const { origin } = portal.services.config;
    expect(data).toMatchObject({
      "@type": "Project",
      name: "Seen by all",
      alternateName: ["Видят все"],
      url: `${origin}/projects/${open}`,
      knowsLanguage: ["en", "ru"],
      parentOrganization: { name: "Previewed University", "@id": `${origin}/directory/${lead.slug}` },
    });
    expect(JSON.stringify(data)).not.toContain("First the buildings are measured");
  });

  test("an institution names its logo, its languages, and where the association is found", async () => {
    const { origin } = portal.services.config;
    const data = jsonLdOf(await portal.browser().get(`/directory/${lead.slug}`)) as Record<string, unknown>;
    expect(data).toMatchObject({ knowsLanguage: ["kk"], memberOf: { url: `${origin}/` } });
    expect(data.logo).toMatch(new RegExp(`^${origin}/directory/${lead.slug}/logo`));
  });
});

test("G02 whoever asks for pictures too often is told when to come back, and reads the pages all the same", async () => {
  const strict = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const browser = strict.browser();
  const answers = [];
  for (let asked = 0; asked <= 300; asked += 1) answers.push(await browser.get("/card/xx"));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(300);
  const last = answers.at(-1);
  expect([last?.status, Number(last?.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect((await browser.get("/")).status).toBe(200);
});
