import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listItems, putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { daysAfter, dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { MEETING } from "../council.ts";

/** A session that is being prepared, with every recommended file on its agenda; resolves to its id and that of its first item. */
export async function prepareCouncil(
  services: Services,
  coordinator: Viewer,
): Promise<{ session: string; item: string }> {
  const form = { ...MEETING, day: daysAfter(dayNow(services.clock), 7) };
  const { id: sessionId } = succeeded("prepare", await prepareSession(services, form, coordinator));
  succeeded("put on", await putOnAgenda(services, { sessionId, version: 1, files: "all" }, coordinator));
  const [item] = await listItems(services.db, sessionId);
  return { session: sessionId, item: item?.id ?? "" };
}
