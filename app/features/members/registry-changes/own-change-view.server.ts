import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { FoundChange } from "./list-registry-changes.server.ts";
import { isTakenOver, ownWord } from "./registry-change.ts";
import { inWords, releaseInWords } from "./registry-words.server.ts";
import type { OwnRegistryChange } from "./ui/registry-change-model.ts";

/** What those who speak for a member are asked about it. */
export async function ownChangeView(
  db: Reader,
  { change, institution, release }: FoundChange,
  locale: Locale,
): Promise<OwnRegistryChange> {
  const t = translator(locale);
  const { fact, before, after, question, isConfirmed, reply, repliedById, repliedAt } = change;
  const own = ownWord(fact, institution);
  const said = isConfirmed ? "so" : "otherwise";
  const who = (repliedById && (await findAccountById(db, repliedById))?.name) || "–";
  return {
    fact: t(`members:registry_changes.fact.${fact}`),
    before: inWords(fact, before, locale),
    after: inWords(fact, after, locale),
    own: own === null ? null : inWords(fact, own, locale),
    release: releaseInWords(release, locale),
    question,
    reply: repliedAt && {
      text: t(`members:registry_changes.reply.said_${said}`, { who, day: formatDay(dayOf(repliedAt), locale) }),
      words: reply,
    },
    outcome: outcomeOf(change, locale),
    renameTo: fact === "name" ? `/institution/name?institution=${institution.id}` : null,
  };
}

/** What the secretariat did about it, with what it wrote to the institution; null while nothing was done. */
function outcomeOf(
  { fact, outcome, note, settledAt }: FoundChange["change"],
  locale: Locale,
): OwnRegistryChange["outcome"] {
  if (outcome === null) return null;
  const done = outcome === "set_aside" && !isTakenOver(fact) ? "noted" : outcome;
  const day = settledAt === null ? "" : formatDay(dayOf(settledAt), locale);
  return {
    text: translator(locale)(`members:registry_changes.reply.outcome.${done}`, { day }),
    words: outcome === "taken_over" ? note : null,
  };
}
