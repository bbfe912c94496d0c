import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { countryName, languageName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type OpenedLink, seenOf } from "./answer-ask.server.ts";
import { type FullAsk, type FullAsked, listAsked, offersOf, readAsk } from "./ask-queries.server.ts";
import type { AskedView, AskHead, AskPageView, LinkView, ReceivedView } from "./asks-model.ts";
import { canAnswer, canClose, isAskOpen, readsAsOwn } from "./asks.policy.ts";
import { whyAsked } from "./why-asked.server.ts";

import { endingOf, type Reading, standingOf } from "./ask-standing.server.ts";

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

function askedView(one: FullAsked, maySettle: boolean, reading: Reading): AskedView {
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
    mayBeChosen: maySettle && asked.answer === "can_help" && asked.enquiryId === null && isInForce,
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
    isOpen: isAskOpen(found, now) && isEntitled(term, "meet_people", dayOf(now)),
    isHeld: found.ask.state === "open" && (found.isHeld || found.isStopped),
    ...{ said: saidOf(one, reading), message: asked.message },
    seen: seenOf(asked),
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
  const maySettle = mayClose && !(await isBarred(db, viewer.id));
  const head = headOf(found, offersOf(rows).length, reading);
  return {
    head,
    own: isOwn
      ? {
          asked: rows.map((one) => askedView(one, maySettle, reading)),
          mayClose,
          isByTheClock: head.state.code === "withdrawn" && found.ask.closedById === null,
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
