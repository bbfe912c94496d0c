import type { AppLoadContext } from "@remix-run/node";
import { isStaff } from "#app/features/accounts/viewer.ts";
import { detectLocale, localeCookie } from "#app/i18n/locale.server.ts";
import type { Asker } from "#app/platform/fair-queue.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { noteWaits } from "#app/platform/rate-limits.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findViewer } from "./guards.server.ts";

interface Incoming {
  requestId: string;
  clientIp: string;
  isForwarded: boolean;
  cspNonce: string;
  /** The path with its query, as requested. */
  url: string;
  cookieHeader: string | undefined;
  acceptLanguage: string | undefined;
  /** A link of the portal itself or of the browser (typed, a bookmark) led here, as far as the browser says. */
  isOwnLink: boolean;
  atEnd: (act: () => void) => void;
  /** What remains is waited for: others of the same network may be begun. */
  endWork: () => void;
}

/** What every loader and action of one HTTP request shares. Called by the door. */
export function createLoadContext(services: Services, incoming: Incoming): AppLoadContext {
  const { requestId, clientIp, isForwarded, cspNonce, cookieHeader, isOwnLink, atEnd, endWork } = incoming;
  const url = new URL(incoming.url, services.config.origin);
  const { locale, isChosenNow } = detectLocale(url, cookieHeader, incoming.acceptLanguage);
  const isSecure = services.config.origin.startsWith("https:");
  const chosen = localeCookie(locale, isSecure);
  const setCookies = isChosenNow ? [chosen] : [];
  // What one person chooses while signed in is not what the next one at this browser takes into the account.
  const countAsVisitor = () => {
    const at = setCookies.indexOf(chosen);
    if (at >= 0 && isOwnLink) setCookies[at] = localeCookie(locale, isSecure, services.clock.now());
  };
  if (!services.sessions.isCarried(cookieHeader)) countAsVisitor();
  const waits: number[] = [];
  const limits = noteWaits(services.limits, waits);
  const context: AppLoadContext = {
    ...services,
    limits,
    background: services.background.askedBy(() => {
      endWork();
      return askerOf(context);
    }),
    waits,
    atEnd,
    requestId,
    clientIp,
    isForwarded,
    cspNonce,
    locale,
    cookieHeader,
    setCookies,
    countAsVisitor,
    failureStatus: 500,
  };
  return context;
}

// A person is one from however many networks; strangers are told apart by theirs.
async function askerOf(context: AppLoadContext): Promise<Asker> {
  const viewer = await findViewer({ context });
  if (!viewer) return { rank: "visitor", who: networkOf(context.clientIp) };
  return { rank: isStaff(viewer) ? "staff" : "signed_in", who: viewer.id };
}
