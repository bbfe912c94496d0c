import type { ResultChange } from "#db/schema/results.ts";
import type { ResultState } from "#db/vocabulary-results.ts";

/** The life of a result: what leads from which states to which. */
const TRANSITIONS = {
  submit: { from: ["draft", "returned", "withdrawn"], to: "submitted" },
  take_back: { from: ["submitted"], to: "draft" },
  approve: { from: ["submitted"], to: "published" },
  send_back: { from: ["submitted"], to: "returned" },
  withdraw: { from: ["published"], to: "withdrawn" },
  hide: { from: ["published"], to: "hidden" },
  put_back: { from: ["hidden"], to: "published" },
} as const satisfies Record<string, { from: readonly ResultState[]; to: ResultState }>;

type ResultEvent = keyof typeof TRANSITIONS;

/** The state an event leads to from a state, or null where it is not possible there. */
export function nextState(state: ResultState, event: ResultEvent): ResultState | null {
  const from: readonly ResultState[] = TRANSITIONS[event].from;
  return from.includes(state) ? TRANSITIONS[event].to : null;
}

/** Nobody writes of it: a coordinator reads it, or has hidden it. */
export const isFixed = (state: ResultState): boolean => state === "submitted" || state === "hidden";

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

/** Each of them with the fields of the form that give it: more than one where either will do, or where a file does it too. */
const GIVEN_BY: Record<Lack, readonly string[]> = {
  description: ["description"],
  authors: ["authors"],
  institutions: ["institutionIds", "otherInstitutions"],
  date: ["date"],
  place: ["url", "doi"],
  licence: ["licence"],
  languages: ["languages"],
};

/** For what a field of the form is needed before a result is handed in: alone, or as one of several; null where it is not. */
export function neededFor(field: string): "alone" | "institutions" | "place" | null {
  const lack = (Object.keys(GIVEN_BY) as Lack[]).find((one) => GIVEN_BY[one].includes(field));
  if (!lack) return null;
  return lack === "institutions" || lack === "place" ? lack : "alone";
}

/** What keeps a result from being handed in. */
export const lacksOf = (result: ResultChange): Lack[] =>
  (Object.keys(IS_THERE) as Lack[]).filter((lack) => !IS_THERE[lack](result));

/** What nobody is cited by, named with or led to: a change of it is shown at once, everything else is read first. */
const FREE: readonly (keyof ResultChange)[] = ["languages", "themes"];

// A result that only members read from now on needs no check: nobody reads more of it than before.
const isNarrowed = (before: ResultChange, after: ResultChange) =>
  before.visibility === "public" && after.visibility === "members";

const inWords = (change: ResultChange, key: keyof ResultChange) =>
  JSON.stringify(key === "institutionIds" ? change.institutionIds.toSorted() : change[key]);

/** Whether both say the same: a form that was sent twice. */
export const saysSame = (before: ResultChange, after: ResultChange): boolean =>
  (Object.keys(after) as (keyof ResultChange)[]).every((key) => inWords(before, key) === inWords(after, key));

/** Whether a change of what is published waits for a check. */
export const isSensitive = (before: ResultChange, after: ResultChange): boolean =>
  (Object.keys(after) as (keyof ResultChange)[]).some(
    (key) =>
      !FREE.includes(key) &&
      !(key === "visibility" && isNarrowed(before, after)) &&
      inWords(before, key) !== inWords(after, key),
  );
