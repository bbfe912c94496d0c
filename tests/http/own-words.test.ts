import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { declineInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { projects } from "#db/schema/projects.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const RUSSIAN = {
  summary: "Студенты трёх университетов обмеряют старые базары и слушают тех, кто там торгует. ".repeat(5).trim(),
  description:
    "Сначала обмеры, потом беседы. Подробности: https://университет.рф/базары.\n\n<b>Выставка</b> завершит год.",
  role: "Университет со школой архитектуры",
  expertise: "Обмеры исторических зданий",
  tasks: "Обмерить два здания (см. www.bazaar.example/plan).",
  ethics: "Записи бесед делаются с согласия.",
};
const KAZAKH = {
  message: "Біздің университетте сәулет мектебі бар, студенттер жыл сайын ескі ғимараттарды өлшейді. ".repeat(3).trim(),
  staff: "Үш оқытушы және он студент",
};
const ARABIC = "شكرا لكم، لقد اكتمل العدد هذا العام.";

let portal: TestPortal;
let slug: string;
let leader: SignedIn;
let partner: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  const [lead, other] = [
    await createMember(services, { nameEn: "Tongues University" }),
    await createMember(services, { nameEn: "Reading University", country: "UZ" }),
  ];
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  partner = await signInNew(portal, { roles: [{ role: "representative", institutionId: other.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const values = completeValues(services.clock.now(), {
    titleEn: "Bazaars of the Silk Road",
    titleRu: "Базары Шёлкового пути",
    summary: RUSSIAN.summary,
    description: RUSSIAN.description,
    ethicsNotes: RUSSIAN.ethics,
    needs: [{ role: RUSSIAN.role, expertise: RUSSIAN.expertise, tasks: RUSSIAN.tasks, number: 2, countries: [] }],
  });
  const project = await createProject(services, {
    leadInstitutionId: lead.institutionId,
    author: await actorOf(portal, leader.id),
    values,
    upTo: "published",
    coordinator: await actorOf(portal, coordinator.id),
  });
  slug = project.slug;
  // A posting from before its language was asked: what it is written in is told by its words.
  const isIt = eq(projects.id, project.id);
  await services.withTransaction((tx) => tx.update(projects).set({ textLanguage: null }).where(isIt));
  const sent = await expressInterest(
    services,
    {
      projectId: project.id,
      values: {
        institutionId: other.institutionId,
        needId: "other",
        role: "Переводчики",
        message: KAZAKH.message,
        staffAvailable: KAZAKH.staff,
        countries: ["UZ"],
        languages: ["kk"],
        canCoFund: false,
        isHeadInformed: true,
      },
    },
    await actorOf(portal, partner.id),
  );
  if (!sent.ok) throw new Error(sent.reason);
  const declined = { projectId: project.id, interestId: sent.id, reason: "other" as const, note: ARABIC };
  await declineInterest(services, declined, await actorOf(portal, leader.id));
});

/** The innermost elements whose own text holds these words, each with the language it is read in. */
function languagesOf({ document }: Answer, words: string): (string | undefined)[] {
  const holders = [...document.querySelectorAll("body *")].filter(
    (one) => one.textContent?.includes(words) && ![...one.children].some((child) => child.textContent?.includes(words)),
  );
  return holders
    .filter((one) => !one.closest("script, textarea"))
    .map((one) => one.closest<HTMLElement>("[lang]")?.lang);
}

describe("a reader hears in its own language what somebody wrote (found F154)", () => {
  test.each([
    ["the board", "/projects", [["Студенты трёх университетов", "ru"]]],
    [
      "a project",
      "",
      [
        ["Студенты трёх университетов", "ru"],
        ["Сначала обмеры", "ru"],
        [RUSSIAN.role, "ru"],
        [RUSSIAN.expertise, "ru"],
        [RUSSIAN.ethics, "ru"],
        ["Bazaars of the Silk Road", "en"],
      ],
    ],
    [
      "the answers to it",
      "/interests",
      [
        ["Біздің университетте", "kk"],
        [KAZAKH.staff, "kk"],
        ["Переводчики", "ru"],
        ["شكرا لكم", "ar"],
      ],
    ],
  ] as const)("%s", async (_, address, all) => {
    for (const locale of ["en", "kk"]) {
      const to = address.startsWith("/projects") ? address : `/projects/${slug}${address}`;
      const page = await leader.browser.get(`${to}?lng=${locale}`);
      expect(page.status).toBe(200);
      for (const [words, lang] of all) {
        const found = languagesOf(page, words);
        expect(found.length, words).toBeGreaterThan(0);
        expect([words, new Set(found)]).toEqual([words, new Set([lang])]);
      }
    }
    await leader.browser.get("/?lng=en");
  });

  test("what is written from the right stands in an element that takes its direction from it", async () => {
    const { document } = await leader.browser.get(`/projects/${slug}/interests`);
    const text = [...document.querySelectorAll("p")].find((one) => one.textContent === ARABIC);
    expect(text?.dir).toBe("auto");
  });

  test("their own list of a person", async () => {
    const page = await partner.browser.get("/projects/mine");
    expect(languagesOf(page, "Переводчики")).toEqual(["ru"]);
    expect(languagesOf(page, "شكرا لكم")).toEqual(["ar"]);
  });
});

describe("web addresses in a project's texts", () => {
  const linkTo = ({ document }: Answer, href: string) => document.querySelector(`.plain-text a[href="${href}"]`);

  test("are links in their own letters, without the stop after them, and vouch for nothing (found F175)", async () => {
    const page = await leader.browser.get(`/projects/${slug}`);
    const link = linkTo(page, new URL("https://университет.рф/базары").href);
    expect(link?.textContent).toBe("https://университет.рф/базары");
    expect(link?.getAttribute("rel")).toBe("nofollow noopener ugc");
    expect(linkTo(page, "https://www.bazaar.example/plan")?.textContent).toBe("www.bazaar.example/plan");
  });

  test("bring no markup with them (found F175)", async () => {
    const page = await leader.browser.get(`/projects/${slug}`);
    expect(page.text).toContain("&lt;b&gt;Выставка&lt;/b&gt;");
  });
});
