import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { findNextWaiting } from "#app/features/applications/review/next-waiting.server.ts";
import { findDossierHeader } from "#app/features/applications/review/review-queries.server.ts";
import { DossierHeading, DossierTabs } from "#app/features/applications/review/ui/dossier-heading.tsx";
import { findSetAside } from "#app/features/applications/review/set-aside.server.ts";
import { SetAsideHeading } from "#app/features/applications/review/ui/set-aside.tsx";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { db, locale, clock } = args.context;
  const asked = { viewer, id: args.params.id ?? "", locale };
  const aside = await findSetAside(db, asked);
  if (aside) return json({ aside, header: null, next: null });
  const header = await findDossierHeader(db, { ...asked, now: clock.now() });
  if (!header) throw notFound();
  return json({ aside, header, next: await findNextWaiting(db, { viewer, id: header.id, locale }) });
}

export default function DossierLayout() {
  const { aside, header, next } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <div className="stack">
      {aside && <SetAsideHeading file={aside} />}
      {header && (
        <>
          <DossierHeading header={header} next={next} />
          <DossierTabs {...header} path={pathname.replace(/\/$/, "")} />
        </>
      )}
      <Outlet />
    </div>
  );
}
