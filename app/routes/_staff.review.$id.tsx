import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { findNextWaiting } from "#app/features/applications/review/next-waiting.server.ts";
import { findDossierHeader } from "#app/features/applications/review/review-queries.server.ts";
import { DossierHeading, DossierTabs } from "#app/features/applications/review/ui/dossier-heading.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const header = await findDossierHeader(db, { viewer, id: args.params.id ?? "", locale, now: clock.now() });
  if (!header) throw notFound();
  return json({ header, next: await findNextWaiting(db, { viewer, id: header.id, locale }) });
}

export default function DossierLayout() {
  const { header, next } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <div className="stack">
      <DossierHeading header={header} next={next} />
      <DossierTabs id={header.id} path={pathname.replace(/\/$/, "")} isOpen={header.rights.readInternals} />
      <Outlet />
    </div>
  );
}
