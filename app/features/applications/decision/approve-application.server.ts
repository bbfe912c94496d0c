import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import {
  type Decided,
  decide,
  type DecisionContext,
  type DecisionInput,
  type DecisionRefusal,
} from "./decide.server.ts";

interface Input extends DecisionInput {
  category: MembershipCategory;
}

/** Approves: when the decision takes effect, the institution is a member, has its number and is told. */
export function approveApplication(
  context: DecisionContext,
  { category, ...input }: Input,
  actor: Viewer,
): Promise<Decided | DecisionRefusal> {
  return decide(context, input, actor, { outcome: "approve", category });
}
