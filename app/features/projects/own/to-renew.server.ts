import { dueOn, waitsSince } from "#app/i18n/when.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import { readAskedDays } from "../freshness/read-calls.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { listOwnCalls, listOwnStale } from "./list-waiting.server.ts";

/** For so many days the letter of the week does not ask what a letter of its own has asked. */
const ASKED_LATELY_DAYS = 7;

/** The own calls whose day is near or over, and those that were left alone: each once, by the page where it is renewed. */
export async function listToRenew(db: Reader, audience: Audience, { t, locale, today }: Words): Promise<MemberTask[]> {
  const [calls, left] = await Promise.all([listOwnCalls(db, audience), listOwnStale(db, audience)]);
  const stale = left.filter(({ id }) => !calls.some((call) => call.id === id));
  const asked = await readAskedDays(
    db,
    [...calls, ...stale].map(({ id }) => id),
  );
  const task = (row: (typeof calls)[number] | (typeof stale)[number], detail: string) => ({
    ...{
      to: `/projects/${row.slug}/state?act=renew`,
      title: titleIn(locale, row).text,
      institutionId: row.institutionId,
    },
    ...{ act: "extend" as const, detail: t(`projects:waiting.${detail}`) },
    isAskedApart: (asked.get(row.id) ?? "") > daysAfter(today, -ASKED_LATELY_DAYS),
  });
  return [
    ...calls.map((row) => ({
      ...task(row, (row.day ?? today) < today ? "call_over" : "call_ends"),
      dueAt: dueOn(row.day ?? today, today, locale),
    })),
    ...stale.map((row) => ({
      ...task(row, "stale"),
      since: waitsSince(row.since ?? new Date(`${today}T00:00:00Z`), locale),
    })),
  ];
}
