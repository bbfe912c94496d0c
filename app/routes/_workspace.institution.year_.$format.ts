import type { LoaderFunctionArgs } from "@remix-run/node";
import { canConfirmYear } from "#app/features/members/institution/member.policy.ts";
import { reportNow } from "#app/features/members/year/year-view.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { institutionSheet } from "#app/features/projects/yearly/board-sheet.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";

/** The projects and results of an institution for its own people, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await requireOwnInstitution(args, viewer);
  authorize(canConfirmYear(viewer, own.member));
  const format = sheetFormat(args.params.format);
  const { db, locale, clock, config } = args.context;
  const today = dayNow(clock);
  const words = { t: translator(locale), locale, today };
  return answerWithSheet(args.context, viewer, { name: `${own.institution.slug}-projects`, format }, async () => {
    const audience = await getAudience(db, viewer, today);
    const { since } = await reportNow(own, { db, now: clock.now(), rules: await getAssociation(db) });
    return institutionSheet({ id: own.institution.id, since }, { db, audience, words, origin: config.origin });
  });
}
