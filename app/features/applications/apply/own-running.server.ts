import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { isClosed } from "../file/application.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { listOwnApplications } from "../file/application-queries.server.ts";

/** The application somebody works on, for a page that is open to all. */
export interface OwnRunning {
  to: string;
  institution: string | null;
  status: ApplicationStatus;
}

/** The running application of this person, begun last; several lead to their list. Null for whoever has none. */
export async function findOwnRunning(db: Reader, viewer: Viewer | null, locale: Locale): Promise<OwnRunning | null> {
  if (!viewer) return null;
  const running = (await listOwnApplications(db, viewer)).filter(({ status }) => !isClosed(status));
  const [last] = running;
  if (!last) return null;
  const { name } = (await listedInstitutions(db, [last], locale))(last);
  return {
    to: running.length > 1 ? "/applications" : `/applications/${last.id}`,
    institution: name,
    status: last.status,
  };
}
