import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { FRESHNESS_ANSWERS, type FreshnessAnswer } from "#db/vocabulary-freshness.ts";
import { proposedDay } from "../lifecycle/renew-call.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import { titleIn } from "../project/project-title.ts";
import { projectStatus } from "../project/project-words.server.ts";
import { findQuestionLink } from "./answer-by-link.server.ts";
import type { QuestionView } from "./freshness-model.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

const isAnswer = (value: string | null): value is FreshnessAnswer => FRESHNESS_ANSWERS.some((one) => one === value);

/** The page of a link: with its project as long as it can be answered, else only what was answered, or why it cannot. */
export async function questionPage(
  { db, locale, now }: Reading,
  token: string,
  asked: string | null,
): Promise<QuestionView> {
  const link = await findQuestionLink(db, token, now);
  if (!link) return { state: "unknown" };
  const { answer, answeredAt } = link.question;
  const { row } = link.project;
  if (answer !== null && answeredAt !== null) {
    const until = answer === "seeking" && row.status === "open" && row.answerBy ? row.answerBy : null;
    return {
      state: "used",
      answer,
      answeredOn: formatDay(dayOf(answeredAt), locale),
      until: until && formatDay(until, locale),
    };
  }
  if (link.state !== "open") return { state: "ended" };
  const words = { t: translator(locale), locale, today: dayOf(now) };
  return {
    state: "open",
    title: titleIn(locale, row),
    lead: nameOf(await namesOfInstitution(db, row.leadInstitutionId), locale).name,
    status: projectStatus(words, row.status, row.answerBy),
    answerBy: row.answerBy && formatDay(row.answerBy, locale),
    chosen: isAnswer(asked) ? asked : null,
    today: words.today,
    latest: row.callDeadline !== null && row.callDeadline >= words.today ? row.callDeadline : null,
    proposed: proposedDay(row.callDeadline, words.today),
  };
}
