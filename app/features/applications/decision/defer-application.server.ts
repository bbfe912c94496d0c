import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  type Decided,
  decide,
  type DecisionContext,
  type DecisionInput,
  type DecisionRefusal,
} from "./decide.server.ts";

interface Input extends DecisionInput {
  /** The day the file is taken up again, `YYYY-MM-DD`. */
  until: string;
}

/** Puts the decision off under conditions; the file goes back to the coordinator, due on that day. */
export function deferApplication(
  context: DecisionContext,
  { until, ...input }: Input,
  actor: Viewer,
): Promise<Decided | DecisionRefusal> {
  return decide(context, input, actor, { outcome: "defer", deferredUntil: until });
}
