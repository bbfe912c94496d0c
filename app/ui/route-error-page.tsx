import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { TooLarge } from "#app/platform/too-large.ts";
import type { AccessEnded, MovedOn } from "#app/platform/refusal.ts";
import type { Role } from "#db/vocabulary.ts";
import { AccessEndedPage } from "./access-ended.tsx";
import { ErrorPage } from "./error-page.tsx";
import { MovedOnPage } from "./moved-on.tsx";
import { type FormOfOther, OpenedByOther, type WordsBack, WordsOfRefused } from "./opened-by-other.tsx";
import { useRootData } from "./root-data.ts";
import type { Opener } from "./sent-again.tsx";
import { SessionEnded } from "./session-ended.tsx";
import { useArrivalFocus } from "./use-heading-focus.ts";

interface RouteErrorPageProps {
  requestId?: string;
}

/** What a route threw, besides a status. */
interface Thrown {
  kept?: [string, string][];
  opener?: Opener | null;
  openedByOther?: FormOfOther;
  movedOn?: MovedOn;
  accessEnded?: AccessEnded;
  ofRoles?: Role[];
  retryAfterSeconds?: number;
  tooLarge?: TooLarge;
  words?: WordsBack;
}

const thrownIn = (data: unknown): Thrown => (typeof data === "object" && data !== null ? data : {});

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
  const thrown = thrownIn(error.data);
  if (thrown.kept) return <SessionEnded fields={thrown.kept} opener={thrown.opener ?? null} />;
  if (thrown.openedByOther) return <OpenedByOther {...thrown.openedByOther} />;
  if (thrown.movedOn) return <MovedOnPage {...thrown.movedOn} />;
  const words = thrown.words && <WordsOfRefused {...thrown.words} />;
  if (thrown.accessEnded)
    return (
      <AccessEndedPage {...thrown.accessEnded} contactEmail={contactEmail}>
        {words}
      </AccessEndedPage>
    );
  const { ofRoles: roles, retryAfterSeconds, tooLarge } = thrown;
  return (
    <ErrorPage status={error.status} {...{ requestId, contactEmail, roles, retryAfterSeconds, tooLarge }}>
      {words}
    </ErrorPage>
  );
}
