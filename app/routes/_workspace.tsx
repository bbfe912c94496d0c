import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireIdentity } from "#app/http/guards.server.ts";
import { useRootData, useShellProps } from "#app/ui/root-data.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";
import { useMarkedItems } from "#app/ui/use-marked-items.ts";
import { WorkspaceShell } from "#app/ui/workspace-shell.tsx";
import { answerWorkspace } from "./answers/workspace.server.ts";

export const headers = documentHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireIdentity(args);
  return answerWorkspace(args.context, viewer);
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
