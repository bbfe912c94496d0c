import type { Locale } from "#db/locales.ts";
import type { Services } from "#app/platform/services.server.ts";

/** Everything a loader, an action or a command may reach: the services, and what belongs to this one request. */
export interface RequestContext extends Services {
  requestId: string;
  clientIp: string;
  /** A proxy has passed the request on. */
  isForwarded: boolean;
  cspNonce: string;
  locale: Locale;
  cookieHeader: string | undefined;
  /** Set-Cookie values; the door appends them to whatever is answered. */
  setCookies: string[];
  /** The session that the browser carries is over: what is chosen on this request, a visitor has chosen. */
  countAsVisitor: () => void;
  /** What the door answers instead of 500 when a route failed: set by `handleError` from what was thrown. */
  failureStatus: number;
  /** How long the limits of this request asked to wait; the door says so with whatever is answered. */
  waits: number[];
  /** Does something once the request is answered or its client has gone; at once where that is so already. */
  atEnd: (act: () => void) => void;
}

declare module "@remix-run/server-runtime" {
  // oxlint-disable-next-line typescript/no-empty-object-type -- the augmentation is the whole point
  interface AppLoadContext extends RequestContext {}
}
