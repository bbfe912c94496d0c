import type { Viewer } from "#app/features/accounts/viewer.ts";
import { inviteMembers } from "../partners/join-project.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import type { ConsortiumPlaces } from "./consortium.schema.ts";

const LONGEST_ROLE = 120;

/** Several roles as one, as far as there is room. */
function joined(roles: readonly string[]): string {
  const [first = ""] = roles;
  const all = roles.join("; ");
  return (all.length <= LONGEST_ROLE ? all : first).slice(0, LONGEST_ROLE);
}

/**
 * Invites the members of a proposal, each for the partners wanted that it was proposed for: all of them or none. Refused as
 * `impossible` when a need is none of the project.
 */
export async function inviteConsortium(
  context: ProjectCommandContext & { db: Reader },
  { projectId, places }: { projectId: string; places: ConsortiumPlaces["place"] },
  actor: Viewer,
) {
  const roles = new Map((await listNeeds(context.db, projectId)).map(({ id, role }) => [id, role]));
  const invited = places.map(({ institutionId, needIds }) => ({
    institutionId,
    role: joined(needIds.flatMap((id) => roles.get(id) ?? [])),
    needId: needIds[0],
  }));
  if (places.some(({ needIds }) => !needIds.every((id) => roles.has(id)))) return refused("impossible");
  return inviteMembers(context, { projectId, invited }, actor);
}
