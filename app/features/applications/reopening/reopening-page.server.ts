import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { findProposed } from "../correction/amendments.server.ts";
import { canSettleAmendment, canWorkOn } from "../file/application.policy.ts";
import { reopeningOf } from "../file/deadlines.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { readersWith } from "../letters/templates.server.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { personName } from "../review/decision-views.server.ts";
import type { ReopeningPageView } from "./reopening-model.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** The page on which a closed file is opened again. */
export async function findReopeningPage(
  db: Reader,
  { application, subject }: Dossier,
  { viewer, locale, now }: Asked,
): Promise<ReopeningPageView> {
  const way = reopeningOf(application, now);
  const waiting = await findProposed(db, application);
  const proposed = waiting?.kind === "reopening" ? waiting : null;
  const { decisionBy } = await getAssociation(db);
  const { proposedAt } = proposed ?? {};
  return {
    id: application.id,
    version: application.version,
    way,
    mayReopen: way !== null && application.amendmentProposedById === null && canWorkOn(viewer, subject),
    readers: await readersWith(db, await listReaderLocales(db, application), []),
    proposed: proposed && {
      reason: proposed.reason,
      by: await personName(db, proposed.proposedById),
      at: proposedAt ? timeView(proposedAt, formatDateTime(proposedAt, locale)) : null,
      may: canSettleAmendment(viewer, subject, decisionBy)
        ? "settle"
        : proposed.proposedById === viewer.id
          ? "take_back"
          : null,
    },
  };
}
