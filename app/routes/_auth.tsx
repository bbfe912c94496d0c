import { Outlet } from "@remix-run/react";
import { documentHeaders } from "#app/http/document-headers.ts";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { useRootData, useShellProps } from "#app/ui/root-data.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";

export const headers = documentHeaders;

export default function AuthLayout() {
  return (
    <PublicShell {...useShellProps()}>
      <div className="page page-narrow page-body stack">
        <Outlet />
      </div>
    </PublicShell>
  );
}

export function ErrorBoundary() {
  const root = useRootData();
  return (
    <PublicShell {...useShellProps()}>
      <RouteErrorPage requestId={root?.requestId} />
    </PublicShell>
  );
}
