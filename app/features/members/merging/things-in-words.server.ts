import { eq, inArray } from "drizzle-orm";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { oneTimeTokens, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { mainRoleOffers } from "#db/schema/main-role-offers.ts";
import type { MovedKind } from "#db/schema/member-merges.ts";
import { institutionPeople, units } from "#db/schema/members.ts";
import { projectResults, resultInstitutions } from "#db/schema/results.ts";
import type { Role } from "#db/vocabulary.ts";
import { profileLabel } from "../institution/profile-label.ts";
import { PROFILE_FIELDS } from "../profile/profile-fields.ts";
import { answerTexts } from "../profile/shown-answers.server.ts";
import { unitNameOf } from "../units/units.ts";
import { type Asking, askDays, conversations, daysAsked, inSlices, type Words } from "./days-in-words.server.ts";
import type { Fields, Move } from "./move.ts";
import type { Picture } from "./moved-pictures.server.ts";
import { isFact } from "./profile-gaps.server.ts";
import { PROJECT_WORDS, projectTitles } from "./projects-in-words.server.ts";
import type { MovedGroup } from "./ui/merging-model.ts";

const roleIn = (role: string | null, locale: Locale) =>
  role === null ? "" : translator(locale)(`vocabulary:role.${role as Role}`);

/** A question of the profile, or a fact beside them, by its key. */
export function fieldLabel(key: string, locale: Locale): string {
  const t = translator(locale);
  const field = PROFILE_FIELDS.find((one) => one.key === key);
  return field ? profileLabel(t, field) : isFact(key) ? t(`members:merging.fact.${key}`) : key;
}

/** What a record answers to it, in words. */
export function fieldText(key: string, value: unknown, locale: Locale): string {
  const field = PROFILE_FIELDS.find((one) => one.key === key);
  if (!field) return value === null || value === undefined ? "" : String(value);
  return answerTexts(field, value ?? undefined, locale)
    .filter(Boolean)
    .join(", ");
}

/** What a picture is called, with what is said to be seen on it. */
export function pictureText(picture: Picture, shown: Fields | null, locale: Locale): string {
  const label = translator(locale)(`members:merging.picture.${picture}`);
  return typeof shown?.alt === "string" ? `${label}: ${shown.alt}` : label;
}

async function namesOf({ db }: Asking, ids: readonly string[]) {
  const rows = await inSlices(ids, (some) =>
    db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, some)),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function byPerson(
  asking: Asking,
  rows: readonly { id: string; userId: string; role: string | null }[],
): Promise<Words> {
  const names = await namesOf(
    asking,
    rows.map(({ userId }) => userId),
  );
  return new Map(
    rows.map(({ id, userId, role }) => {
      const said = [names.get(userId) ?? "", ...(role === null ? [] : [roleIn(role, asking.locale)])];
      return [id, { text: lineOf(said, ", ") }];
    }),
  );
}

type InWords = (asking: Asking, ids: readonly string[], moves: readonly Move[]) => Promise<Words>;

/** These are counted and not named: who follows a member, or has reported it, is nobody's to see here. */
const COUNTED = { follower: "followers", report: "reports" } as const satisfies Partial<Record<MovedKind, string>>;
type Counted = keyof typeof COUNTED;

const isCounted = (kind: MovedKind): kind is Counted => Object.hasOwn(COUNTED, kind);

/** Of each kind of thing, what it is called now. */
const WORDS: Readonly<Record<Exclude<MovedKind, Counted | "record">, InWords>> = {
  person: async (asking, ids, moves) => {
    const rows = await inSlices(ids, (some) => asking.db.select().from(grants).where(inArray(grants.id, some)));
    const had = new Map(moves.map(({ objectId, before }) => [objectId, before?.role]));
    return byPerson(
      asking,
      rows.map(({ id, userId, role }) => ({ id, userId, role: String(had.get(id) ?? role) })),
    );
  },
  named: async ({ db }, ids) => {
    const rows = await inSlices(ids, (some) =>
      db.select().from(institutionPeople).where(inArray(institutionPeople.id, some)),
    );
    return new Map(
      rows.map(({ id, name, position }) => [id, { text: lineOf([name, position].filter(Boolean), ", ") }]),
    );
  },
  invitation: async ({ db, locale }, ids) => {
    const rows = await inSlices(ids, (some) => db.select().from(invitations).where(inArray(invitations.id, some)));
    return new Map(rows.map(({ id, email, role }) => [id, { text: lineOf([email, roleIn(role, locale)], ", ") }]));
  },
  role_link: async ({ db, locale }, ids) => {
    const rows = await inSlices(ids, (some) => db.select().from(oneTimeTokens).where(inArray(oneTimeTokens.id, some)));
    return new Map(
      rows.map(({ id, email, grantedRole }) => [id, { text: lineOf([email, roleIn(grantedRole, locale)], ", ") }]),
    );
  },
  request: async (asking, ids) => {
    const rows = await inSlices(ids, (some) =>
      asking.db.select().from(accessRequests).where(inArray(accessRequests.id, some)),
    );
    return byPerson(asking, rows);
  },
  offer: async (asking, ids) => {
    const rows = await inSlices(ids, (some) =>
      asking.db.select().from(mainRoleOffers).where(inArray(mainRoleOffers.id, some)),
    );
    return byPerson(
      asking,
      rows.map(({ id, toUserId }) => ({ id, userId: toUserId, role: null })),
    );
  },
  project: (asking, ids) => projectTitles(asking, ids),
  ...PROJECT_WORDS,
  result: async ({ db }, ids) => {
    const rows = await inSlices(ids, (some) =>
      db
        .select({ id: resultInstitutions.id, text: projectResults.title })
        .from(resultInstitutions)
        .innerJoin(projectResults, eq(projectResults.id, resultInstitutions.resultId))
        .where(inArray(resultInstitutions.id, some)),
    );
    return new Map(rows.map(({ id, text }) => [id, { text }]));
  },
  received: conversations,
  sent: conversations,
  ask: askDays,
  asked: daysAsked,
  unit: async ({ db, locale }, ids) => {
    const rows = await inSlices(ids, (some) => db.select().from(units).where(inArray(units.id, some)));
    return new Map(rows.map((unit) => [unit.id, { text: unitNameOf(unit, locale).name }]));
  },
  address: (_, ids) => Promise.resolve(new Map(ids.map((slug) => [slug, { text: `/directory/${slug}` }]))),
  name: (_, ids) => Promise.resolve(new Map(ids.map((value) => [value, { text: value }]))),
  field: ({ locale }, _, moves) =>
    Promise.resolve(
      new Map(
        moves.map(({ objectId, after }) => [
          objectId,
          { text: `${fieldLabel(objectId, locale)}: ${fieldText(objectId, after?.value, locale)}` },
        ]),
      ),
    ),
  picture: ({ locale }, _, moves) =>
    Promise.resolve(
      new Map(
        moves.map(({ objectId, after }) => [objectId, { text: pictureText(objectId as Picture, after, locale) }]),
      ),
    ),
};

type Note = (move: Move, locale: Locale) => string | null;
type NoteWord = "place_ends" | "asked_there" | "offer_ends" | "one_partner" | "stronger" | "needless";

const said = (word: NoteWord, locale: Locale) => translator(locale)(`members:merging.note.${word}`);

const ofPlace: Note = ({ before, after }, locale) => {
  if (after?.revokedAt) return said("place_ends", locale);
  if (after?.role === before?.role) return null;
  return translator(locale)("members:merging.note.becomes", { role: roleIn(String(after?.role), locale) });
};

/** Of what moves only where nothing like it is there: it has another owner afterwards, or it ends. */
const unlessMoved =
  (owner: string): Note =>
  ({ after }, locale) =>
    after && owner in after ? null : said("asked_there", locale);

const ofPartnership: Note = ({ after }, locale) => {
  if (after?.status === "left") return said("one_partner", locale);
  return after && "status" in after ? said("stronger", locale) : null;
};

/** What becomes of a thing, where it does not simply move. */
const NOTES: Partial<Record<MovedKind, Note>> = {
  person: ofPlace,
  invitation: unlessMoved("subjectId"),
  role_link: unlessMoved("grantedInstitutionId"),
  request: unlessMoved("subjectId"),
  offer: (_, locale) => said("offer_ends", locale),
  partnership: ofPartnership,
  interest: ({ after }, locale) => (after?.status === "withdrawn" ? said("needless", locale) : null),
};

const noteOf: Note = (move, locale) => NOTES[move.kind]?.(move, locale) ?? null;

/** A link to a role is an invitation too; who works on a part is of it, and a change of a result is that of a result. */
const SHOWN_WITH = {
  role_link: "invitation",
  package_partner: "package",
  result_change: "result",
} as const satisfies Partial<Record<MovedKind, keyof typeof WORDS>>;

const isShownWith = (kind: MovedKind): kind is keyof typeof SHOWN_WITH => Object.hasOwn(SHOWN_WITH, kind);

/** Of these there can be many in one project: each project stands once. */
const ONCE_A_PROJECT: readonly MovedKind[] = [
  ...(["package", "package_partner", "milestone", "progress", "document", "commitment"] as const),
  ...(["lead_offer", "not_for_us"] as const),
];

/** A receipt, or a plan, in words: each kind of thing, and each thing of it. */
export async function movesInWords(asking: Asking, moves: readonly Move[]): Promise<MovedGroup[]> {
  const { locale } = asking;
  const t = translator(locale);
  const groups = new Map<MovedKind, MovedGroup>();
  for (const [kind, own] of Map.groupBy(moves, (move) => move.kind)) {
    if (kind === "record") continue;
    const shown = isShownWith(kind) ? SHOWN_WITH[kind] : kind;
    const group = groups.get(shown) ?? { kind: shown, title: t(`members:merging.kind.${shown}`), lines: [] };
    groups.set(shown, group);
    if (isCounted(kind)) {
      const text = t(`members:merging.${COUNTED[kind]}`, { count: own.length });
      group.lines.push({ key: kind, text, to: null, note: null });
      continue;
    }
    const words = await WORDS[kind](
      asking,
      own.map(({ objectId }) => objectId),
      own,
    );
    for (const move of own) {
      const { text, to = null } = words.get(move.objectId) ?? { text: t("members:merging.gone") };
      if (ONCE_A_PROJECT.includes(kind) && to !== null && group.lines.some((line) => line.to === to)) continue;
      group.lines.push({ key: `${kind}:${move.objectId}`, text, to, note: noteOf(move, locale) });
    }
  }
  return [...groups.values()];
}
