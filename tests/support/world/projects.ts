import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { openTopic } from "#app/features/projects/discussion/write-post.server.ts";
import { sayNotForUs } from "#app/features/projects/suggestions/say-not-for-us.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { writeAboutPlace } from "#app/features/projects/messages/write-about-place.server.ts";
import { findPartner } from "#app/features/projects/partners/partner-rows.server.ts";
import { inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { hidePage } from "#app/features/moderation/hide-page.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { newToken, sha256 } from "#app/platform/tokens.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { pageHidings } from "#db/schema/moderation.ts";
import { projectQuestionLinks, projectQuestions } from "#db/schema/project-questions.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { inviteCoEditor } from "#app/features/projects/coediting/invite-co-editor.server.ts";
import { listCoEditors } from "#app/features/projects/coediting/co-editors.server.ts";
import { addResult } from "#app/features/projects/results/save-result.server.ts";
import { submitResult } from "#app/features/projects/results/settle-result.server.ts";
import { resultForm } from "#app/demo/results-factory.server.ts";
import { completeValues } from "../project-values.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { OWN_SECRETS, type Secrets } from "./secrets.ts";

/** The slugs of one institution's projects. */
export interface Projects {
  /** Open, for members only. */
  project: string;
  projectId: string;
  /** Being written. */
  projectDraft: string;
  projectDraftId: string;
  /** Submitted, with a coordinator's check before it. */
  projectToCheck: string;
  /** The secret of the link by which its lead says whether the open one still seeks partners. */
  stillSeeking: string;
  /** Of the open project: a result that is written, and one that waits for a coordinator. */
  resultDraft: string;
  resultToCheck: string;
  /** Of the open project: a topic of its discussion. */
  topic: string;
  /** How another one was hidden. */
  hiddenPage: string;
}

interface Lead {
  institutionId: string;
  author: Viewer;
  coordinator: Viewer;
  secrets: Secrets;
}

async function askLeadOf({ withTransaction, clock }: Services, projectId: string, userId: string): Promise<string> {
  const [questionId, token, now] = [newOrderedId(), newToken(), clock.now()];
  const asked = {
    projectId,
    occasion: "ending",
    period: "2030-01-01",
    askedAt: now,
    endsAt: addDays(now, 30),
  } as const;
  await withTransaction(async (tx) => {
    await tx.insert(projectQuestions).values({ id: questionId, ...asked });
    await tx.insert(projectQuestionLinks).values({ questionId, userId, tokenSha256: sha256(token) });
  });
  return token;
}

/** An open project for members, a draft, and one that waits for a coordinator. */
export async function postProjects(
  services: Services,
  { institutionId, author, coordinator, secrets }: Lead,
): Promise<Projects> {
  const today = services.clock.now();
  const post = (titleEn: string, upTo: "draft" | "submitted" | "published", change: Partial<ProjectValues> = {}) =>
    createProject(services, {
      leadInstitutionId: institutionId,
      author,
      coordinator,
      upTo,
      values: completeValues(today, { titleEn, visibility: "members", ...change }),
    });
  // It would suit every member of this world that might see it.
  const needs = completeValues(today).needs?.map((need) => ({ ...need, role: secrets.hiddenNeed, countries: [] }));
  await post(`Hidden project of ${author.name}`, "published", { visibility: "invited", needs });
  const open = await post(`Open project of ${author.name}`, "published", { kind: "joint_degree" });
  const draft = await post(`${secrets.draftProject} by ${author.name}`, "draft");
  const submitted = await post(`Submitted project of ${author.name}`, "submitted");
  const concealed = await post(`${secrets.hiddenProject} by ${author.name}`, "published", { visibility: "public" });
  return {
    project: open.slug,
    projectId: open.id,
    projectDraft: draft.slug,
    projectDraftId: draft.id,
    projectToCheck: submitted.slug,
    stillSeeking: await askLeadOf(services, open.id, author.id),
    resultDraft: await recordResult(services, open.id, { title: `Result draft of ${author.name}`, author }),
    resultToCheck: await recordResult(services, open.id, { title: `Result of ${author.name}`, author }, true),
    topic: await discuss(services, open.id, secrets.discussionPost, author),
    hiddenPage: await hide(services, concealed.id, secrets.hidingReason, coordinator),
  };
}

/** Hides a project; resolves to its hiding. */
async function hide(services: Services, projectId: string, reason: string, coordinator: Viewer): Promise<string> {
  const values = { fault: "untrue", reason } as const;
  const page = { kind: "project", id: projectId } as const;
  succeeded("hide a project", await hidePage(services, { page, values }, coordinator));
  const [hiding] = await services.db.select().from(pageHidings).where(eq(pageHidings.projectId, projectId));
  return hiding?.id ?? "";
}

/** Opens a topic in the discussion of a project. */
async function discuss(services: Services, projectId: string, body: string, author: Viewer): Promise<string> {
  const values = { id: randomUUID(), title: body, body, named: [] };
  return succeeded("a topic", await openTopic(services, { projectId, values }, author)).topicId;
}

/** Records a result of a project, and hands it in. */
async function recordResult(
  services: Services,
  projectId: string,
  { title, author }: { title: string; author: Viewer },
  isHandedIn = false,
): Promise<string> {
  const form = resultForm({ title });
  const { id } = succeeded("a result", await addResult(services, { projectId, form }, author));
  if (isHandedIn) succeeded("hand in", await submitResult(services, { projectId, id, version: 1 }, author));
  return id;
}

/** Somebody else's institution writes to a project that it would like to join it. */
export async function sendInterest(services: Services, projectId: string, institutionId: string, sender: Viewer) {
  const wish = { needId: "other", role: "Partner for the exhibition", message: OWN_SECRETS.interestMessage };
  const values = { ...wish, institutionId, countries: ["KZ"], languages: ["en" as const] };
  const input = { projectId, values: { ...values, canCoFund: false, isHeadInformed: true } };
  return succeeded("interest", await expressInterest(services, input, sender)).id;
}

/** Says for an institution that a project is not for it. */
export async function refuseSuggestion(
  services: Services,
  about: { projectId: string; institutionId: string },
  by: Viewer,
  note: string,
) {
  succeeded("not for us", await sayNotForUs(services, { ...about, reason: "other", note }, by));
}

/** Invites an institution into a project; resolves to its place. */
export async function invitePartner(services: Services, projectId: string, institutionId: string, lead: Viewer) {
  succeeded("invite", await inviteMember(services, { projectId, institutionId, role: "Partner" }, lead));
  return (await findPartner(services.db, projectId, institutionId))?.id ?? "";
}

/** Writes about an interest or a place; resolves to the conversation. */
export async function writeAbout(services: Services, id: string, body: string, author: Viewer): Promise<string> {
  succeeded("a message between partners", await writeAboutPlace(services, { id, body, file: null }, author));
  return id;
}

/** Asks somebody of another institution to write a project; resolves to the invitation. */
export async function inviteEditor(
  services: Services,
  asked: { projectId: string; institutionId: string; userId: string },
  lead: Viewer,
): Promise<string> {
  succeeded("invite a co-author", await inviteCoEditor(services, asked, lead));
  const [editor] = await listCoEditors(services.db, asked.projectId);
  return editor?.row.id ?? "";
}
