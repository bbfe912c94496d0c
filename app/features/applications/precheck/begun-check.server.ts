import { parseWithZod } from "@conform-to/zod/v4";
import { findWayLedTo } from "#app/features/accounts/accounts-queries.server.ts";
import { applicationIds, institutionIds, isStaff, type Viewer } from "#app/features/accounts/viewer.ts";
import { findRegistryInstitution } from "#app/features/registry/registry-queries.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { judgePrecheck } from "../form/precheck.ts";
import { precheckSchema } from "./precheck.schema.ts";

const OUTCOME = "/apply/outcome?";

/**
 * The application that somebody was about to begin who had to make an account first, and left before it was begun: the
 * eligibility check is passed, its answers stand in the address to which the account was to lead. Nothing for who applies,
 * or acts for anybody, by now.
 */
export async function listBegunCheck(
  db: Reader,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
): Promise<WaitingItem[]> {
  if (applicationIds(viewer).length > 0 || institutionIds(viewer).length > 0 || isStaff(viewer)) return [];
  const to = await findWayLedTo(db, viewer.id);
  if (!to?.startsWith(OUTCOME)) return [];
  const parsed = parseWithZod(new URLSearchParams(to.slice(OUTCOME.length)), { schema: precheckSchema });
  if (parsed.status !== "success") return [];
  const { registry, name = "", ...answers } = parsed.value;
  if (judgePrecheck(answers).kind !== "open") return [];
  const institution = registry ? await findRegistryInstitution(db, registry, locale) : null;
  const t = translator(locale);
  const title = institution?.name ?? name;
  return [{ to, title: title || t("common:inbox.untitled"), detail: t("common:inbox.application.check_passed") }];
}
