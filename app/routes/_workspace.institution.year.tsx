import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { canConfirmYear } from "#app/features/members/institution/member.policy.ts";
import { confirmYear } from "#app/features/members/year/confirm-year.server.ts";
import { YearPage } from "#app/features/members/year/ui/year-page.tsx";
import { reportNow, yearView } from "#app/features/members/year/year-view.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { boardLines, ownLines } from "#app/features/projects/yearly/board-lines.server.ts";
import { yearSchema } from "#app/features/members/year/year.schema.ts";
import { OwnPage } from "#app/features/members/institution/ui/own-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { errorsOfAccreditation } from "./answers/accreditation.server.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

async function findConfirming({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer, (t) => ({
    activities: t("members:year.activities"),
  }));
  authorize(canConfirmYear(viewer, own.member));
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findConfirming(args, viewer);
  const { db, locale, clock } = args.context;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const reading = { db, words, audience: await getAudience(db, viewer, words.today) };
  const rules = await getAssociation(db);
  const view = await yearView(own, { db, locale, now: clock.now(), rules }, (asked) => boardLines(asked, reading));
  const title = words.t("members:year.title", { year: view.year });
  return json({
    openedFor: own.institution.id,
    title,
    name: nameOf(own.institution, locale),
    home: institutionPaths(own).home,
    view,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findConfirming(args, viewer);
  const fields = await readForm(args.request);
  const form = parseFields(fields, yearSchema);
  if (!form.ok) return form.response;
  const { activities = "", accreditedUntil = null, lines, ...said } = form.value;
  const { db, locale, clock } = args.context;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const asked = await reportNow(own, { db, now: clock.now(), rules: await getAssociation(db) });
  const audience = await getAudience(db, viewer, words.today);
  const taken = await ownLines(lines, { institution: own.institution, ...asked }, { db, words, audience });
  const confirmed = { institutionId: own.institution.id, ...said, activities, accreditedUntil, taken };
  const outcome = await confirmYear(args.context, confirmed, viewer);
  if (outcome.ok) return redirectDone(institutionPaths(own).year, "year-confirmed");
  const errors = errorsOfAccreditation(outcome.reason);
  if (errors) return rejectFields(fields, errors);
  return answerRefusal(outcome.reason, fields, "members:year.");
}

export default function YearOfMember() {
  const { title, name, home, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  return (
    <OwnPage title={title} name={name} home={home}>
      <YearPage view={view} lastResult={useActionData<typeof action>()?.result} />
      <p className="small">
        <Link to="/year">{t("year.link_plain")}</Link>
      </p>
    </OwnPage>
  );
}
