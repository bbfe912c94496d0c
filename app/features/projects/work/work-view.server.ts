import { randomUUID } from "node:crypto";
import { formatDay, formatMonth } from "#app/i18n/format.server.ts";
import { dueOn } from "#app/i18n/when.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutionsIn, isUnderWay, ordersWork, type Partnership, writesFor } from "../project/partnership.policy.ts";
import type { Audience } from "../project/project.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { titleIn } from "../project/project-title.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { answersFor, type Colleague, listColleagues, listMilestones, listPackages } from "./list-work.server.ts";
import type { MilestoneRow, PackageRow } from "./list-work.server.ts";
import type { MilestoneView, PackageView, WorkView } from "./work-model.ts";
import { timelineOf } from "./work-timeline.ts";
import type { MilestoneStanding } from "#db/vocabulary-work.ts";
import { ADVISED_PACKAGES, MOST, standingOn } from "./work.ts";

export interface WorkSubject {
  found: FoundProject;
  partnership: Partnership;
  audience: Audience;
}

const TONES = {
  planned: "neutral",
  in_progress: "info",
  done: "ok",
  late: "bad",
  cancelled: "neutral",
} as const satisfies Record<MilestoneStanding, string>;

/** What a view of the work is made from. */
interface Known {
  words: Words;
  /** Names of the institutions that work on it. */
  names: ReadonlyMap<string, string>;
  colleagues: readonly Colleague[];
  packages: readonly PackageRow[];
  mine: readonly string[];
  isLead: boolean;
}

/** The institutions that work on a project, by their ids, in the reader's language. */
export function namesIn({ found, partnership }: Omit<WorkSubject, "audience">, words: Words): Map<string, string> {
  const known = [found.lead, ...found.partners.flatMap(({ institution }) => institution ?? [])];
  const here = institutionsIn(partnership);
  return new Map(
    here.flatMap((id) => {
      const institution = known.find((one) => one.id === id);
      return institution ? [[id, nameView(words, institution)] as const] : [];
    }),
  );
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);

/** Orders a part: the lead of the project, or whoever leads the part. */
function orders({ isLead, mine, packages }: Known, packageId: string | null): boolean {
  const leadId = packages.find(({ id }) => id === packageId)?.institutionId;
  return isLead || (leadId != null && mine.includes(leadId));
}

function milestoneView(row: MilestoneRow, known: Known): MilestoneView {
  const { words, names, colleagues, mine } = known;
  const { t, locale, today } = words;
  const standing = standingOn(row, today);
  const person = answersFor(row, colleagues);
  const institution = names.get(row.institutionId) ?? t("work:milestone.left");
  const mayOrder = mine.length > 0 && orders(known, row.packageId);
  const { id, version, title, evidence } = row;
  return {
    ...{ id, title },
    due: dueOn(row.dueOn, today, locale),
    responsible: person ? t("work:milestone.person_of", { person: person.name, institution }) : institution,
    status: { label: t(`vocabulary:milestone_state.${standing}`), tone: TONES[standing] },
    evidence: evidence === null ? null : { text: evidence, isAddress: isAddress(evidence) },
    doneOn: row.doneOn === null ? null : formatDay(row.doneOn, locale),
    edit: mayOrder
      ? {
          ...{ id, version, title, packageId: row.packageId ?? "", dueOn: row.dueOn },
          ...{ institutionId: row.institutionId, responsibleId: row.responsibleId ?? "" },
        }
      : null,
    standing:
      mayOrder || mine.includes(row.institutionId)
        ? { id, version, state: row.state, doneOn: row.doneOn ?? "", evidence: evidence ?? "" }
        : null,
    mayCancel: mayOrder,
  };
}

function packageView(row: PackageRow, index: number, milestones: readonly MilestoneRow[], known: Known): PackageView {
  const { words, names, mine } = known;
  const { t, locale } = words;
  const { id, version, title, startMonth, endMonth, institutionId, partners } = row;
  const mayEdit = mine.length > 0 && orders(known, id);
  return {
    ...{ id, title, number: index + 1 },
    lead: (institutionId && names.get(institutionId)) ?? null,
    partners: partners.flatMap((one) => names.get(one) ?? []),
    period: monthsText([startMonth, endMonth], { t, locale }),
    milestones: milestones.filter((one) => one.packageId === id).map((one) => milestoneView(one, known)),
    edit: mayEdit ? { id, version, title, institutionId: institutionId ?? "", partners, startMonth, endMonth } : null,
  };
}

const optionsOf = (names: ReadonlyMap<string, string>) => [...names].map(([value, label]) => ({ value, label }));

const monthsText = ([from, until]: readonly [string, string], { t, locale }: Pick<Words, "t" | "locale">) =>
  t("work:period", { from: formatMonth(from, locale), until: formatMonth(until, locale) });

function timelineView(drawn: ReturnType<typeof timelineOf>, words: Words): WorkView["timeline"] {
  if (!drawn) return null;
  const { months, ...timeline } = drawn;
  return { ...timeline, span: monthsText(months, words) };
}

/** Who works on projects of each of them, to choose from. */
export const peopleIn = (names: ReadonlyMap<string, string>, colleagues: readonly Colleague[]) =>
  [...names].map(([institutionId, label]) => ({
    label,
    options: colleagues
      .filter((one) => one.institutionId === institutionId)
      .map(({ id, name }) => ({ value: id, label: name })),
  }));

function newPackage({ row }: FoundProject, today: string) {
  const [startMonth, endMonth] = [row.startMonth ?? today.slice(0, 7), row.endMonth ?? ""];
  return { id: randomUUID(), version: 0, title: "", institutionId: "", partners: [], startMonth, endMonth };
}

/** The work of a project in its parts, as somebody of the partnership reads it. */
export async function workView(db: Reader, subject: WorkSubject, words: Words): Promise<WorkView> {
  const { found, partnership, audience } = subject;
  const names = namesIn(subject, words);
  const [packages, rows, colleagues] = await Promise.all([
    listPackages(db, found.row.id),
    listMilestones(db, found.row.id),
    listColleagues(db, institutionsIn(partnership)),
  ]);
  const mine = writesFor(audience, partnership);
  const isLead = ordersWork(audience, partnership);
  const known = { words, names, colleagues, packages, mine, isLead };
  const views = packages.map((row, index) => packageView(row, index, rows, known));
  const parts = packages.filter(({ id }) => mine.length > 0 && orders(known, id));
  const mayAddMilestone = (isLead || parts.length > 0) && rows.length < MOST.milestones;
  return {
    title: words.t("work:title"),
    project: { title: titleIn(words.locale, found.row), to: `/projects/${found.row.slug}` },
    isLead,
    isUnderWay: isUnderWay(partnership),
    packages: views,
    milestones: rows.filter(({ packageId }) => packageId === null).map((one) => milestoneView(one, known)),
    timeline: timelineView(timelineOf(views, { packages, milestones: rows }, words), words),
    hasMany: packages.length >= ADVISED_PACKAGES,
    institutions: optionsOf(names),
    parts: parts.map(({ id, title }) => ({ value: id, label: title })),
    people: peopleIn(names, colleagues),
    newPackage: isLead && packages.length < MOST.packages ? newPackage(found, words.today) : null,
    mayAddMilestone,
    newMilestone:
      mine.length > 0
        ? {
            ...{ id: randomUUID(), version: 0, title: "", dueOn: "", responsibleId: "" },
            ...{ packageId: "", institutionId: "" },
          }
        : null,
  };
}
