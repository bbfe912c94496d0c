import { translator } from "#app/i18n/translator.server.ts";
import { dueOn, waitsSince } from "#app/i18n/when.server.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { type Audience, worksFor } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import { listOwnTasks } from "./tasks-view.server.ts";
import { listLeaderless, listOwnMilestones } from "./work-due.server.ts";

/** What of the work of projects waits for a person: milestones to reach, and parts for which a lead must be named. */
export async function listWorkWaiting(db: Reader, audience: Audience, locale: Locale): Promise<MemberTask[]> {
  const { viewer, today } = audience;
  const institutionIds = worksFor(audience, "see_projects");
  if (!viewer || institutionIds.length === 0) return [];
  const [due, leaderless, tasks] = await Promise.all([
    listOwnMilestones(db, { userId: viewer.id, institutionIds, today }),
    listLeaderless(db, worksFor(audience, "lead_projects"), today),
    listOwnTasks(db, { userId: viewer.id, institutionIds, today }),
  ]);
  const t = translator(locale);
  const titleOf = (row: Parameters<typeof titleIn>[1]) => titleIn(locale, row).text;
  const bySlug = Map.groupBy(leaderless, ({ slug }) => slug);
  return [
    ...due.map((row): MemberTask => ({
      ...{ to: `/projects/${row.slug}/work#${row.id}`, act: "report", institutionId: row.institutionId },
      ...{ title: row.title, detail: t("work:waiting.milestone", { project: titleOf(row) }), isPrivate: true },
      dueAt: dueOn(row.dueOn, today, locale),
    })),
    ...tasks.map((row): MemberTask => ({
      ...{ to: `/projects/${row.slug}/tasks#${row.id}`, act: "report" as const, isPrivate: true },
      ...{ title: row.sentence, detail: t("work:waiting.task", { project: titleOf(row) }) },
      ...(row.dueOn === null
        ? { since: waitsSince(row.createdAt, locale) }
        : { dueAt: dueOn(row.dueOn, today, locale) }),
    })),
    ...[...bySlug.values()].flatMap(([first, ...others]): MemberTask[] =>
      first
        ? [
            {
              ...{ to: `/projects/${first.slug}/work`, act: "change", institutionId: first.institutionId },
              ...{ title: titleOf(first), detail: t("work:waiting.leaderless", { number: others.length + 1 }) },
              since: waitsSince(first.createdAt, locale),
            },
          ]
        : [],
    ),
  ];
}
