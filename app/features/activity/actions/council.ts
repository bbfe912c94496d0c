import { z } from "zod";
import { type ActionTable, nothing } from "./action.ts";

/** It stays with those who prepare the council and vote in it. */
function inCouncil<Data extends z.ZodObject>(name: string, data: Data) {
  return { subject: "session", audience: "secretariat", sentence: `council:timeline.${name}`, data } as const;
}

const count = z.object({ count: z.number() });
const caseNumber = z.object({ caseNumber: z.string() });

export const COUNCIL_ACTIONS = {
  "session.prepared": inCouncil("prepared", nothing),
  "session.changed": inCouncil("changed", nothing),
  "session.put_on": inCouncil("put_on", count),
  "session.taken_off": inCouncil("taken_off", caseNumber),
  "session.left_withdrawn": inCouncil("left_withdrawn", caseNumber),
  "session.left_decided": inCouncil("left_decided", caseNumber),
  "session.left_returned": inCouncil("left_returned", caseNumber),
  "session.left_taken_back": inCouncil("left_taken_back", caseNumber),
  "session.left_answered": inCouncil("left_answered", caseNumber),
  "session.motion_proposed": inCouncil("motion_proposed", z.object({ title: z.string() })),
  "session.motion_changed": inCouncil("motion_changed", z.object({ title: z.string() })),
  "session.opened": inCouncil("opened", z.object({ voters: z.number(), items: z.number() })),
  "session.voted": inCouncil("voted", count),
  "session.item_closed": inCouncil("item_closed", caseNumber),
  "session.closed": inCouncil("closed", nothing),
  "session.letter_written": inCouncil("letter_written", caseNumber),
  "session.announced": inCouncil("announced", count),
  "session.decision_taken_back": inCouncil("decision_taken_back", caseNumber),
} as const satisfies ActionTable<"session">;
