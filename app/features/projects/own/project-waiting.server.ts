import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dueOn, waitsSince } from "#app/i18n/when.server.ts";
import type { Act, MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listToRenew } from "./to-renew.server.ts";
import { listFreePlaces } from "./list-free-places.server.ts";
import {
  listCallsApproaching,
  listCoEditingAsked,
  listHandedIn,
  listLeadOffers,
  listOwnDrafts,
  listWaiting,
} from "./list-waiting.server.ts";
import { listConversationsWaiting } from "../messages/messages-waiting.server.ts";
import { pathOf } from "../messages/place-conversation.ts";
import { postPath } from "../discussion/discussion.ts";
import { listAskedAgain } from "../discussion/posts-waiting.server.ts";
import { countResultsToCheck } from "../results/list-to-check.server.ts";
import { listResultsReturned } from "../results/results-returned.server.ts";
import { countToCheck } from "../posting/list-to-check.server.ts";
import { listWorkWaiting } from "../work/work-waiting.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type Titled, titleIn } from "../project/project-title.ts";

type Row = Titled & { slug: string; institutionId: string | null };

type Written = Awaited<ReturnType<typeof listConversationsWaiting>>["toRead"][number];

interface Waiting {
  to: string;
  title: string;
  detail: string;
}

interface Asked {
  viewer: Viewer;
  locale: Locale;
  today: string;
}

/** What waits for a coordinator on the board: how many postings are to be checked. */
export async function listChecksWaiting(db: Reader, { viewer, locale }: Asked): Promise<Waiting[]> {
  const t = translator(locale);
  const [count, results] = [await countToCheck(db, viewer), await countResultsToCheck(db, viewer)];
  const asked = await listAskedAgain(db, viewer);
  const item = (detail: string) => ({ to: "/review/projects", title: t("projects:check.title"), detail });
  return [
    ...(count > 0 ? [item(t("projects:waiting.check", { count }))] : []),
    ...(results > 0 ? [item(t("results:check.waiting", { count: results }))] : []),
    ...asked.map(({ slug, topicId, postId, ...row }) => ({
      ...{ to: postPath(slug, topicId, postId), title: titleIn(locale, row).text },
      detail: t("discussion:waiting.look_again"),
    })),
  ];
}

/**
 * What waits for a person on the board: interest to answer, places to confirm, postings sent back, own calls whose day is
 * near or over, drafts.
 */
export async function listProjectsWaiting(db: Reader, { viewer, locale, today }: Asked): Promise<MemberTask[]> {
  const t = translator(locale);
  const audience = await getAudience(db, viewer, today);
  const [
    { toAnswer, toConfirm, toChange },
    written,
    toCoEdit,
    drafts,
    approaching,
    free,
    toRenew,
    atWork,
    leads,
    returned,
  ] = await Promise.all([
    listWaiting(db, audience),
    listConversationsWaiting(db, audience),
    listCoEditingAsked(db, audience),
    listOwnDrafts(db, audience),
    listCallsApproaching(db, audience),
    listFreePlaces(db, audience),
    listToRenew(db, audience, { t, locale, today }),
    listWorkWaiting(db, audience, locale),
    listLeadOffers(db, audience),
    listResultsReturned(db, audience, locale),
  ]);
  const item = (row: Row, page: string, act: Act, detail: string) => ({
    to: `/projects/${row.slug}/${page}`,
    title: titleIn(locale, row).text,
    ...{ institutionId: row.institutionId ?? undefined, act, detail },
  });
  const since = ({ since: moment }: { since: Date | null }) => ({
    since: waitsSince(moment ?? new Date(`${today}T00:00:00Z`), locale),
  });
  const message = (one: Written, act: Act, detail: string) => ({
    ...{ to: pathOf(one.id), title: titleIn(locale, one).text, institutionId: one.institutionId, act, detail },
    ...since(one),
  });
  const sender = (one: Written) => nameOf(one.sender, locale).name;
  const until = ({ day }: { day: string | null }) => ({ dueAt: dueOn(day ?? today, today, locale) });
  const changed = (isTakenOff: boolean) => t(`projects:waiting.${isTakenOff ? "taken_off" : "change"}`);
  return [
    ...toAnswer.map((row) => ({
      ...item(row, "interests", "answer", t("projects:waiting.answer", { count: row.total })),
      ...since(row),
    })),
    ...free.map((row) => ({
      ...item(row, "interests", "partners", t("projects:waiting.free_place", { count: row.total })),
      ...since(row),
    })),
    ...toConfirm.map((row) => ({
      ...item(row, "partnership", "confirm", t("projects:waiting.confirm")),
      ...(row.day === null ? since(row) : { ...until(row), isAwaited: true }),
    })),
    ...leads.map((row) => ({ ...item(row, "lead", "answer", t("projects:waiting.lead")), ...since(row) })),
    ...written.toAnswer.map((one) => message(one, "answer", t("projects:waiting.message", { sender: sender(one) }))),
    ...written.toRead.map((one) =>
      message(one, "read", t("projects:waiting.unread", { sender: sender(one), count: one.count })),
    ),
    ...toChange.map((row) => ({ ...item(row, "edit", "change", changed(row.isTakenOff)), ...since(row) })),
    ...returned,
    ...toCoEdit.map((row) => ({
      ...{ to: `/projects/co-editing/${row.id}`, title: titleIn(locale, row).text },
      ...{ act: "answer" as const, detail: t("projects:waiting.co_edit") },
      ...since(row),
    })),
    ...toRenew,
    ...approaching.map((row) => ({
      ...item(row, "interests", "partners", t("projects:waiting.call_elsewhere")),
      ...until(row),
    })),
    ...atWork,
    ...drafts.map((row) => ({ ...item(row, "edit", "finish", t("projects:waiting.draft")), ...since(row) })),
  ];
}

/** What a person's institutions have handed in, and whose turn it is. */
export async function listProjectsUnderWay(
  db: Reader,
  { viewer, locale, today }: { viewer: Viewer; locale: Locale; today: string },
): Promise<Waiting[]> {
  const rows = await listHandedIn(db, await getAudience(db, viewer, today));
  return rows.map((row) => ({
    to: `/projects/${row.slug}`,
    title: titleIn(locale, row).text,
    detail: translator(locale)(`projects:waiting.${row.status === "submitted" ? "checked" : "change_checked"}`),
  }));
}

/** How much waits, by the address of the page where it waits: for the left column of the signed-in pages. */
export async function countProjectsWaiting(db: Reader, viewer: Viewer, today: string): Promise<Record<string, number>> {
  const audience = await getAudience(db, viewer, today);
  const [{ toAnswer, toConfirm, toChange }, written, toCoEdit, toCheck, results] = await Promise.all([
    listWaiting(db, audience),
    listConversationsWaiting(db, audience),
    listCoEditingAsked(db, audience),
    countToCheck(db, viewer),
    countResultsToCheck(db, viewer),
  ]);
  const mine =
    toAnswer.reduce((sum, { total }) => sum + total, 0) +
    [toConfirm, toChange, toCoEdit, written.toAnswer, written.toRead].reduce((sum, some) => sum + some.length, 0);
  return { "/projects/mine": mine, "/review/projects": toCheck + results };
}
