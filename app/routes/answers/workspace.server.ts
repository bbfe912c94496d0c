import { json } from "@remix-run/node";
import { isCoordinator, isOnAppealsPanel, isReviewer, type Viewer } from "#app/features/accounts/viewer.ts";
import { hasQueue, workspaceItems } from "#app/features/accounts/workspace-items.ts";
import { countAsksWaiting } from "#app/features/asks/asks-waiting.server.ts";
import { countUnreadOfApplicant } from "#app/features/applications/messages/messages-waiting.server.ts";
import { countAppealsWaiting, countReviewWork } from "#app/features/applications/review/review-waiting.server.ts";
import { countReviewsWaiting } from "#app/features/applications/scoring/assignment-pages.server.ts";
import { countBallotsWaiting } from "#app/features/council/ballot/ballots-waiting.server.ts";
import { countEnquiries } from "#app/features/contact/enquiry-lists.server.ts";
import { countOverdue } from "#app/features/dues/desk-page.server.ts";
import { countMembershipsWaiting } from "#app/features/members/home/members-waiting.server.ts";
import { hasRequests } from "#app/features/invitations/access-requests.server.ts";
import { countWaitingPages } from "#app/features/moderation/list-reported.server.ts";
import { countProjectsWaiting } from "#app/features/projects/own/project-waiting.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The left column of the signed-in pages: where a person works, and how much waits there. */
export async function answerWorkspace({ db, clock, locale }: RequestContext, viewer: Viewer) {
  const today = dayNow(clock);
  const review = hasQueue(viewer) ? { "/review": await countReviewWork(db, viewer) } : {};
  const unread = [...(await countUnreadOfApplicant(db, viewer)).values()].reduce((sum, count) => sum + count, 0);
  const council = hasQueue(viewer) ? { "/council": await countBallotsWaiting(db, viewer) } : {};
  const panel = isOnAppealsPanel(viewer) ? { "/appeals": await countAppealsWaiting(db, viewer) } : {};
  const assigned = isReviewer(viewer) ? { "/assignments": await countReviewsWaiting(db, viewer, today) } : {};
  const reports = isCoordinator(viewer) ? { "/review/reports": await countWaitingPages(db, viewer, today) } : {};
  const rulings = isCoordinator(viewer) ? { "/memberships": await countMembershipsWaiting(db, viewer, today) } : {};
  const enquiries = await countEnquiries(db, viewer);
  const asks = await countAsksWaiting(db, viewer, clock.now());
  const counts = {
    ...assigned,
    ...(enquiries !== null && { "/messages": enquiries }),
    ...(asks > 0 && { "/asks": asks }),
    ...review,
    ...council,
    ...panel,
    ...rulings,
    ...reports,
    ...(await countOverdue(db, viewer, today)),
    ...(unread > 0 && { "/applications": unread }),
    ...((await hasRequests(db, viewer.id)) && { "/requests": 0 }),
    ...(await countProjectsWaiting(db, viewer, today)),
  };
  return json({ items: workspaceItems(viewer, translator(locale), counts) });
}
