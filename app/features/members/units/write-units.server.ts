import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { LOCALES, type Translations } from "#db/locales.ts";
import { fold } from "#db/search.server.ts";
import { institutions } from "#db/schema/members.ts";
import { units } from "#db/schema/members.ts";
import type { IscedNarrow, Theme } from "#db/vocabulary-taxonomies.ts";
import { findEditable } from "../institution/editable-institution.server.ts";
import { derivedColumns } from "../institution/institution-entry.server.ts";
import { readTexts } from "../institution/institution-texts.server.ts";
import { listTopics } from "../institution/own-institution.server.ts";
import { listContacts } from "./unit-contacts.server.ts";
import { readUnits, writeUnitTexts } from "./unit-texts.server.ts";
import { wordsOfUnits } from "./unit-words.server.ts";
import { idsWithin, isOpen, MOST_KEPT, MOST_UNITS, possibleParents, type Unit, under } from "./units.ts";
import type { UnitChange } from "./unit.schema.ts";

type Context = Pick<Services, "withTransaction" | "clock">;

interface Saved {
  institutionId: string;
  /** Of a new unit the id that its form was given: sent twice, it is added once. */
  unitId: string;
  isNew: boolean;
  change: UnitChange;
}

type Chosen = "no-contact" | "no-parent" | "name-taken";
type Refused = Refusal<"not-found" | "forbidden" | "stale" | "impossible" | "too-many", Chosen | "other-unit">;
type SaveOutcome = { ok: true } | Refused;

/**
 * Adds a unit or changes one. Refused as `stale` when somebody saved it since its version was read, as `impossible` when it
 * is closed, as `no-parent` and `no-contact` when what was chosen cannot be it (any more), as `name-taken` when another one
 * in the same place is called so, as `other-unit` when another unit was added from the same form.
 */
export function saveUnit({ withTransaction, clock }: Context, saved: Saved, actor: Viewer): Promise<SaveOutcome> {
  const { institutionId, unitId, isNew, change } = saved;
  return withTransaction(async (tx) => {
    const own = await findEditable(tx, institutionId, actor, clock);
    if ("ok" in own) return own;
    const all = await readUnits(tx, institutionId);
    const former = all.find(({ id }) => id === unitId) ?? null;
    if (isNew && former) return isAsSent(former, change) ? { ok: true } : refused("other-unit");
    const refusal = former ? refuseChange(former, change) : await refuseNew(tx, all, { unitId, isNew });
    const chosen = refusal ?? (await refuseChosen(tx, all, saved));
    if (chosen) return chosen;
    const now = clock.now();
    await write(tx, all, { ...saved, former }, now);
    await publishUnits(tx, institutionId, now);
    const action = former ? "institution.unit_changed" : "institution.unit_added";
    const data = { unit: change.unitName };
    await recordActivity(tx, { action, subjectId: institutionId, actorId: actor.id, data }, now);
    return { ok: true };
  });
}

function refuseChange(former: Unit, { version }: UnitChange): Refusal<"impossible" | "stale"> | null {
  if (!isOpen(former)) return refused("impossible");
  return former.version === version ? null : refused("stale");
}

async function refuseNew(
  tx: Tx,
  all: readonly Unit[],
  { unitId, isNew }: Pick<Saved, "unitId" | "isNew">,
): Promise<Refusal<"not-found" | "too-many"> | null> {
  if (!isNew || (await tx.$count(units, eq(units.id, unitId))) > 0) return refused("not-found");
  return hasRoom(all) ? null : refused("too-many");
}

async function refuseChosen(
  tx: Tx,
  all: readonly Unit[],
  { institutionId, unitId, isNew, change }: Saved,
): Promise<Refusal<never, Chosen> | null> {
  const { parent, contact } = change;
  const isPossible = ({ unit }: { unit: Unit }) => unit.id === parent;
  if (parent !== undefined && !possibleParents(all, isNew ? null : unitId).some(isPossible))
    return refused("no-parent");
  const isThere = (one: Unit) => one.parentId === (parent ?? null) && fold(one.name) === fold(change.unitName);
  const isCalledSo = all.some((one) => one.id === unitId && isThere(one));
  if (!isCalledSo && all.some((one) => isOpen(one) && isThere(one))) return refused("name-taken");
  if (contact === undefined) return null;
  const contacts = await listContacts(tx, institutionId);
  return contacts.some(({ userId }) => userId === contact) ? null : refused("no-contact");
}

async function write(
  tx: Tx,
  all: readonly Unit[],
  { institutionId, unitId, change, former }: Saved & { former: Unit | null },
  now: Date,
): Promise<void> {
  const { parent: parentId = null, contact: contactId = null } = change;
  const place = former?.parentId === parentId ? former.place : lastPlace(all, parentId) + 1;
  const values = { ...columnsOf(change), parentId, contactId, place, updatedAt: now };
  if (former)
    await tx
      .update(units)
      .set({ ...values, version: former.version + 1 })
      .where(eq(units.id, unitId));
  else await tx.insert(units).values({ ...values, id: unitId, institutionId, version: 1, createdAt: now });
  await writeUnitTexts(tx, unitId, textsOf(change));
}

/** Whether a unit stands as a form says it. */
function isAsSent(unit: Unit, change: UnitChange): boolean {
  const { names, about } = textsOf(change);
  const { parent: parentId = null, contact: contactId = null } = change;
  const sent = { ...columnsOf(change), parentId, contactId, translatedNames: names, about };
  return Object.entries(sent).every(([name, value]) => isDeepStrictEqual(value, unit[name as keyof typeof sent]));
}

const hasRoom = (all: readonly Unit[]): boolean => all.filter(isOpen).length < MOST_UNITS && all.length < MOST_KEPT;

const lastPlace = (all: readonly Unit[], parentId: string | null): number =>
  Math.max(0, ...all.filter((unit) => unit.parentId === parentId).map(({ place }) => place));

function columnsOf(change: UnitChange) {
  const { unitKind, unitName, unitLanguage, unitSince, unitThemes, unitUnesco, unitStudies, unitSite, readers } =
    change;
  return {
    ...{ kind: unitKind, name: unitName, nameLanguage: unitLanguage, since: unitSince ?? null },
    ...{ themes: unitThemes, unescoFields: unitUnesco, fieldsOfStudy: unitStudies, website: unitSite ?? null },
    restrictedTo: readers === "public" ? null : readers,
  };
}

function textsOf(change: UnitChange): { names: Translations; about: Translations } {
  const read = (name: "unitName" | "unitAbout") =>
    Object.fromEntries(
      LOCALES.flatMap((locale) => {
        const text = change[fieldIn(name, locale)];
        return text ? [[locale, text]] : [];
      }),
    ) as Translations;
  return { names: read("unitName"), about: read("unitAbout") };
}

/** Writes the words everybody may find the units by among those of their institution, and marks its entry as changed. */
export async function publishUnits(tx: Tx, institutionId: string, now: Date): Promise<void> {
  const [row] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
  if (!row) return;
  const unitWords = wordsOfUnits(await readUnits(tx, institutionId));
  const translatedProfiles = await readTexts(tx, institutionId, "profile");
  const themes = (await listTopics(tx, institutionId, "theme")) as Theme[];
  const fields = (await listTopics(tx, institutionId, "field")) as IscedNarrow[];
  const { search } = derivedColumns({ ...row, unitWords, translatedProfiles }, themes, fields);
  await tx.update(institutions).set({ unitWords, search, updatedAt: now }).where(eq(institutions.id, institutionId));
  await touchDirectory(tx, institutionId);
}

interface Act {
  institutionId: string;
  unitId: string;
}

type ActOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "too-many", "no-parent">;

/** Does something with the units of an institution and writes what everybody then reads of them. */
function actOnUnit(
  { withTransaction, clock }: Context,
  { institutionId, unitId }: Act,
  actor: Viewer,
  act: (tx: Tx, unit: Unit, all: readonly Unit[], now: Date) => Promise<ActOutcome | "nothing">,
): Promise<ActOutcome> {
  return withTransaction(async (tx) => {
    const own = await findEditable(tx, institutionId, actor, clock);
    if ("ok" in own) return own;
    const all = await readUnits(tx, institutionId);
    const unit = all.find(({ id }) => id === unitId);
    if (!unit) return refused("not-found");
    const now = clock.now();
    const outcome = await act(tx, unit, all, now);
    if (outcome === "nothing") return { ok: true };
    if (outcome.ok) await publishUnits(tx, institutionId, now);
    return outcome;
  });
}

/** Closes a unit with all that belongs to it: nobody but those who edit it reads of it any more. */
export const closeUnit = (context: Context, closing: Act, actor: Viewer): Promise<ActOutcome> =>
  actOnUnit(context, closing, actor, async (tx, unit, all, now) => {
    if (!isOpen(unit)) return "nothing";
    const within = idsWithin(all, unit.id);
    await setClosed(
      tx,
      all.filter((one) => isOpen(one) && within.has(one.id)),
      now,
      now,
    );
    await recordActivity(tx, { action: "institution.unit_closed", ...entryOf(closing, unit, actor) }, now);
    return { ok: true };
  });

/** Takes the closing of a unit back, with that of all that was closed with it. Refused where what it belongs to is closed. */
export const reopenUnit = (context: Context, opening: Act, actor: Viewer): Promise<ActOutcome> =>
  actOnUnit(context, opening, actor, async (tx, unit, all, now) => {
    if (isOpen(unit)) return "nothing";
    const parent = all.find(({ id }) => id === unit.parentId);
    if (parent && !isOpen(parent)) return refused("no-parent");
    const within = idsWithin(all, unit.id);
    const isWithIt = (one: Unit) => within.has(one.id) && one.closedAt?.getTime() === unit.closedAt?.getTime();
    const reopened = all.filter(isWithIt);
    if (all.filter(isOpen).length + reopened.length > MOST_UNITS) return refused("too-many");
    await setClosed(tx, reopened, null, now);
    await recordActivity(tx, { action: "institution.unit_reopened", ...entryOf(opening, unit, actor) }, now);
    return { ok: true };
  });

async function setClosed(tx: Tx, closed: readonly Unit[], closedAt: Date | null, now: Date): Promise<void> {
  for (const { id, version } of closed)
    await tx
      .update(units)
      .set({ closedAt, version: version + 1, updatedAt: now })
      .where(eq(units.id, id));
}

const entryOf = ({ institutionId }: Act, { name }: Unit, actor: Viewer) => ({
  subjectId: institutionId,
  actorId: actor.id,
  data: { unit: name },
});

interface Move extends Act {
  by: -1 | 1;
  /** Where the page showed it: whoever presses twice, or after somebody else, moves it once. */
  from: number;
}

/** Puts a unit before or after its neighbour among those that belong to the same. */
export const moveUnit = (context: Context, moving: Move, actor: Viewer): Promise<ActOutcome> =>
  actOnUnit(context, moving, actor, async (tx, unit, all, now) => {
    const beside = under(all.filter(isOpen), unit.parentId);
    const at = beside.indexOf(unit);
    const other = beside[at + moving.by];
    if (at !== moving.from || !other) return "nothing";
    const order = beside.toSpliced(at, 1).toSpliced(at + moving.by, 0, unit);
    for (const [place, { id }] of order.entries())
      await tx
        .update(units)
        .set({ place: place + 1 })
        .where(eq(units.id, id));
    await recordActivity(tx, { action: "institution.unit_changed", ...entryOf(moving, unit, actor) }, now);
    return { ok: true };
  });
