import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame, type LinkedPages } from "#app/features/letters/letter.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import { CHOSEN_GROUPS, type LetterGroup } from "#db/vocabulary-letters.ts";

/** A letter is read on a telephone too. */
const MOST_LINES = 40;

interface Gathered {
  origin: string;
  now: Date;
  lines: readonly { group: LetterGroup; line: string; path: string }[];
  waiting: readonly WaitingItem[];
}

/** What is new, group by group, each with the one link to it. */
export function newsByGroup({ t }: LetterFrame, { origin, lines }: Pick<Gathered, "origin" | "lines">): LinkedPages[] {
  return CHOSEN_GROUPS.map((group) => ({
    lead: t(`accounts:letters.group.${group}.title`),
    pages: lines
      .filter((one) => one.group === group)
      .slice(-MOST_LINES)
      .map(({ line, path }) => ({ label: line, url: origin + path })),
  }));
}

/** What waits for a person and what is new, in one letter: grouped, and each with the one link to it. */
export function digestLetter(frame: LetterFrame, { origin, now, lines, waiting }: Gathered): Letter {
  const { t, locale } = frame;
  const due = waiting.slice(0, MOST_LINES).map(({ to, title, detail, dueAt }) => ({
    label: [title, dueAt ? `${detail} ${t("letters:digest.until", { day: dueAt.text })}` : detail].join(" — "),
    url: origin + to,
  }));
  return composeLetter(frame, {
    subject: subjectOf(t, "news-digest", { day: formatDate(now, locale) }),
    paragraphs: [{ lead: t("letters:digest.waiting"), pages: due }, ...newsByGroup(frame, { origin, lines })],
    action: { label: linkOf(t, "news-digest"), url: `${origin}/inbox` },
  });
}
