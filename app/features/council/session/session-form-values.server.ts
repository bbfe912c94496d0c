import type { AssociationSettings } from "#app/platform/association.ts";
import { dayOf, timeOf } from "#app/platform/days.ts";
import type { SessionRow } from "./change-session.server.ts";
import type { SessionFormValues } from "./ui/session-form.tsx";

type Rules = Pick<AssociationSettings, "voteQuorum" | "voteShare" | "voteMostAgainst">;

/** What stands in the form of a new session: the rules of the settings. */
export function newSessionValues({ voteQuorum, voteShare, voteMostAgainst }: Rules): SessionFormValues {
  const rules = { quorum: voteQuorum, share: voteShare, mostAgainst: String(voteMostAgainst ?? ""), mayDefer: "on" };
  return { kind: "", day: "", time: "", until: "", ...rules };
}

/** The plan of a session, to be changed. */
export function plannedValues({ kind, startsAt, endsAt, rules }: SessionRow): SessionFormValues {
  return {
    kind,
    day: dayOf(startsAt),
    time: kind === "meeting" ? timeOf(startsAt) : "",
    until: endsAt ? dayOf(endsAt) : "",
    quorum: rules.quorum,
    share: rules.share,
    mostAgainst: String(rules.mostAgainst ?? ""),
    mayDefer: rules.mayDefer ? "on" : undefined,
  };
}
