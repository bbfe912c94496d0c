import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { type Audience, entitledIds } from "../project/project.policy.ts";
import type { Profile } from "./match-facts.ts";
import { readProfiles, readSpoken } from "./read-profiles.server.ts";

/** A member as a person of it asks what fits. */
export interface OwnSide {
  profile: Profile;
  /** Projects not to be proposed: it has had to do with them, or said that they are nothing for it. */
  settled: ReadonlySet<string>;
  /** Of which one cannot tell another side by the profile alone. */
  key: string;
}

async function readSettled(db: Reader, institutionId: string): Promise<ReadonlySet<string>> {
  const [joined, asked, refused] = await Promise.all([
    db
      .select({ id: projectPartners.projectId })
      .from(projectPartners)
      .where(eq(projectPartners.institutionId, institutionId)),
    db
      .select({ id: projectInterests.projectId })
      .from(projectInterests)
      .where(eq(projectInterests.institutionId, institutionId)),
    db
      .select({ id: projectsNotForUs.projectId })
      .from(projectsNotForUs)
      .where(eq(projectsNotForUs.institutionId, institutionId)),
  ]);
  return new Set([...joined, ...asked, ...refused].map(({ id }) => id));
}

/** The institutions of a person that may join projects, as the rules read them. */
export async function ownSides(db: Reader, audience: Audience): Promise<OwnSide[]> {
  const ids = entitledIds(audience, "join_projects").toSorted();
  if (ids.length === 0 || !audience.viewer) return [];
  const [profiles, spoken] = await Promise.all([readProfiles(db, ids), readSpoken(db, audience.viewer.id, ids)]);
  return Promise.all(
    profiles.map(async (profile) => {
      const tongues = [...(spoken.get(profile.id) ?? [])].filter((code) => !profile.languages.has(code));
      return {
        profile: { ...profile, spoken: new Set(tongues) },
        settled: await readSettled(db, profile.id),
        key: `${profile.id} ${tongues.toSorted().join()}`,
      };
    }),
  );
}
