import type { LetterGroup } from "#db/vocabulary-letters.ts";
import { APPLICATION_LETTERS } from "./case-kinds.ts";
import { DUES_LETTERS } from "./dues-kinds.ts";
import { HANDS_LETTERS } from "./hands-kinds.ts";
import { isChosen } from "./groups.ts";
import type { ReaderKind } from "./letter.ts";
import { MEMBER_LETTERS } from "./member-kinds.ts";
import { PROJECT_LETTERS } from "./project-kinds.ts";
import { RECOMMENDATION_LETTERS } from "./recommendation-kinds.ts";
import { SCORING_LETTERS } from "./scoring-kinds.ts";

interface KindOfLetter {
  /** What it is about. */
  about: "user" | "application" | "membership" | "institution" | "project" | "session" | "prospect" | "initiative";
  /** As what people are written to. */
  readers: readonly [ReaderKind, ...ReaderKind[]];
  /** Where its sentences stand in the catalogues; the subject is `.subject`. */
  words: string;
  /** What the subject names. */
  values: readonly string[];
  /** Whether, and how often, it comes is the reader's choice for the whole group. */
  group: LetterGroup;
  /** It goes to those outside the secretariat and belongs to what is read of a file. */
  isOnFile?: boolean;
  /** It tells a decision: the head, who signed the application, gets it too. */
  isDecision?: boolean;
  /** What somebody wrote stands in it, for its reader alone: the log of letters does not show it and keeps it until it is sent. */
  isPrivate?: boolean;
}

const account = <const Values extends readonly string[] = []>(words: string, values = [] as unknown as Values) =>
  ({ about: "user", readers: ["account"], words: `accounts-mail:${words}`, values, group: "security" }) as const;

const ACCOUNT_LETTERS = {
  "account-verify": account("verify"),
  "account-known": account("known"),
  "account-reset": account("reset"),
  "account-changed-password": account("changed_password"),
  "account-change-email": account("change_email"),
  "account-change-asked": account("change_email_asked"),
  "account-email-changed": account("changed_email"),
  "account-closed": account("left"),
  "account-token_made": account("token_made", ["token"]),
  "account-token_ending": account("token_ending", ["token", "day"]),
  "account-token_ended": account("token_ended", ["token"]),
  "account-invitation": { ...account("invitation", ["role"]), readers: ["invited"] },
} as const;

const contact = (words: string) =>
  ({ about: "institution", readers: ["account"], words: `contact-mail:${words}`, group: "messages" }) as const;
const judged = (words: string) => ({ ...contact(words), group: "decisions" }) as const;

const CONTACT_LETTERS = {
  "contact-received": { ...contact("received"), readers: ["member"], values: ["institution", "person", "about"] },
  "contact-answered": {
    ...contact("answered"),
    readers: ["account", "member"],
    values: ["institution", "sender", "about"],
  },
  "contact-copy": { ...contact("copy"), values: ["institution", "about"], isPrivate: true, group: "decisions" },
  "contact-reported": {
    ...judged("reported"),
    readers: ["secretariat"],
    values: ["reporter"],
    group: "cases",
  },
  "contact-outcome": { ...judged("outcome"), readers: ["account", "member"], values: ["accused"] },
  "contact-barred": { ...judged("barred"), readers: ["account", "member"], values: ["person"] },
  "contact-freed": { ...judged("freed"), readers: ["account", "member"], values: ["person"] },
} as const;

const onSession = { about: "session", readers: ["council"], values: ["session"], group: "deadlines" } as const;
const council = (words: string) => ({ ...onSession, words: `council-mail:${words}` }) as const;

const COUNCIL_LETTERS = {
  "council-opened": council("opened"),
  "council-reminder": council("reminder"),
  "council-closed": { ...council("closed"), group: "work" },
  "council-left": { ...council("left"), group: "work" },
  "council-taken_back": { ...council("taken_back"), group: "work" },
} as const;

const moderated = (words: string) =>
  ({
    about: "project",
    readers: ["member"],
    words: `moderation-mail:${words}`,
    values: ["page"],
    group: "decisions",
  }) as const;
const toJudges = (words: string) =>
  ({ ...moderated(words), about: "institution", readers: ["secretariat"], group: "work" }) as const;

const MODERATION_LETTERS = {
  "page-reported": toJudges("reported"),
  "page-look_again": toJudges("look_again"),
  "page-shown_again": toJudges("shown_again"),
  "page-stays_hidden": toJudges("stays_hidden"),
  "page-hidden": moderated("hidden"),
  "page-hidden_partner": moderated("hidden_partner"),
  "page-hidden_result": moderated("hidden_result"),
  "page-put_back": moderated("put_back"),
  "page-put_back_partner": moderated("put_back_partner"),
  "page-put_back_result": moderated("put_back_result"),
  "page-kept": moderated("kept"),
  "page-kept_partner": moderated("kept_partner"),
  "page-kept_result": moderated("kept_result"),
  "page-outcome": { ...moderated("outcome"), about: "user", readers: ["account"] },
} as const;

const following = <const Values extends readonly string[]>(words: string, values: Values) =>
  ({ about: "user", readers: ["account"], words: `following-mail:${words}`, values, group: "following" }) as const;

const FOLLOWING_LETTERS = {
  "following-search": following("search", ["name", "news"]),
  "following-member": following("member", ["institution", "news"]),
  "following-project": { ...following("project", ["project", "news"]), about: "project" },
  "following-initiative": { ...following("initiative", ["initiative", "news"]), about: "initiative" },
} as const;

const small = <Group extends LetterGroup>(words: string, group: Group) =>
  ({
    about: "institution",
    readers: ["member"],
    words: `asks-mail:${words}`,
    values: ["institution", "kind"],
    group,
  }) as const;

const ASK_LETTERS = {
  "ask-received": { ...small("received", "asks"), isPrivate: true },
  "ask-answered": { ...small("answered", "messages"), isPrivate: true },
  "ask-answer-changed": { ...small("changed", "messages"), isPrivate: true },
  // A link that was passed on is noticed whatever somebody has chosen.
  "ask-answered-by-link": small("by_link", "decisions"),
  "ask-chosen": small("chosen", "messages"),
  "ask-thanked": small("thanked", "messages"),
  "ask-over": { ...small("over", "messages"), values: ["kind"] },
} as const;

const gathered = (words: string) =>
  ({
    about: "user",
    readers: ["account"],
    words: `letters:${words}`,
    values: ["day"],
    group: "institution",
  }) as const;

const NEWS_LETTERS = {
  "news-digest": gathered("digest"),
  "week-letter": { ...gathered("week"), readers: ["member"], group: "week" },
} as const;

const ofProspect = <Value extends string>(words: string, ...values: Value[]) =>
  ({
    about: "prospect",
    readers: ["prospect"],
    words: `prospects-mail:${words}`,
    values: ["institution", ...values],
    group: "deadlines",
  }) as const;

const PROSPECT_LETTERS = {
  "prospect-invited": ofProspect("invited"),
  "prospect-taken_back": ofProspect("taken_back"),
  "prospect-answered": { ...ofProspect("answered", "said"), readers: ["secretariat"], group: "cases" },
} as const;

/** Every kind of letter the portal writes: a new one says here whom it is for, and of which group it is. */
export const LETTERS = {
  ...ACCOUNT_LETTERS,
  ...APPLICATION_LETTERS,
  ...HANDS_LETTERS,
  ...RECOMMENDATION_LETTERS,
  ...SCORING_LETTERS,
  ...MEMBER_LETTERS,
  ...CONTACT_LETTERS,
  ...PROJECT_LETTERS,
  ...MODERATION_LETTERS,
  ...COUNCIL_LETTERS,
  ...FOLLOWING_LETTERS,
  ...ASK_LETTERS,
  ...NEWS_LETTERS,
  ...PROSPECT_LETTERS,
  ...DUES_LETTERS,
} as const satisfies Record<string, KindOfLetter>;

type Letters = typeof LETTERS;
export type LetterKind = keyof Letters;
export type ReaderOf<Kind extends LetterKind> = Letters[Kind]["readers"][number];
export type SubjectValues<Kind extends LetterKind> = Record<Letters[Kind]["values"][number], string>;

/** The kinds about one thing. */
export type LetterAbout<Subject extends KindOfLetter["about"]> = {
  [Kind in LetterKind]: Letters[Kind]["about"] extends Subject ? Kind : never;
}[LetterKind];

const kindOf = (kind: LetterKind): KindOfLetter => LETTERS[kind];

/** Of which group a letter is for one of its readers: what comes to the secretariat of a member's people is its work. */
export function groupOf(kind: LetterKind, reader: ReaderKind): LetterGroup {
  const { group } = kindOf(kind);
  return group === "institution" && reader === "secretariat" ? "work" : group;
}

export const isPrivate = (kind: LetterKind): boolean => kindOf(kind).isPrivate === true;
/** Whether it stands among the news of its reader: not what only its letter may say, unless its reader gathers such letters. */
export const isNoted = (kind: LetterKind): boolean => !isPrivate(kind) || isChosen(kindOf(kind).group);
export const tellsDecision = (kind: LetterKind): boolean => kindOf(kind).isDecision === true;
export const PRIVATE_KINDS = (Object.keys(LETTERS) as LetterKind[]).filter((kind) => kindOf(kind).isPrivate);
export const KINDS_ON_FILE = (Object.keys(LETTERS) as LetterKind[]).filter((kind) => kindOf(kind).isOnFile);
