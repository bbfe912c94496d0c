import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { dayOf, daysAfter, endOfDay } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { MOST_FORMALITY_DAYS } from "../file/formalities.ts";
import { findFormalities, readFormalities } from "../file/formalities-queries.server.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { formalitiesExtendedLetter, todoParagraph } from "../letters/formalities-letters.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Extension {
  applicationId: string;
  version: number;
  reason: string;
  until: string;
}

/** The last day to which the formalities opened on a day can be put off. */
export const lastDayFrom = (openedAt: Date): string => daysAfter(dayOf(openedAt), MOST_FORMALITY_DAYS);

/** Puts the day of the formalities off; the applicant reads why. */
export function extendFormalities(
  context: Context,
  { reason, until, ...input }: Extension,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(context, { ...input, isAllowed: canWorkOn }, actor, async (tx, { application }, now) => {
    const { id, dueAt, caseNumber } = application;
    const row = await findFormalities(tx, id);
    if (application.status !== "formalities" || !row || !dueAt) return refused("impossible");
    if (until <= dayOf(dueAt) || until > lastDayFrom(row.openedAt)) return refused("impossible");
    if (!(await touchApplication(tx, application, now, { dueAt: endOfDay(until) }))) return refused("stale");
    const entry = { subjectId: id, actorId: actor.id, data: { until } };
    await recordActivity(tx, { ...entry, action: "application.formalities_extended" }, now);
    const states = await readFormalities(tx, application, row, now);
    const compose = (frame: LetterFrame, institution: string) =>
      formalitiesExtendedLetter(frame, {
        institution,
        caseNumber: caseNumber ?? "",
        url: `${context.config.origin}/applications/${id}/formalities`,
        until: formatDay(until, frame.locale),
        reason,
        todo: todoParagraph(frame.t, states),
      });
    const post = {
      occasion: `formalities-extended:${row.id}:${until}`,
      kind: "application-formalities-extended" as const,
    };
    await writeToApplicants(tx, application, { ...post, compose }, now);
    return { ok: true };
  });
}
