import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { canConfirmYear } from "../institution/member.policy.ts";
import { listOwnInstitutions } from "../institution/own-institution.server.ts";
import { standingOfYear } from "./year-view.server.ts";

/** The institutions of a person whose year waits to be confirmed, each with the last day for it. */
export async function listYearsToConfirm(db: Reader, viewer: Viewer, now: Date) {
  const own = await listOwnInstitutions(db, viewer, dayOf(now));
  const mine = own.filter(({ member }) => canConfirmYear(viewer, member));
  if (mine.length === 0) return [];
  const rules = await getAssociation(db);
  const found = await Promise.all(
    mine.map(async (one) => ({ institution: one.institution, ...(await standingOfYear(one, { db, now, rules })) })),
  );
  return found.flatMap(({ institution, window, standing }) => {
    if (standing === "confirmed" || standing === "free") return [];
    const day = standing === "open" ? window.closesOn : window.lateUntil;
    return [{ institution, year: window.year, standing, day }];
  });
}
