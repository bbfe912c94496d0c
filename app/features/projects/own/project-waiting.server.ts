import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listCoEditingAsked, listHandedIn, listOwnDrafts, listWaiting } from "./list-waiting.server.ts";
import { listConversationsWaiting } from "../messages/messages-waiting.server.ts";
import { pathOf } from "../messages/place-conversation.ts";
import { countToCheck } from "../posting/list-to-check.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type Titled, titleIn } from "../project/project-title.ts";

interface Waiting {
  to: string;
  title: string;
  detail: string;
}

/**
 * What waits for a person on the board: interest to answer, places to confirm, postings sent back, and for a
 * coordinator how many postings wait for the check.
 */
export async function listProjectsWaiting(
  db: Reader,
  { viewer, locale, today }: { viewer: Viewer; locale: Locale; today: string },
): Promise<Waiting[]> {
  const t = translator(locale);
  const audience = await getAudience(db, viewer, today);
  const [{ toAnswer, toConfirm, toChange }, written, toCoEdit, drafts, toCheck] = await Promise.all([
    listWaiting(db, audience),
    listConversationsWaiting(db, audience),
    listCoEditingAsked(db, audience),
    listOwnDrafts(db, audience),
    countToCheck(db, viewer),
  ]);
  const item = (row: Titled & { slug: string }, page: string, detail: string) => ({
    to: `/projects/${row.slug}/${page}`,
    title: titleIn(locale, row).text,
    detail,
  });
  const message = (one: (typeof written.toRead)[number], detail: string) => ({
    to: pathOf(one.id),
    title: titleIn(locale, one).text,
    detail,
  });
  const sender = (one: (typeof written.toRead)[number]) => nameOf(one.sender, locale).name;
  const check = { to: "/review/projects", title: t("projects:check.title") };
  return [
    ...toAnswer.map((row) => item(row, "interests", t("projects:waiting.answer", { count: row.total }))),
    ...toConfirm.map((row) => item(row, "partnership", t("projects:waiting.confirm"))),
    ...written.toAnswer.map((one) => message(one, t("projects:waiting.message", { sender: sender(one) }))),
    ...written.toRead.map((one) =>
      message(one, t("projects:waiting.unread", { sender: sender(one), count: one.count })),
    ),
    ...toChange.map((row) => item(row, "edit", t(`projects:waiting.${row.isTakenOff ? "taken_off" : "change"}`))),
    ...toCoEdit.map((row) => ({
      to: `/projects/co-editing/${row.id}`,
      title: titleIn(locale, row).text,
      detail: t("projects:waiting.co_edit"),
    })),
    ...drafts.map((row) => item(row, "edit", t("projects:waiting.draft"))),
    ...(toCheck > 0 ? [{ ...check, detail: t("projects:waiting.check", { count: toCheck }) }] : []),
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
  const [{ toAnswer, toConfirm, toChange }, written, toCoEdit, toCheck] = await Promise.all([
    listWaiting(db, audience),
    listConversationsWaiting(db, audience),
    listCoEditingAsked(db, audience),
    countToCheck(db, viewer),
  ]);
  const mine =
    toAnswer.reduce((sum, { total }) => sum + total, 0) +
    [toConfirm, toChange, toCoEdit, written.toAnswer, written.toRead].reduce((sum, some) => sum + some.length, 0);
  return { "/projects/mine": mine, "/review/projects": toCheck };
}
