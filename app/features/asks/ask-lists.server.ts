import { and, desc, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionIds } from "#app/features/accounts/viewer.ts";
import { sendersOf } from "#app/features/contact/write-as.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { askedMembers, asks, membersUnasked } from "#db/schema/asks.ts";
import { type FullAsk, listAsked, offersOf, readAsks } from "./ask-queries.server.ts";
import type { AskLine, AskListView } from "./asks-model.ts";
import { canAnswer } from "./asks.policy.ts";

import { endingOf, type Reading, standingOf } from "./ask-standing.server.ts";
import { findWaiting, type WaitsFor } from "./asks-waiting.server.ts";
const MOST_LISTED = 50;

interface Listing extends Reading {
  waiting: ReadonlyMap<string, WaitsFor>;
}

function lineOf(found: FullAsk, offers: number, detail: string, reading: Listing): AskLine {
  const { ask, institution } = found;
  const { locale } = reading;
  const state = standingOf(found, offers, reading);
  return {
    ...{ id: ask.id, to: `/asks/${ask.id}`, sentence: ask.sentence, language: ask.language },
    kind: vocabularyLabel(`ask_kind.${ask.kind}`, locale),
    state,
    institution: nameOf(institution, locale),
    ending: endingOf(found, state.code, locale),
    detail,
    waitsFor: reading.waiting.get(ask.id) ?? null,
  };
}

async function ownLines(reading: Listing, ids: readonly string[]): Promise<AskLine[]> {
  const { db, locale } = reading;
  const latest = await db
    .select({ id: asks.id })
    .from(asks)
    .where(inArray(asks.institutionId, [...ids]))
    .orderBy(desc(asks.createdAt), desc(asks.id))
    .limit(MOST_LISTED);
  const t = translator(locale);
  const lines: AskLine[] = [];
  for (const found of (
    await readAsks(
      db,
      latest.map(({ id }) => id),
    )
  ).toReversed()) {
    const rows = await listAsked(db, found.ask.id);
    const offers = offersOf(rows).length;
    const detail = [t("asks:list.asked", { count: rows.length }), t("asks:list.offers", { count: offers })].join(", ");
    lines.push(lineOf(found, offers, detail, reading));
  }
  return lines;
}

async function receivedLines(reading: Listing, ids: readonly string[]): Promise<AskLine[]> {
  const { db, locale } = reading;
  const { askId, answer, askedAt, institutionId } = askedMembers;
  const latest = await db
    .select({ askId, answer })
    .from(askedMembers)
    .where(inArray(institutionId, [...ids]))
    .orderBy(desc(askedAt), desc(askedMembers.id))
    .limit(MOST_LISTED);
  const answers = new Map(latest.map((row) => [row.askId, row.answer]));
  const t = translator(locale);
  const found = (await readAsks(db, [...answers.keys()])).toReversed();
  return found.map((one) => {
    const said = answers.get(one.ask.id);
    const offers = said === "can_help" ? 1 : 0;
    return lineOf(
      one,
      offers,
      said ? vocabularyLabel(`ask_answer.${said}`, locale) : t("asks:list.unanswered"),
      reading,
    );
  });
}

/** What somebody's members have asked, and what they were asked. Null of those who act for none. */
export async function askLists(reading: Reading, viewer: Viewer): Promise<AskListView | null> {
  const { db, locale, now } = reading;
  const own = institutionIds(viewer);
  if (own.length === 0) return null;
  const answering = own.filter((id) => canAnswer(viewer, id));
  const unasked = await db
    .select({ id: membersUnasked.institutionId })
    .from(membersUnasked)
    .where(and(inArray(membersUnasked.institutionId, own)));
  const without = new Set(unasked.map(({ id }) => id));
  const members = (await listOwnInstitutions(db, viewer, dayOf(now))).filter(({ institution }) =>
    answering.includes(institution.id),
  );
  const listing = { ...reading, waiting: await findWaiting(db, viewer, now) };
  return {
    own: await ownLines(listing, own),
    received: answering.length > 0 ? await receivedLines(listing, answering) : [],
    mayAsk: (await sendersOf(db, viewer, dayOf(now))).length > 0,
    members: members.map(({ institution }) => ({
      id: institution.id,
      name: nameOf(institution, locale).name,
      isAsked: !without.has(institution.id),
    })),
  };
}
