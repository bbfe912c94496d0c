import { and, inArray, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listedInstitutions } from "#app/features/applications/file/application-names.server.ts";
import { isRecusedFrom, isVisibleTo } from "#app/features/applications/file/review-scope.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import type { SeenMatter } from "./session-model.ts";

interface Asked {
  ids: readonly string[];
  viewer: Viewer;
  locale: Locale;
}

/** Of some files those this person may see, by id: whose they are, and whether they may read inside. */
export async function viewFileMatters(db: Reader, { ids, viewer, locale }: Asked): Promise<Map<string, SeenMatter>> {
  if (ids.length === 0) return new Map();
  const columns = {
    application: applications,
    isRecused: sql<number>`case when ${isRecusedFrom(viewer)} then 1 else 0 end`.mapWith(Number),
  };
  const isTheirs = and(inArray(applications.id, [...ids]), isVisibleTo(viewer));
  const rows = await db.select(columns).from(applications).where(isTheirs);
  const institutionOf = await listedInstitutions(
    db,
    rows.map(({ application }) => application),
    locale,
  );
  return new Map(
    rows.map(({ application, isRecused }) => {
      const { id, country } = application;
      const matter = {
        ...{ kind: "application" as const, to: `/review/${id}`, country: countryName(country, locale) },
        ...institutionOf(application),
      };
      return [id, { matter, isReadable: !isRecused }];
    }),
  );
}
