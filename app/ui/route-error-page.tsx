import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ErrorPage } from "./error-page.tsx";
import { useRootData } from "./root-data.ts";
import { SessionEnded } from "./session-ended.tsx";

interface RouteErrorPageProps {
  requestId?: string;
}

function keptFields(data: unknown): [string, string][] | null {
  const kept = typeof data === "object" && data !== null && "kept" in data ? data.kept : null;
  return Array.isArray(kept) ? (kept as [string, string][]) : null;
}

function retryAfter(data: unknown): number | undefined {
  const seconds = typeof data === "object" && data !== null && "retryAfterSeconds" in data && data.retryAfterSeconds;
  return typeof seconds === "number" ? seconds : undefined;
}

/** The error page of whatever a route threw: a refusal with its status, or a bug, which is a 500. */
export function RouteErrorPage({ requestId }: RouteErrorPageProps) {
  const error = useRouteError();
  const contactEmail = useRootData()?.association.contactEmail;
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} requestId={requestId} contactEmail={contactEmail} />;
  const kept = error.status === 401 ? keptFields(error.data) : null;
  if (kept) return <SessionEnded fields={kept} />;
  const retryAfterSeconds = retryAfter(error.data);
  return <ErrorPage status={error.status} {...{ requestId, retryAfterSeconds, contactEmail }} />;
}
