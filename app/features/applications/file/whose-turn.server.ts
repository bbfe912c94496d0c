import { inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { nextActor } from "./application.ts";
import { answersFor, mayWriteIn } from "./application.policy.ts";
import type { ApplicationRow } from "./dossier.server.ts";

/** The names of those who answer for these applications, by account. */
export async function namesOfOwners(db: Reader, files: readonly ApplicationRow[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const ids = files.map(({ ownerId }) => ownerId);
  const rows = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Asked {
  application: ApplicationRow;
  /** Whoever answers for it, by name. */
  owner: string;
  /** Nothing is left to fill in: what remains is for whoever answers for it. */
  isComplete: boolean;
  /** Who decides, as the association has set it; asked only of what is recommended. */
  decisionBy?: AssociationSettings["decisionBy"];
}

/** Who acts next, in words for one of its people: you, the one who answers for it by name, or both; null when it is closed. */
export function whoseTurn(
  { application, owner, isComplete, decisionBy = "either" }: Asked,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
): string | null {
  const actor = nextActor(application.status);
  if (actor === null) return null;
  const t = translator(locale);
  if (actor === "decider") return t(`applications:status.actor.decider.${decisionBy}`);
  if (actor !== "applicant" || answersFor(viewer, application)) return t(`applications:status.actor.${actor}`);
  const isDone = isComplete && application.status === "draft";
  const isOwners = isDone || application.status === "expired" || !mayWriteIn(viewer, application);
  return t(`applications:status.actor.${isOwners ? "owner" : "both"}`, { owner });
}
