import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { institutionView } from "#app/features/members/home/institution-view.server.ts";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { InstitutionHome } from "#app/features/members/home/ui/institution-home.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.view.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const own = await findAskedInstitution(db, viewer, args.request.url);
  if (!own) throw notFound();
  const view = await institutionView(own, viewer, { db, locale, now: clock.now() });
  return json({ title: translator(locale)("members:institution.title"), view });
}

export default function Institution() {
  const { title, view } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <InstitutionHome view={view} />
    </div>
  );
}
