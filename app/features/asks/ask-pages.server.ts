import { and, desc, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionIds } from "#app/features/accounts/viewer.ts";
import { sendersOf } from "#app/features/contact/write-as.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { countryName, languageName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { askedMembers, asks, membersUnasked } from "#db/schema/asks.ts";
import type { AskState } from "#db/vocabulary-asks.ts";
import type { Tone } from "#app/ui/badge.tsx";
import type { OpenedLink } from "./answer-ask.server.ts";
import { stateAt } from "./ask.ts";
import { type FullAsk, type FullAsked, listAsked, offersOf, readAsk, readAsks } from "./ask-queries.server.ts";
import type {
  AskedView,
  AskHead,
  AskLine,
  AskListView,
  AskPageView,
  Ending,
  LinkView,
  ReceivedView,
} from "./asks-model.ts";
import { canAnswer, canClose, isAskOpen, readsAsOwn } from "./asks.policy.ts";
import { whyAsked } from "./why-asked.server.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

const MOST_LISTED = 50;

const TONES: Readonly<Record<AskState, Tone>> = {
  open: "wait",
  settled: "ok",
  withdrawn: "neutral",
  ended_answered: "info",
  ended_unanswered: "neutral",
};

/** How an ask stands; one of a member that is not in force is withdrawn, whether the clock has said so or not. */
function standingOf(found: FullAsk, offers: number, { locale, now }: Reading) {
  const state = stateAt(found.ask, offers, now);
  const code = state === "open" && !isAskOpen(found, now) ? "withdrawn" : state;
  const t = translator(locale);
  const words = { label: t(`vocabulary:ask_state.${code}.title`), explain: t(`vocabulary:ask_state.${code}.explain`) };
  return { code, ...words, tone: TONES[code] };
}

const momentOf = (moment: Date, locale: Locale) => ({
  dateTime: moment.toISOString(),
  text: formatDate(moment, locale),
});

/** Null of one that is withdrawn by its member being out of force, before the clock has closed it. */
function endingOf({ ask: { endsAt, closedAt } }: FullAsk, code: AskState, locale: Locale): Ending | null {
  if (code === "open") return { kind: "until", at: momentOf(endsAt, locale) };
  if (code !== "settled" && code !== "withdrawn") return { kind: "was_until", at: momentOf(endsAt, locale) };
  return closedAt && { kind: "closed", at: momentOf(closedAt, locale) };
}

function namedView({ institution, term }: FullAsk | FullAsked, { locale, now }: Reading) {
  const isListed = isEntitled(term, "be_listed", dayOf(now));
  return {
    name: nameOf(institution, locale),
    to: isListed ? `/directory/${institution.slug}` : null,
    country: countryName(institution.country, locale),
  };
}

function headOf(found: FullAsk, offers: number, reading: Reading): AskHead {
  const { ask, asker } = found;
  const { locale } = reading;
  const state = standingOf(found, offers, reading);
  return {
    ...{ id: ask.id, sentence: ask.sentence, language: ask.language, writtenIn: languageName(ask.language, locale) },
    kind: vocabularyLabel(`ask_kind.${ask.kind}`, locale),
    state,
    institution: namedView(found, reading),
    person: asker.name,
    ending: endingOf(found, state.code, locale),
  };
}

function saidOf({ asked, answeredBy }: FullAsked, { locale }: Reading): string | null {
  if (asked.answer === null || asked.answeredAt === null) return null;
  const t = translator(locale);
  const at = formatDate(asked.answeredAt, locale);
  return t(`asks:said.${asked.answer}`, { person: answeredBy ?? "", at });
}

function askedView(found: FullAsk, one: FullAsked, mayClose: boolean, reading: Reading): AskedView {
  const { asked, term } = one;
  const { locale, now } = reading;
  const t = translator(locale);
  const isInForce = isEntitled(term, "meet_people", dayOf(now));
  return {
    ...{ id: asked.institutionId, ...namedView(one, reading), answer: asked.answer, message: asked.message },
    why: whyAsked(asked.reasons, "they", { t, locale }),
    said: saidOf(one, reading) ?? t("asks:said.nothing"),
    isChosen: asked.isChosen,
    conversation: asked.isChosen && asked.enquiryId ? `/messages/${asked.enquiryId}` : null,
    mayBeChosen: mayClose && asked.answer === "can_help" && asked.enquiryId === null && isInForce,
  };
}

function outcomeOf({ ask }: FullAsk, { asked }: FullAsked): ReceivedView["outcome"] {
  if (asked.isChosen) return "chosen";
  return ask.state === "settled" && asked.answer === "can_help" ? "another" : null;
}

function receivedView(found: FullAsk, one: FullAsked, reading: Reading): ReceivedView {
  const { asked, institution, term } = one;
  const { locale, now } = reading;
  return {
    ...{ as: asked.institutionId, member: nameOf(institution, locale).name, answer: asked.answer },
    why: whyAsked(asked.reasons, "you", { t: translator(locale), locale }),
    isOpen: asked.answer === null && isAskOpen(found, now) && isEntitled(term, "meet_people", dayOf(now)),
    ...{ said: saidOf(one, reading), message: asked.message },
    conversation: asked.enquiryId && `/messages/${asked.enquiryId}`,
    outcome: outcomeOf(found, one),
    isReportable: asked.enquiryId === null,
  };
}

/** An ask as somebody reads it: of the member that asks, or of one that was asked. Null for everybody else. */
export async function askPage(reading: Reading, id: string, viewer: Viewer): Promise<AskPageView | null> {
  const { db, now } = reading;
  const found = await readAsk(db, id);
  if (!found) return null;
  const rows = await listAsked(db, id);
  const isOwn = readsAsOwn(viewer, found.ask.institutionId);
  const theirs = rows.filter(({ asked }) => canAnswer(viewer, asked.institutionId));
  if (!isOwn && theirs.length === 0) return null;
  const mayClose = isOwn && canClose(viewer, found.ask) && isAskOpen(found, now);
  const { state, closedById } = found.ask;
  return {
    head: headOf(found, offersOf(rows).length, reading),
    own: isOwn
      ? {
          asked: rows.map((one) => askedView(found, one, mayClose, reading)),
          mayClose,
          isByTheClock: state === "withdrawn" && closedById === null,
        }
      : null,
    received: theirs.map((one) => receivedView(found, one, reading)),
  };
}

/** What the link of a letter opens. */
export async function linkPage(reading: Reading, { found, asked, person }: OpenedLink): Promise<LinkView> {
  const rows = await listAsked(reading.db, found.ask.id);
  const head = headOf(found, offersOf(rows).length, reading);
  return { head, received: receivedView(found, asked, reading), person: person.name };
}

function lineOf(found: FullAsk, offers: number, detail: string, reading: Reading): AskLine {
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
  };
}

async function ownLines(reading: Reading, ids: readonly string[]): Promise<AskLine[]> {
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

async function receivedLines(reading: Reading, ids: readonly string[]): Promise<AskLine[]> {
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
  return {
    own: await ownLines(reading, own),
    received: answering.length > 0 ? await receivedLines(reading, answering) : [],
    mayAsk: (await sendersOf(db, viewer, dayOf(now))).length > 0,
    members: members.map(({ institution }) => ({
      id: institution.id,
      name: nameOf(institution, locale).name,
      isAsked: !without.has(institution.id),
    })),
  };
}
