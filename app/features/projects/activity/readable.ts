import { ACTIONS, type Action, isFor } from "#app/features/activity/actions.ts";
import type { Audience as Readers } from "#app/features/activity/actions/action.ts";
import { partnershipOf, seesPartnership } from "../project/partnership.policy.ts";
import { type Audience, canCheck, isOwn } from "../project/project.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";

type Found = Pick<FoundProject, "subject" | "partners">;

/** As what somebody reads of what happened in a project that the person sees. */
export function readsAs({ subject, partners }: Found, audience: Audience): Readers[] {
  const isChecker = canCheck(audience.viewer, subject);
  return [
    "public",
    ...(seesPartnership(audience, partnershipOf(subject, partners)) ? (["partners"] as const) : []),
    ...(isChecker || isOwn(audience, subject) ? (["members"] as const) : []),
    ...(isChecker ? (["secretariat"] as const) : []),
  ];
}

const OF_PROJECTS = (Object.keys(ACTIONS) as Action[]).filter((action) => ACTIONS[action].subject === "project");

/** The actions of which these readers read. */
export const actionsFor = (readers: readonly Readers[]): Action[] =>
  OF_PROJECTS.filter((action) => isFor(action, readers));

/** Steps of its state, its partners and its results: what is told to whoever wants to hear of the main things only. */
export const isMain = (action: Action): boolean =>
  /^(project|partner)\./.test(action) && !/^project\.(edited|change_|editor_)/.test(action);
