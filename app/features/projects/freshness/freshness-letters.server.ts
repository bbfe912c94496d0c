import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { FRESHNESS_ANSWERS, type FreshnessAnswer, type FreshnessOccasion } from "#db/vocabulary-freshness.ts";
import { type Titled, titleIn } from "../project/project-title.ts";

interface Asked {
  project: Titled;
  occasion: FreshnessOccasion;
  /** The day for answers, the one from which the project is marked, and the one on which it is archived. */
  days: { answerBy: string; staleFrom: string; archivedOn: string };
  staleDays: number;
  /** Until when the links work. */
  until: string;
  /** Of the page on which an answer is chosen. */
  linkFor: (answer: FreshnessAnswer) => string;
}

/** Of which kind a letter is that asks: one that says that the project is about to be archived binds. */
export const kindOf = (occasion: FreshnessOccasion) =>
  occasion === "archiving" ? ("project-archiving" as const) : ("project-still_seeking" as const);

/** Asks the lead whether it still seeks partners: three links, each with its answer. */
export function questionLetter(frame: LetterFrame, asked: Asked): Letter {
  const { t, locale } = frame;
  const { project, occasion, days, staleDays, until, linkFor } = asked;
  const kind = kindOf(occasion);
  const words = {
    project: titleIn(locale, project).text,
    answerBy: formatDay(days.answerBy, locale),
    staleFrom: formatDay(days.staleFrom, locale),
    archivedOn: formatDay(days.archivedOn, locale),
    count: staleDays,
  };
  const others = FRESHNESS_ANSWERS.filter((answer) => answer !== "seeking");
  return composeLetter(frame, {
    subject: subjectOf(t, kind, words),
    paragraphs: [
      t(`projects-mail:still_seeking.${occasion}`, words),
      t("projects-mail:still_seeking.how", { until: formatDay(until, locale) }),
      {
        lead: t("projects-mail:still_seeking.or"),
        pages: others.map((answer) => ({
          label: t(`projects-mail:still_seeking.say.${answer}`),
          url: linkFor(answer),
        })),
      },
    ],
    action: { label: linkOf(t, kind), url: linkFor("seeking") },
  });
}
