import { and, eq } from "drizzle-orm";
import { beforeAll, expect } from "vitest";
import { findPartner } from "#app/features/projects/partners/partner-rows.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember, type TestMember } from "./board.ts";
import { actorOf, type SignedIn, signInNew } from "./people.ts";
import { completeValues } from "./project-values.ts";
import { writeReport } from "./results.ts";
import { openForm, type ServedForm } from "./served-form.ts";
import { startTestPortal, type TestPortal } from "./test-portal.ts";

interface Acting {
  portal: TestPortal;
  lead: TestMember;
  leader: SignedIn;
  coordinator: SignedIn;
  other: TestMember;
  partner: SignedIn;
}

/** A lead, a partner and a coordinator who act on projects through the pages, from before the tests of one file. */
export const acting = {} as Acting;

export function startActing(): void {
  beforeAll(async () => {
    const portal = await startTestPortal();
    const lead = await createMember(portal.services, { nameEn: "Lead University" });
    const leader = await signInNew(portal, {
      roles: [{ role: "representative", institutionId: lead.institutionId }],
    });
    const other = await createMember(portal.services, { nameEn: "Other University", country: "UZ" });
    const partner = await signInNew(portal, {
      roles: [{ role: "representative", institutionId: other.institutionId }],
    });
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    Object.assign(acting, { portal, lead, leader, coordinator, other, partner });
  });
}

const QUESTIONS = [
  "Do institutions work together?",
  "Does it serve the themes of the association?",
  "Is what it says clear and true?",
  "Are people, sites and beliefs protected?",
  "Is the name of UNESCO used only with an authorization, or not at all?",
  "Is it free of what is not published?",
];

/** Answers the questions of a check, with no and a remark where `no` has one by the number of the question. */
export function answerQuestions(form: ServedForm, no: Readonly<Record<number, string>> = {}): ServedForm {
  for (const [index, question] of QUESTIONS.entries()) {
    const remark = no[index + 1];
    form.choose(`${index + 1}. ${question}`, remark === undefined ? "Yes" : "No");
    if (remark) form.fill(`Remark on question ${index + 1}`, remark);
  }
  return form;
}

/** A coordinator answers every question with yes and publishes what waits. */
export async function publishBy({ browser }: Pick<SignedIn, "browser">, slug: string, button = "Publish") {
  return answerQuestions(await openForm(browser, `/review/projects/${slug}`, button)).press(button);
}

let posted = 0;

/** A posting of the lead, brought so far by the commands people use. */
export async function post(upTo: "draft" | "submitted" | "published", change: Partial<ProjectValues> = {}) {
  const { portal, leader, coordinator, lead } = acting;
  const values = completeValues(portal.services.clock.now(), { titleEn: `Letters of the road ${++posted}`, ...change });
  const people = { author: await actorOf(portal, leader.id), coordinator: await actorOf(portal, coordinator.id) };
  return createProject(portal.services, { leadInstitutionId: lead.institutionId, values, upTo, ...people });
}

export type Posted = Awaited<ReturnType<typeof post>>;

export const deskOf = ({ slug }: Posted) => `/projects/${slug}/interests`;

export const EXPRESS = "Send to the lead institution";

/** The filled form by which the partner institution expresses interest. */
export async function openInterest(
  project: Posted,
  role = "University with a school of architecture",
): Promise<ServedForm> {
  const form = await openForm(acting.partner.browser, deskOf(project), EXPRESS);
  form.choose("Role you offer to take", role);
  form.fill("What your institution brings", "We have measured bazaars for ten years. ".repeat(6));
  return form.tick("The head of our institution knows of this");
}

/** The partner institution expresses interest by the form of the page. */
export async function sendInterest(project: Posted, role?: string): Promise<void> {
  const sent = await (await openInterest(project, role)).press(EXPRESS);
  expect(sent.page.text).toContain("Your interest has been sent to the lead institution.");
}

const CONFIRM = "Confirm our part";

/** The partner institution takes part, by the forms of the pages. */
export async function takePart(project: Posted): Promise<void> {
  await sendInterest(project);
  await (await openForm(acting.leader.browser, deskOf(project), "Accept and invite")).press("Accept and invite");
  await (await openForm(acting.partner.browser, `/projects/${project.slug}/partnership`, CONFIRM)).press(CONFIRM);
}

/** The lead writes the final report that a project is completed with. */
export const reportOn = async ({ id }: Pick<Posted, "id">) =>
  writeReport(acting.portal.services, id, await actorOf(acting.portal, acting.leader.id));

export const placeOf = async ({ id }: Posted) =>
  (await findPartner(acting.portal.services.db, id, acting.other.institutionId))?.status;

export const lettersAbout = async ({ id }: Posted, { email }: SignedIn) =>
  (
    await acting.portal.services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, id), eq(outbox.recipient, email)))
  ).map(({ kind }) => kind);

export const textOf = async ({ browser }: SignedIn, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";
