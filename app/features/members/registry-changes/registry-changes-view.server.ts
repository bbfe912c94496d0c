import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { rorIdOf } from "#app/features/registry/registry-record.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { REGISTRY_FACTS, type RegistryFact } from "#db/schema/registry-changes.ts";
import { nameOf } from "../institution/institution-names.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import { mergePath } from "../merging/merge-path.ts";
import type { ChangeFilter, FoundChange, Release } from "./list-registry-changes.server.ts";
import { isTakenOver, ownWord } from "./registry-change.ts";
import { inWords, releaseInWords } from "./registry-words.server.ts";
import type {
  AskView,
  ChangeFilterView,
  RegistryChangeLine,
  RegistryChangePage,
  ReplyView,
} from "./ui/registry-change-model.ts";

export function changeLine(found: FoundChange, locale: Locale): RegistryChangeLine {
  const { change, institution, release, number } = found;
  const { fact, before, after, id } = change;
  return {
    ...{ id, number },
    release: releaseInWords(release, locale),
    name: nameOf(institution, locale),
    fact: translator(locale)(`members:registry_changes.fact.${fact}`),
    before: inWords(fact, before, locale),
    after: inWords(fact, after, locale),
    settled: settledWords(found, locale),
    asked: askedLine(found, locale),
  };
}

/** What was answered, by whom and when, with the reason; null while nothing was. */
function settledWords({ change, settledBy }: FoundChange, locale: Locale): RegistryChangeLine["settled"] {
  const { fact, note, settledAt } = change;
  // What is not taken over here was done elsewhere, or not at all: the note says which.
  const outcome = change.outcome === "set_aside" && !isTakenOver(fact) ? "noted" : change.outcome;
  if (outcome === null) return null;
  const day = settledAt === null ? "" : formatDay(dayOf(settledAt), locale);
  return {
    text: translator(locale)(`members:registry_changes.outcome.${outcome}`, { who: settledBy ?? "", day }),
    note,
  };
}

const replyOf = ({ isConfirmed }: FoundChange["change"]) => (isConfirmed ? "so" : "otherwise");

/** How it stands with the institution, in a list; null where it was not asked. */
function askedLine({ change }: FoundChange, locale: Locale): string | null {
  const t = translator(locale);
  if (change.repliedAt !== null) return t(`members:registry_changes.ask.line_${replyOf(change)}`);
  return change.askedAt && t("members:registry_changes.ask.line", { day: formatDay(dayOf(change.askedAt), locale) });
}

interface Said {
  key: "asked" | "so" | "otherwise";
  by: string | null;
  at: Date;
}

async function sentenceOf(db: Reader, { key, by, at }: Said, locale: Locale): Promise<string> {
  const who = (by && (await findAccountById(db, by))?.name) || "–";
  return translator(locale)(`members:registry_changes.ask.${key}`, { who, day: formatDay(dayOf(at), locale) });
}

/** What an institution says of what the registry says of it; null while it has not answered. */
export async function replyView(
  db: Reader,
  { change }: Pick<FoundChange, "change">,
  locale: Locale,
): Promise<ReplyView | null> {
  const { repliedById: by, repliedAt: at, reply, isConfirmed } = change;
  if (at === null) return null;
  return {
    text: await sentenceOf(db, { key: replyOf(change), by, at }, locale),
    words: reply,
    isSo: isConfirmed === true,
  };
}

async function askView(db: Reader, { change, institution }: FoundChange, locale: Locale): Promise<AskView> {
  const { askedById: by, askedAt: at, question } = change;
  return {
    asked: at && { text: await sentenceOf(db, { key: "asked", by, at }, locale), words: question },
    reply: await replyView(db, { change }, locale),
    canAsk: at === null && change.outcome === null && (await speakersOf(db, institution.id)).length > 0,
  };
}

/** By what the desk can be narrowed, with what it is narrowed to. */
export function filterViews(filter: ChangeFilter, releases: readonly Release[], locale: Locale): ChangeFilterView[] {
  const t = translator(locale);
  return [
    {
      name: "fact",
      label: t("members:registry_changes.filter.fact"),
      value: filter.fact ?? "",
      options: REGISTRY_FACTS.map((value) => ({ value, label: t(`members:registry_changes.fact.${value}`) })),
    },
    {
      name: "release",
      label: t("members:registry_changes.release"),
      value: filter.release ?? "",
      options: releases.map((one) => ({ value: one.release, label: releaseInWords(one, locale) })),
    },
  ];
}

export async function changePage(db: Reader, found: FoundChange, locale: Locale): Promise<RegistryChangePage> {
  const t = translator(locale);
  const { change, institution } = found;
  const { fact, outcome } = change;
  const own = ownWord(fact, institution);
  return {
    ...changeLine(found, locale),
    own: own === null ? null : inWords(fact, own, locale),
    rorId: institution.registryId === null ? null : rorIdOf(institution.registryId),
    canTakeOver: isTakenOver(fact),
    advice: isTakenOver(fact) ? null : t(`members:registry_changes.advice.${fact}`),
    renameTo: fact === "name" ? `/memberships/${found.number}/name?registry=${change.id}` : null,
    mergeTo: fact === "successor" || fact === "status" ? mergePath(found.number) : null,
    request: outcome === null && own !== null ? requestOf(found, own) : null,
    ask: await askView(db, found, locale),
  };
}

const PART: Record<RegistryFact, string> = {
  name: "Name",
  website: "Website",
  city: "Location",
  country: "Location",
  status: "Status",
  successor: "Relationships",
};

/** What the registry is asked to put right, by the questions of its own form and in its language. */
function requestOf({ change, institution }: FoundChange, own: string): string {
  const { fact, after } = change;
  return [
    "Summary of request: Modify the information in an existing ROR record",
    `Name of organization: ${institution.nameEn}`,
    `ROR ID: ${institution.registryId === null ? "" : rorIdOf(institution.registryId)}`,
    `Which part of the record needs to be changed? ${PART[fact]}`,
    `Description of change: The record says "${after ?? ""}". The institution itself says "${own}".`,
    `Source: ${institution.website ?? ""}`,
  ].join("\n");
}
