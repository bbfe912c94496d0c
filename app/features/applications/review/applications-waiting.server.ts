import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { nextActor } from "../file/application.ts";
import { answersFor, mayWriteIn } from "../file/application.policy.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { findLatestConfirmation, listOwnApplications } from "../file/application-queries.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { formalitiesTurn } from "../file/formalities-turn.server.ts";
import { appealUntil, canAppeal, deferredUntil } from "../file/deadlines.ts";
import { countUnreadOfApplicant } from "../messages/messages-waiting.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { namesOfOwners, whoseTurn } from "../file/whose-turn.server.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** The applications of a person that are open: what waits for that person, and what is with others, whose turn it is. */
export async function listOpenApplications(
  db: Reader,
  { viewer, locale, now }: Asked,
): Promise<{ waiting: WaitingItem[]; underWay: WaitingItem[] }> {
  const t = translator(locale);
  const own = await listOwnApplications(db, viewer);
  const institutionOf = await listedInstitutions(db, own, locale);
  const waiting: WaitingItem[] = [];
  const underWay: WaitingItem[] = [];
  const owners = await namesOfOwners(db, own);
  const { decisionBy } = await getAssociation(db);
  const unread = await countUnreadOfApplicant(db, viewer);
  for (const application of own) {
    const { id, status, dueAt } = application;
    const place = { to: `/applications/${id}`, dueAt: deadlineView(dueAt, now, locale) };
    const title = institutionOf(application).name || t("common:inbox.untitled");
    const isWrittenTo = unread.has(id);
    if (isWrittenTo)
      waiting.push({ to: `${place.to}/messages`, title, detail: t("common:inbox.message.unread"), isBack: true });
    const owner = owners.get(application.ownerId) ?? "";
    const { todo, next } = await partOf(db, { application, owner, decisionBy }, { viewer, locale, now });
    if (todo !== null) {
      waiting.push({ ...place, title, detail: todo });
      continue;
    }
    const until = canAppeal(application, now) ? appealUntil(application) : null;
    if (until !== null) {
      const detail = t("common:inbox.application.appeal", { day: formatDay(until, locale) });
      underWay.push({ to: `${place.to}/appeal`, title, detail });
    }
    if (isWrittenTo || next === null || status === "expired") continue;
    const turn = `${t("applications:status.next")}: ${next}.`;
    const why = nextActor(status) === "applicant" ? "" : t(`vocabulary:application_status.${status}.explain`);
    underWay.push({ ...place, title, detail: `${turn} ${why}`.trim() });
  }
  return { waiting, underWay };
}

/** What this person has to do in an application, and who acts next. */
async function partOf(
  db: Reader,
  { application, owner, decisionBy }: Omit<Parameters<typeof whoseTurn>[0], "isComplete">,
  { viewer, locale, now }: Asked,
) {
  const formal = await formalitiesTurn(db, { application, owner }, { viewer, locale, now });
  const mayAct = mayWriteIn(viewer, application) && formal?.isTheirs !== false;
  const next = formal?.next ?? whoseTurn({ application, owner, isComplete: false, decisionBy }, { viewer, locale });
  const todo =
    application.status === "draft"
      ? await toDoInDraft(db, application, { owner, viewer, locale })
      : toDo(application, locale);
  return { todo: mayAct ? todo : null, next };
}

const LONGEST_REASON = 200;

/** What those who write in a draft have to do: one of them sends it, and what the head said against it stands first. */
async function toDoInDraft(
  db: Reader,
  application: ApplicationRow,
  { owner, viewer, locale }: Omit<Asked, "now"> & { owner: string },
): Promise<string> {
  const t = translator(locale);
  const isSender = answersFor(viewer, application);
  const confirmation = await findLatestConfirmation(db, application.id);
  if (confirmation?.answer !== "declined")
    return t(isSender ? "common:inbox.application.draft" : "common:inbox.application.draft_shared", { owner });
  const reason = excerptOf(confirmation.declineReason ?? "", LONGEST_REASON);
  return t(isSender ? "common:inbox.application.declined" : "common:inbox.application.declined_shared", {
    reason,
    owner,
  });
}

/** What those who write in an application have to do; null while it is with others. */
function toDo({ status, dueAt }: ApplicationRow, locale: Locale): string | null {
  const t = translator(locale);
  if (status === "info_requested") return t(`common:inbox.application.${status}`);
  if (status === "formalities" && dueAt)
    return t("common:inbox.application.formalities", { day: formatDate(dueAt, locale) });
  const until = deferredUntil({ status, dueAt });
  return until && t("common:inbox.application.deferred", { day: formatDate(until, locale) });
}
