import { and, eq, exists, gt, inArray, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { needFacts, type Profile, type ProjectFacts } from "#app/features/projects/matching/match-facts.ts";
import { type Reason, reasonsOf } from "#app/features/projects/matching/match-rules.ts";
import { readProfiles } from "#app/features/projects/matching/read-profiles.server.ts";
import { canBeReached } from "#app/features/accounts/addressees.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { askedMembers, membersUnasked } from "#db/schema/asks.ts";
import { grants } from "#db/schema/grants.ts";
import { letterChoices } from "#db/schema/letters.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { ASKED_ROLES, MOST_A_WEEK, OFFERS_FOR, WEEK_DAYS } from "./ask.ts";
import type { NewAsk } from "./asks.schema.ts";

/** What an ask is matched by. */
export interface Asking extends Pick<NewAsk, "kind" | "sentence" | "languages" | "themes" | "fields"> {
  /** Of the sentence, where it is known. */
  language?: string;
}

/** A member that fits, and why. */
export interface Fitting {
  id: string;
  score: number;
  reasons: Reason[];
  /** It teaches in the language of the sentence. English is not asked about. */
  isFamiliar: boolean;
}

interface Found {
  /** Those who read its language first, then the best; of those that fit as well the one that was asked longest ago. */
  fitting: Fitting[];
  /** How many fit and have been sent as much as a member is sent in a week. */
  resting: number;
}

/** An ask in the words of the rules: a project without partners that looks for one. */
function factsOf({ kind, sentence, languages, themes, fields }: Asking, asker: { id: string; country: string }) {
  const read = needFacts({ id: "ask", role: sentence, expertise: "", tasks: "", orgKind: null, countries: [] }, 1);
  const need = { ...read, asks: OFFERS_FOR[kind], fields, languages };
  const project: ProjectFacts = {
    ...{ id: "ask", leadId: asker.id, leadCountry: asker.country, leadOffers: [], needs: [need], themes },
    ...{ fields: [], countries: [], languages: [], initiatives: [], topics: need.topics },
  };
  return { need, project };
}

const meets = (wanted: readonly string[], having: ReadonlySet<string>) =>
  wanted.length === 0 || wanted.some((code) => having.has(code));

/** Whether a member says of itself what is asked for, in everything that was said: it is not asked by chance. */
function fits({ kind, languages, themes, fields }: Asking, profile: Profile): boolean {
  const isOfSubject = themes.length + fields.length === 0;
  return (
    meets(OFFERS_FOR[kind], profile.offers) &&
    meets(languages, profile.languages) &&
    (isOfSubject || themes.some((code) => profile.themes.has(code)) || fields.some((code) => profile.fields.has(code)))
  );
}

/** What is filed under a code, or kept for members and so filed under none. */
function mayHave(
  db: Reader,
  wanted: readonly (readonly [kind: "offer" | "theme" | "field", codes: readonly string[]])[],
) {
  const { institutionId, kind, code } = institutionTopics;
  const asked = wanted.filter(([, codes]) => codes.length > 0);
  if (asked.length === 0) return undefined;
  const isAny = or(...asked.map(([of, codes]) => and(eq(kind, of), inArray(code, [...codes]))));
  const filed = db
    .select({ one: sql`1` })
    .from(institutionTopics)
    .where(and(eq(institutionId, institutions.id), isAny));
  return or(exists(filed), ne(sql`cast(${institutions.restrictions} as text)`, "{}"));
}

/** Somebody acts for it who can be reached and takes letters of this kind. */
function isReachable(db: Reader): SQL {
  const refuses = db
    .select({ one: sql`1` })
    .from(letterChoices)
    .where(
      and(eq(letterChoices.userId, users.id), eq(letterChoices.letterGroup, "asks"), eq(letterChoices.pace, "never")),
    );
  const reached = db
    .select({ one: sql`1` })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        eq(grants.institutionId, institutions.id),
        inArray(grants.role, [...ASKED_ROLES]),
        canBeReached,
        notExists(refuses),
      ),
    );
  return exists(reached);
}

function listCandidates(db: Reader, { kind, themes, fields }: Asking, askerId: string, today: string) {
  const unasked = db
    .select({ one: sql`1` })
    .from(membersUnasked)
    .where(eq(membersUnasked.institutionId, institutions.id));
  return db
    .select({ id: institutions.id })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(
      and(
        entitled("meet_people", today),
        ne(institutions.id, askerId),
        mayHave(db, [["offer", OFFERS_FOR[kind]]]),
        mayHave(db, [
          ["theme", themes],
          ["field", fields],
        ]),
        notExists(unasked),
        isReachable(db),
      ),
    );
}

/** How often each member was asked in the last seven days, and when last at all. */
async function readAsked(db: Reader, now: Date) {
  const { institutionId, askedAt } = askedMembers;
  const rows = await db
    .select({ institutionId, askedAt })
    .from(askedMembers)
    .where(gt(askedAt, addDays(now, -LOOKED_BACK_DAYS)));
  const since = addDays(now, -WEEK_DAYS);
  const asked = new Map<string, { thisWeek: number; last: number }>();
  for (const row of rows) {
    const { thisWeek, last } = asked.get(row.institutionId) ?? { thisWeek: 0, last: 0 };
    asked.set(row.institutionId, {
      thisWeek: thisWeek + (row.askedAt > since ? 1 : 0),
      last: Math.max(last, row.askedAt.getTime()),
    });
  }
  return asked;
}

const LOOKED_BACK_DAYS = 90;
const AT_ONCE = 250;

/** The members that an ask fits, without those that have been asked enough this week. */
export async function findFitting(
  db: Reader,
  asking: Asking,
  asker: { id: string; country: string },
  now: Date,
): Promise<Found> {
  const ids = (await listCandidates(db, asking, asker.id, dayOf(now))).map(({ id }) => id);
  const asked = await readAsked(db, now);
  const { need, project } = factsOf(asking, asker);
  const { language = "en" } = asking;
  const isReadEverywhere = language === "en";
  const fitting: Fitting[] = [];
  let resting = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const profile of await readProfiles(db, ids.slice(from, from + AT_ONCE))) {
      if (!fits(asking, profile)) continue;
      if ((asked.get(profile.id)?.thisWeek ?? 0) >= MOST_A_WEEK) {
        resting += 1;
        continue;
      }
      // That a member is near says nothing of what is asked.
      const reasons = reasonsOf(profile, project, need).filter(({ kind }) => kind !== "region");
      const isFamiliar = isReadEverywhere || profile.languages.has(language);
      fitting.push({
        ...{ id: profile.id, reasons, isFamiliar },
        score: reasons.reduce((sum, { weight }) => sum + weight, 0),
      });
    }
  }
  const last = ({ id }: Fitting) => asked.get(id)?.last ?? 0;
  fitting.sort(
    (one, other) =>
      Number(other.isFamiliar) - Number(one.isFamiliar) ||
      other.score - one.score ||
      last(one) - last(other) ||
      (one.id < other.id ? -1 : 1),
  );
  return { fitting, resting };
}

/** By what members were found: where it changes, they are shown anew. */
export const basisOf = ({ kind, languages, themes, fields }: Omit<Asking, "sentence" | "language">): string =>
  [[kind], languages, themes, fields].map((codes) => [...codes].sort().join(",")).join(" ");
