import { json, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { ownDuesLink } from "#app/features/dues/own-dues.server.ts";
import { findOwnNotice } from "#app/features/members/hearing/find-notice.server.ts";
import { institutionPaths, institutionView } from "#app/features/members/home/institution-view.server.ts";
import { profileFormValues, viewUnderstood } from "#app/features/members/profile/profile-form.server.ts";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { InstitutionHome } from "#app/features/members/home/ui/institution-home.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { UnderstoodList } from "#app/ui/understood-list.tsx";
import { hasLeft } from "./answers/own-institution.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.view.name.name);

/** Who spoke for a member that was put out reads the notice, which says what can be done; nobody else has a page here. */
async function noticeOrNothing({ context, request }: LoaderFunctionArgs, viewer: Viewer) {
  const institutionId = new URL(request.url).searchParams.get("institution");
  const notice = await findOwnNotice(context.db, viewer, { institutionId, today: dayNow(context.clock) });
  return notice
    ? redirect(`/institution/notice?institution=${notice.institution.id}`)
    : hasLeft({ context, request }, [institutionId], viewer, () => ({}));
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const own = await findAskedInstitution(args.context, viewer, args.request.url);
  if (!own) throw await noticeOrNothing(args, viewer);
  const view = await institutionView(own, viewer, { db, locale, now: clock.now() });
  const read = new URL(args.request.url).searchParams.getAll("read");
  const { edit } = institutionPaths(own);
  const understood = read.length > 0 ? viewUnderstood(await profileFormValues(db, own), read, edit, locale) : [];
  const dues = await ownDuesLink(db, viewer, own, dayNow(clock));
  return json({ title: translator(locale)("members:institution.title"), view, understood, dues });
}

export default function Institution() {
  const { title, view, understood, dues } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      {understood.length > 0 && (
        <Callout tone="info" role="status">
          <UnderstoodList answers={understood} />
        </Callout>
      )}
      {dues?.isOverdue && (
        <Callout tone="bad" title={t("own.overdue")}>
          <Link to={dues.to}>{t("own.title")}</Link>
        </Callout>
      )}
      {dues && !dues.isOverdue && (
        <p>
          <Link to={dues.to}>{t("own.title")}</Link>
        </p>
      )}
      <InstitutionHome view={view} />
    </div>
  );
}
