import type { ResultAnswers, ResultChange } from "#db/schema/results.ts";
import type { ResultState } from "#db/vocabulary-results.ts";

/** The life of a result: what leads from which states to which. */
const TRANSITIONS = {
  submit: { from: ["draft", "returned", "withdrawn"], to: "submitted" },
  take_back: { from: ["submitted"], to: "draft" },
  approve: { from: ["submitted"], to: "published" },
  send_back: { from: ["submitted"], to: "returned" },
  withdraw: { from: ["published"], to: "withdrawn" },
} as const satisfies Record<string, { from: readonly ResultState[]; to: ResultState }>;

type ResultEvent = keyof typeof TRANSITIONS;

/** The state an event leads to from a state, or null where it is not possible there. */
export function nextState(state: ResultState, event: ResultEvent): ResultState | null {
  const from: readonly ResultState[] = TRANSITIONS[event].from;
  return from.includes(state) ? TRANSITIONS[event].to : null;
}

/** Only what nobody but the partnership has ever read may vanish. */
export const isDeletable = ({ state, publishedAt }: { state: ResultState; publishedAt: Date | null }) =>
  publishedAt === null && (state === "draft" || state === "returned");

/** What a result must have to be handed in. */
type Lack = "description" | "authors" | "institutions" | "date" | "place" | "licence" | "languages";

const IS_THERE: Record<Lack, (result: ResultChange) => boolean> = {
  description: ({ description }) => description !== "",
  authors: ({ authors }) => authors.length > 0,
  institutions: ({ institutionIds, otherInstitutions }) => institutionIds.length + otherInstitutions.length > 0,
  date: ({ date }) => date !== "",
  place: ({ url, fileId, doi }) => url !== null || fileId !== null || doi !== null,
  licence: ({ licence }) => licence !== null,
  languages: ({ languages }) => languages.length > 0,
};

/** What keeps a result from being handed in. */
export const lacksOf = (result: ResultChange): Lack[] =>
  (Object.keys(IS_THERE) as Lack[]).filter((lack) => !IS_THERE[lack](result));

/** What readers rely on: a change of it is read by a coordinator before it is shown. */
const SENSITIVE = [
  "title",
  "titleLanguage",
  "titles",
  "type",
  "url",
  "fileId",
  "licence",
  "doi",
  "isbn",
  "authors",
  "visibility",
] as const satisfies (keyof ResultAnswers)[];

// A result that only members read from now on needs no check: nobody reads more of it than before.
const isNarrowed = (before: ResultAnswers, after: ResultAnswers) =>
  before.visibility === "public" && after.visibility === "members";

/** Whether a change of what is published waits for a check. */
export const isSensitive = (before: ResultAnswers, after: ResultAnswers): boolean =>
  SENSITIVE.some(
    (key) =>
      !(key === "visibility" && isNarrowed(before, after)) &&
      JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
