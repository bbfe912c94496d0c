import { and, eq, inArray, isNull } from "drizzle-orm";
import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { dueOn } from "#app/i18n/when.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { type FullAsk, readAsks } from "./ask-queries.server.ts";
import { canAnswer, canClose, isAskOpen } from "./asks.policy.ts";

interface Waiting {
  found: FullAsk;
  institutionId: string;
}

/** The asks behind some rows that are still open. */
async function openOf(db: Reader, rows: readonly { askId: string; institutionId: string }[], now: Date) {
  const found = new Map(
    (await readAsks(db, [...new Set(rows.map(({ askId }) => askId))])).map((one) => [one.ask.id, one]),
  );
  return rows.flatMap(({ askId, institutionId }): Waiting[] => {
    const one = found.get(askId);
    return one && isAskOpen(one, now) ? [{ found: one, institutionId }] : [];
  });
}

/** What somebody's members were asked and have not answered. */
async function listToAnswer(db: Reader, viewer: Viewer, now: Date): Promise<Waiting[]> {
  const answering = institutionIds(viewer).filter((id) => canAnswer(viewer, id));
  if (answering.length === 0) return [];
  const { askId, institutionId, answer } = askedMembers;
  const rows = await db
    .select({ askId, institutionId })
    .from(askedMembers)
    .innerJoin(asks, eq(asks.id, askId))
    .where(and(inArray(institutionId, answering), eq(asks.state, "open"), isNull(answer)));
  return openOf(db, rows, now);
}

/** What somebody's members have asked, and may now choose of those who offered help. */
async function listToSettle(db: Reader, viewer: Viewer, now: Date): Promise<Waiting[]> {
  const own = institutionIds(viewer);
  if (own.length === 0 || (await isBarred(db, viewer.id))) return [];
  const rows = await db
    .selectDistinct({ askId: asks.id, institutionId: asks.institutionId })
    .from(asks)
    .innerJoin(askedMembers, eq(askedMembers.askId, asks.id))
    .where(and(inArray(asks.institutionId, own), eq(asks.state, "open"), eq(askedMembers.answer, "can_help")));
  return (await openOf(db, rows, now)).filter(({ found }) => canClose(viewer, found.ask));
}

/** What an ask waits for of somebody: an answer, or the choice among those who offered help. */
export type WaitsFor = "answer" | "choice";

/** How much waits for somebody here: as much as is listed. */
export async function countAsksWaiting(db: Reader, viewer: Viewer, now: Date): Promise<number> {
  return (await listToAnswer(db, viewer, now)).length + (await listToSettle(db, viewer, now)).length;
}

/** Which asks wait for somebody, and for what. */
export async function findWaiting(db: Reader, viewer: Viewer, now: Date): Promise<ReadonlyMap<string, WaitsFor>> {
  const [toAnswer, toSettle] = [await listToAnswer(db, viewer, now), await listToSettle(db, viewer, now)];
  return new Map([
    ...toAnswer.map(({ found }) => [found.ask.id, "answer"] as const),
    ...toSettle.map(({ found }) => [found.ask.id, "choice"] as const),
  ]);
}

interface Reading {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** What waits for somebody here: to answer what others ask, and to choose of those who offered help. */
export async function listAsksWaiting(db: Reader, { viewer, locale, now }: Reading): Promise<MemberTask[]> {
  const t = translator(locale);
  const [toAnswer, toSettle] = await Promise.all([listToAnswer(db, viewer, now), listToSettle(db, viewer, now)]);
  const task = ({ found: { ask }, institutionId }: Waiting) => ({
    ...{ to: `/asks/${ask.id}`, title: ask.sentence, institutionId, isPrivate: true },
    dueAt: dueOn(dayOf(ask.endsAt), dayOf(now), locale),
  });
  return [
    ...toAnswer.map((one): MemberTask => ({
      ...task(one),
      act: "answer",
      detail: t("asks:waiting.answer", {
        institution: nameOf(one.found.institution, locale).name,
        kind: vocabularyLabel(`ask_kind.${one.found.ask.kind}`, locale),
      }),
    })),
    ...toSettle.map((one): MemberTask => ({ ...task(one), act: "choose", detail: t("asks:waiting.settle") })),
  ];
}
