import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ItemRow } from "./agenda.server.ts";
import type { SeenMatter } from "./session-model.ts";
import { listSeen } from "./waiting-rulings.server.ts";

interface Asked {
  items: readonly ItemRow[];
  viewer: Viewer;
  locale: Locale;
}

/** Of what is proposed for memberships that which this person may see, by id; whoever is tied to it does not learn whose it is. */
export async function viewRulingMatters(
  db: Reader,
  { items, viewer, locale }: Asked,
): Promise<Map<string, SeenMatter>> {
  const asked = items.filter(({ subjectType }) => subjectType === "membership");
  const rows = await findProposals(
    db,
    asked.map(({ subjectId }) => subjectId),
  );
  const seen = await listSeen(db, viewer, rows);
  return new Map(
    seen.map(({ proposal, membership, institution }) => {
      const matter = {
        ...{ kind: "membership" as const, to: `/memberships/${membership.number}` },
        ...{ country: countryName(institution.country, locale), ...nameOf(institution, locale) },
      };
      return [proposal.id, { matter, isReadable: true }];
    }),
  );
}
