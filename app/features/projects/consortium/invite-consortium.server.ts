import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { inviteMembers } from "../partners/join-project.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import type { ConsortiumPlaces } from "./consortium.schema.ts";

/**
 * Invites the members of a proposal, each for the place that it was proposed for: all of them or none. Refused as `impossible`
 * when a need is none of the project, as `places-taken` when fewer places are open by now.
 * @param partner what those are invited as who are there for a rule alone
 */
export async function inviteConsortium(
  context: ProjectCommandContext & { db: Reader },
  { projectId, places, partner }: { projectId: string; places: ConsortiumPlaces["place"]; partner: string },
  actor: Viewer,
) {
  const roles = new Map((await listNeeds(context.db, projectId)).map(({ id, role }) => [id, role]));
  if (places.some(({ needId }) => needId !== undefined && !roles.has(needId))) return refused("impossible");
  const invited = places.map((place) => ({ ...place, role: roles.get(place.needId ?? "") ?? partner }));
  return inviteMembers(context, { projectId, invited, isWithinPlaces: true }, actor);
}
