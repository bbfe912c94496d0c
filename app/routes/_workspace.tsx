import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { workspaceItems } from "#app/features/accounts/workspace-items.ts";
import { requireIdentity } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { useRootData, useShellProps } from "#app/ui/root-data.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";
import type { WorkspaceItem } from "#app/ui/shell-props.ts";
import { WorkspaceShell } from "#app/ui/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireIdentity(args);
  const items: WorkspaceItem[] = workspaceItems(viewer, translator(args.context.locale));
  return json({ items });
}

/** Marks the place whose address is the longest beginning of this one. */
function useMarkedItems(items: WorkspaceItem[]): WorkspaceItem[] {
  const { pathname } = useLocation();
  const isWithin = ({ to }: WorkspaceItem) => pathname === to || pathname.startsWith(`${to}/`);
  const nearest = items.filter(isWithin).sort((a, b) => b.to.length - a.to.length)[0];
  return items.map((item) => ({ ...item, current: item === nearest }));
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
