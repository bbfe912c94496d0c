import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import {
  type Decided,
  decide,
  type DecisionContext,
  type DecisionInput,
  type DecisionRefusal,
} from "./decide.server.ts";

interface Input extends DecisionInput {
  reasonCodes: ReasonCode[];
}

/** Refuses, with reasons; the letter says what would cure each, when to apply again and how to appeal. */
export function refuseApplication(
  context: DecisionContext,
  { reasonCodes, ...input }: Input,
  actor: Viewer,
): Promise<Decided | DecisionRefusal> {
  return decide(context, input, actor, { outcome: "refuse", reasonCodes });
}
