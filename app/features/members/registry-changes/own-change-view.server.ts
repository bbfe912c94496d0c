import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import type { FoundChange } from "./list-registry-changes.server.ts";
import { ownWord } from "./registry-change.ts";
import { inWords } from "./registry-words.server.ts";
import type { OwnRegistryChange } from "./ui/registry-change-model.ts";

/** What those who speak for a member are asked about it. */
export function ownChangeView({ change, institution, release }: FoundChange, locale: Locale): OwnRegistryChange {
  const t = translator(locale);
  const { fact, before, after, question, isConfirmed, reply, repliedAt, outcome } = change;
  const own = ownWord(fact, institution);
  const said = isConfirmed ? "so" : "otherwise";
  return {
    fact: t(`members:registry_changes.fact.${fact}`),
    before: inWords(fact, before, locale),
    after: inWords(fact, after, locale),
    own: own === null ? null : inWords(fact, own, locale),
    release,
    question,
    reply: repliedAt && {
      text: t(`members:registry_changes.reply.said_${said}`, { day: formatDay(dayOf(repliedAt), locale) }),
      words: reply,
    },
    isOver: outcome !== null,
    renameTo: fact === "name" ? `/institution/name?institution=${institution.id}` : null,
  };
}
