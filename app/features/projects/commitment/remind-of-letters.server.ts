import { and, eq, gte, inArray, lte, notExists } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { commitmentLetters, projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { KINDS_WITH_LETTERS } from "../project/commitment.policy.ts";
import { isUnderWay } from "../project/partnership.policy.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { titleIn } from "../project/project-title.ts";

/** So many days before the call ends a partner without a letter is reminded, and a second time. */
const FIRST_DAYS = 21;
const AGAIN_DAYS = 7;

/** Partners that may put a letter in and have not, in projects whose call ends soon. */
function listMissing(tx: Tx, today: string) {
  const { projectId, institutionId, status } = commitmentLetters;
  const itsLetter = tx
    .select({ id: commitmentLetters.id })
    .from(commitmentLetters)
    .where(
      and(
        eq(projectId, projectPartners.projectId),
        eq(institutionId, projectPartners.institutionId),
        eq(status, "current"),
      ),
    );
  return tx
    .select({ partner: projectPartners })
    .from(projectPartners)
    .innerJoin(projects, eq(projects.id, projectPartners.projectId))
    .innerJoin(
      memberships,
      and(eq(memberships.institutionId, projectPartners.institutionId), entitled("see_projects", today)),
    )
    .where(
      and(
        eq(projectPartners.status, "confirmed"),
        inArray(projects.kind, [...KINDS_WITH_LETTERS]),
        gte(projects.callDeadline, today),
        lte(projects.callDeadline, daysAfter(today, FIRST_DAYS)),
        notExists(itsLetter),
      ),
    );
}

type Partner = Awaited<ReturnType<typeof listMissing>>[number]["partner"];

/** Which of the two reminders is due; null where it was sent. */
function dueOf(partner: Partner, callDeadline: string, today: string) {
  const isAgain = callDeadline <= daysAfter(today, AGAIN_DAYS);
  const sentAt = isAgain ? partner.letterRemindedAgainAt : partner.letterRemindedAt;
  return sentAt === null ? (isAgain ? "letterRemindedAgainAt" : "letterRemindedAt") : null;
}

async function tell(
  tx: Tx,
  { config, clock }: ProjectCommandContext,
  { row, institutionId, key }: { row: ProjectRow; institutionId: string; key: string },
): Promise<void> {
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const kind = "project-commitment_due";
    const day = row.callDeadline === null ? "" : formatDay(row.callDeadline, locale);
    const values = { project: titleIn(locale, row).text, day };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, values),
      paragraphs: [t("projects-mail:commitment_due.body", values)],
      action: { label: linkOf(t, kind), url: `${config.origin}/projects/${row.slug}/commitment` },
    });
  };
  const userIds = await peopleOfInstitution(tx, institutionId);
  const occasion = { kind: "project-commitment_due", key, subjectId: row.id } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, clock.now());
}

/** Reminds partners of the letter that is not there, twice at most. Resolves to the number of those reminded. */
export function remindOfLetters(context: ProjectCommandContext): Promise<number> {
  const today = dayNow(context.clock);
  return context.withTransaction(async (tx) => {
    let reminded = 0;
    for (const { partner } of await listMissing(tx, today)) {
      const { id, projectId, institutionId } = partner;
      const project = await loadProject(tx, projectId, today);
      if (!project?.row.callDeadline || !institutionId || !isUnderWay(project.subject)) continue;
      const due = dueOf(partner, project.row.callDeadline, today);
      const isLead = institutionId === project.row.leadInstitutionId;
      if (due === null || isLead) continue;
      await tx
        .update(projectPartners)
        .set({ [due]: context.clock.now() })
        .where(eq(projectPartners.id, id));
      await tell(tx, context, { row: project.row, institutionId, key: `${id}:${due}` });
      reminded++;
    }
    return reminded;
  });
}

export const remindOfLettersJob: Job<ProjectCommandContext> = {
  name: "remind-of-commitment-letters",
  cron: "0 52 7 * * *",
  work: remindOfLetters,
};
