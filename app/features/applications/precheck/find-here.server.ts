import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Subject } from "#app/features/invitations/invitation.ts";
import { findInRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import { findBegun } from "./begun.server.ts";
import { candidateOf, findStanding } from "./find-duplicate.server.ts";

/** What somebody can ask to be let in to. `name` is the registry's. */
interface Here {
  subject: Subject;
  name: string;
  kind: "member" | "pending" | "begun";
  /** The directory entry of a member that is shown there. */
  slug: string | null;
}

/**
 * The application or member that a registry record certainly is, for whoever asks to be let in to it; null where the
 * eligibility check would not say so to this reader, or the seconds to wait for one who has asked too often.
 */
export async function findHereInRegistry(
  context: Pick<Services, "db" | "clock" | "registryApi" | "limits">,
  { registryId, viewer }: { registryId: string; viewer: Viewer | null },
  locale: Locale,
): Promise<Here | null | { wait: number }> {
  const record = await findInRegistrySources(context, registryId, locale);
  if (!record) return null;
  const { name, country } = record;
  const standing = await findStanding(context.db, candidateOf(record, name, country.code), dayNow(context.clock));
  if (standing && standing.kind !== "similar") {
    const subjectType = standing.kind === "member" ? ("institution" as const) : ("application" as const);
    return { subject: { subjectType, subjectId: standing.id }, name, kind: standing.kind, slug: standing.slug };
  }
  const { id, wait } = viewer ? await findBegun(context, registryId, viewer) : { id: null, wait: null };
  if (wait !== null) return { wait };
  if (id === null) return null;
  return { subject: { subjectType: "application", subjectId: id }, name, kind: "begun", slug: null };
}
