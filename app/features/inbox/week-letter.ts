import type { TFunction } from "i18next";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { LetterGroup } from "#db/vocabulary-letters.ts";
import { newsByGroup } from "./digest-letter.ts";
import type { WeekItem } from "./week-model.ts";

interface Gathered {
  origin: string;
  now: Date;
  /** The first of what waits, and how much more there is. */
  tasks: readonly WeekItem[];
  more: number;
  offers: readonly WeekItem[];
  /** What waits for the reader elsewhere, where news held back are told of it. */
  also: readonly WaitingItem[];
  lines: readonly { group: LetterGroup; line: string; path: string }[];
}

/** What is to be done with what, why, and until when, in one line. */
function labelOf(t: TFunction, { act, title, why, institution, dueAt, since }: WeekItem): string {
  const what = t("common:action.on", {
    act: t(`common:act.${act}`),
    what: institution ? `${title} (${institution})` : title,
  });
  const until = dueAt && t("letters:week.until", { day: dueAt.text });
  const from = since && t("letters:week.since", { day: since.text });
  return [what, [why, until ?? from].filter(Boolean).join(" ")].filter(Boolean).join(" — ");
}

/** What an institution can act on, each with the one link to where it is done, and with it the news held for its reader. */
export function weekLetter(frame: LetterFrame, { origin, now, tasks, more, offers, also, lines }: Gathered): Letter {
  const { t, locale } = frame;
  const pagesOf = (items: readonly WeekItem[]) =>
    items.map((item) => ({ label: labelOf(t, item), url: origin + item.to }));
  const others = also.map(({ to, title, detail }) => ({ label: `${title} — ${detail}`, url: origin + to }));
  return composeLetter(
    { ...frame, mayEnd: true, endLabel: t("letters:week.end") },
    {
      subject: subjectOf(t, "week-letter", { day: formatDate(now, locale) }),
      paragraphs: [
        t("letters:week.lead"),
        { lead: t("common:week.tasks"), pages: pagesOf(tasks) },
        more > 0 ? t("letters:week.more", { count: more }) : "",
        { lead: t("common:week.offers"), pages: pagesOf(offers) },
        { lead: t("letters:week.also"), pages: others },
        ...newsByGroup(frame, { origin, lines }),
      ],
      action: { label: linkOf(t, "week-letter"), url: `${origin}/week` },
    },
  );
}
