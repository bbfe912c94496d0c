import { writeTo } from "#app/features/letters/write-to.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { listCourses } from "./list-progress.server.ts";
import { workLetter } from "./work-letters.ts";

/** Reminds leads once of each note that is due. Resolves to the number of projects of which one is. */
export function remindOfProgress({ withTransaction, clock, config }: ProjectCommandContext): Promise<number> {
  return withTransaction(async (tx) => {
    const [now, today] = [clock.now(), dayNow(clock)];
    const { projectProgressMonths } = await getAssociation(tx);
    const courses = await listCourses(tx, undefined, projectProgressMonths, today);
    const due = courses.filter(({ course }) => course.dueOn <= today);
    for (const project of due) {
      const userIds = await peopleOfInstitution(tx, project.leadInstitutionId, project.leadUserId);
      const key = `${project.id}:${project.course.dueOn}`;
      const occasion = { kind: "project-progress_due", key, subjectId: project.id } as const;
      const url = `${config.origin}/projects/${project.slug}/progress`;
      const compose = (frame: Parameters<typeof workLetter>[0]) => workLetter(frame, occasion.kind, { project, url });
      await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
    }
    return due.length;
  });
}

export const remindOfProgressJob: Job<ProjectCommandContext> = {
  name: "remind-of-progress",
  cron: "0 47 7 * * *",
  work: remindOfProgress,
};
