import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { hasQueue, workspaceItems } from "#app/features/accounts/workspace-items.ts";
import { countReviewWaiting } from "#app/features/applications/review/review-waiting.server.ts";
import { countProjectsWaiting } from "#app/features/projects/own/project-waiting.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireIdentity } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { useRootData, useShellProps } from "#app/ui/root-data.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";
import { useMarkedItems } from "#app/ui/use-marked-items.ts";
import { WorkspaceShell } from "#app/ui/workspace-shell.tsx";

export const headers = documentHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireIdentity(args);
  const { db, clock, locale } = args.context;
  const review = hasQueue(viewer) ? { "/review": await countReviewWaiting(db, viewer) } : {};
  const counts = { ...review, ...(await countProjectsWaiting(db, viewer, dayNow(clock))) };
  const items = workspaceItems(viewer, translator(locale), counts);
  return json({ items });
}

export default function WorkspaceLayout() {
  const { items } = useLoaderData<typeof loader>();
  return (
    <WorkspaceShell {...useShellProps()} items={useMarkedItems(items)}>
      <Outlet />
    </WorkspaceShell>
  );
}

export function ErrorBoundary() {
  const root = useRootData();
  const data = useRouteLoaderData<typeof loader>("routes/_workspace");
  return (
    <WorkspaceShell {...useShellProps()} items={useMarkedItems(data?.items ?? [])}>
      <RouteErrorPage requestId={root?.requestId} />
    </WorkspaceShell>
  );
}
