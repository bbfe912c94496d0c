import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { TooLarge } from "#app/platform/too-large.ts";
import type { AccessEnded, MovedOn } from "#app/platform/refusal.ts";
import type { Role } from "#db/vocabulary.ts";
import { AccessEndedPage } from "./access-ended.tsx";
import { ErrorPage } from "./error-page.tsx";
import { MovedOnPage } from "./moved-on.tsx";
import { type FormOfOther, OpenedByOther } from "./opened-by-other.tsx";
import { useRootData } from "./root-data.ts";
import type { Opener } from "./sent-again.tsx";
import { SessionEnded } from "./session-ended.tsx";
import { useArrivalFocus } from "./use-heading-focus.ts";

interface RouteErrorPageProps {
  requestId?: string;
}

function keptFields(data: unknown): [string, string][] | null {
  const kept = typeof data === "object" && data !== null && "kept" in data ? data.kept : null;
  return Array.isArray(kept) ? (kept as [string, string][]) : null;
}

function movedOn(data: unknown): MovedOn | null {
  return typeof data === "object" && data !== null && "movedOn" in data ? (data.movedOn as MovedOn) : null;
}

function accessEnded(data: unknown): AccessEnded | null {
  return typeof data === "object" && data !== null && "accessEnded" in data ? (data.accessEnded as AccessEnded) : null;
}

function rolesIn(data: unknown): Role[] | null {
  const roles = typeof data === "object" && data !== null && "ofRoles" in data ? data.ofRoles : null;
  return Array.isArray(roles) ? (roles as Role[]) : null;
}

function openedByOther(data: unknown): FormOfOther | null {
  return typeof data === "object" && data !== null && "openedByOther" in data
    ? (data.openedByOther as FormOfOther)
    : null;
}

function retryAfter(data: unknown): number | undefined {
  const seconds = typeof data === "object" && data !== null && "retryAfterSeconds" in data && data.retryAfterSeconds;
  return typeof seconds === "number" ? seconds : undefined;
}

function tooLargeIn(data: unknown): TooLarge | undefined {
  const { tooLarge } = (data ?? {}) as { tooLarge?: TooLarge };
  return typeof tooLarge?.most === "number" ? tooLarge : undefined;
}

const SERVERS = "Unexpected Server Error";

/**
 * The number under which the failure was logged. A failure that came after the page brings its own; one that came with it
 * has that of the page; one of the browser alone is in no log.
 */
function numberOf(error: unknown, pageId: string | undefined): string | undefined {
  if (!isRouteErrorResponse(error)) return error instanceof Error && error.message === SERVERS ? pageId : undefined;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("requestId" in data)) return pageId;
  return typeof data.requestId === "string" ? data.requestId : undefined;
}

/** The error page of whatever a route threw: a refusal with its status, or a bug, which is a 500. */
export function RouteErrorPage({ requestId: pageId }: RouteErrorPageProps) {
  const error = useRouteError();
  useArrivalFocus();
  const requestId = numberOf(error, pageId);
  const contactEmail = useRootData()?.association.contactEmail;
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} requestId={requestId} contactEmail={contactEmail} />;
  const kept = error.status === 401 ? keptFields(error.data) : null;
  if (kept) return <SessionEnded fields={kept} opener={(error.data as { opener?: Opener | null }).opener ?? null} />;
  const ofOther = openedByOther(error.data);
  if (ofOther) return <OpenedByOther {...ofOther} />;
  const meanwhile = movedOn(error.data);
  if (meanwhile) return <MovedOnPage {...meanwhile} />;
  const ended = accessEnded(error.data);
  if (ended) return <AccessEndedPage {...ended} contactEmail={contactEmail} />;
  const roles = rolesIn(error.data);
  if (roles) return <ErrorPage status={error.status} {...{ requestId, contactEmail, roles }} />;
  const retryAfterSeconds = retryAfter(error.data);
  const tooLarge = tooLargeIn(error.data);
  return <ErrorPage status={error.status} {...{ requestId, retryAfterSeconds, contactEmail, tooLarge }} />;
}
