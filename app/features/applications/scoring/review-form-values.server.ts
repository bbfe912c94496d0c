import type { TFunction } from "i18next";
import { marksOf } from "#app/platform/bring-together.server.ts";
import { REVIEW_CRITERIA } from "#db/vocabulary-scoring.ts";
import type { AssignmentPage, ReviewDifference } from "./scoring-model.ts";

/** What the form of a review shows, by the names of its fields; marks know no dots. */
interface ReviewFormValues extends Record<string, string> {
  version: string;
  seen: string;
}

const withoutDots = (name: string) => name.replace(".", "/");
const withDots = (name: string) => name.replace("/", ".");

const renamed = (fields: URLSearchParams, rename: (name: string) => string) =>
  new URLSearchParams([...fields].map(([name, value]) => [rename(name), value]));

export const asFlat = (fields: URLSearchParams) => renamed(fields, withoutDots);
export const asSent = (fields: URLSearchParams) => renamed(fields, withDots);

/** What stands in the form of a review as it is kept now, with marks of it. */
export function reviewFormValues({ own, version }: Pick<AssignmentPage, "own" | "version">): ReviewFormValues {
  const { scores, comments, remark } = own;
  const answers: Record<string, string> = { remark };
  for (const criterion of REVIEW_CRITERIA) {
    answers[`scores/${criterion}`] = String(scores[criterion] ?? "");
    answers[`comments/${criterion}`] = comments[criterion] ?? "";
  }
  return { ...answers, version: String(version), seen: marksOf(answers) };
}

/** What was kept meanwhile beside what was sent, of some fields, in words. */
export function reviewDifferences(
  t: TFunction,
  names: readonly string[],
  { saved, sent }: { saved: ReviewFormValues; sent: URLSearchParams },
): ReviewDifference[] {
  return reviewFields(t)
    .filter(({ name }) => names.includes(withoutDots(name)))
    .map(({ name, label, inWords }) => ({
      ...{ name, label },
      saved: inWords(saved[withoutDots(name)] ?? ""),
      yours: inWords(sent.get(withoutDots(name)) ?? ""),
    }));
}

/** The fields of a review in their order, each with its name on the page and how its value reads. */
export function reviewFields(t: TFunction) {
  const score = (value: string) => (value === "" ? "" : t("scoring:spread.score", { score: Number(value) }));
  const asTyped = (value: string) => value;
  const fields = REVIEW_CRITERIA.flatMap((criterion) => {
    const title = t(`vocabulary:review_criterion.${criterion}.title`);
    return [
      { name: `scores.${criterion}`, label: title, inWords: score },
      { name: `comments.${criterion}`, label: t("scoring:form.comment_on", { criterion: title }), inWords: asTyped },
    ];
  });
  return [...fields, { name: "remark", label: t("scoring:form.remark"), inWords: asTyped }];
}
