import { and, eq, gte, inArray, lt } from "drizzle-orm";
import { LONGEST_TAKEN, MOST_TAKEN, sourceOf } from "#app/features/members/year/taken.ts";
import type { BoardLine, OnBoard } from "#app/features/members/year/ui/year-model.ts";
import { projectsSince } from "#app/features/members/year/year-on-board.server.ts";
import { formatNumber } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { TakenFromBoard } from "#db/schema/membership-years.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectResults } from "#db/schema/results.ts";
import type { Audience } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { listPublished, ofInstitution } from "../published/published-results.server.ts";
import { resultPath } from "../published/result-page.server.ts";
import { COUNTS } from "../report/report.ts";
import { dateWords, resultTitle } from "../results/result-words.server.ts";
import { networkOf, placesOf } from "./places.server.ts";
import { notesOf, reachedIn } from "./reached.server.ts";

interface Asked {
  institution: { id: string; slug: string; country: string };
  since: Date;
  year: number;
}

interface Reading {
  db: Reader;
  audience: Audience;
  words: Words;
}

interface Proposed extends TakenFromBoard {
  from: OnBoard;
}

type ProjectOf = Awaited<ReturnType<typeof projectsSince>>[number];

/**
 * What of the board can be taken into the report of an institution, and what it took before: its words stand, with what the
 * board says now where that is something else.
 */
export async function boardLines(
  asked: Asked & { taken: readonly TakenFromBoard[] | null },
  reading: Reading,
): Promise<BoardLine[]> {
  const { t } = reading.words;
  const proposed = await proposedLines(asked, reading);
  const taken = new Map((asked.taken ?? []).map((one) => [sourceOf(one), one]));
  const known = new Set(proposed.map(sourceOf));
  const gone = [...taken.values()].filter((one) => !known.has(sourceOf(one)));
  const places = await placesOf(gone, asked.institution, reading);
  const lineFor = (one: TakenFromBoard, from: OnBoard | null, now: string | null): BoardLine => ({
    source: sourceOf(one),
    kind: t(`members:year.board.kind.${one.kind}`),
    from,
    text: one.text,
    isTaken: asked.taken === null || (taken.has(sourceOf(one)) && taken.get(sourceOf(one))?.isLeftOut !== true),
    now: now === one.text ? null : now,
  });
  const kept = gone.map((one) => lineFor(one, places.get(sourceOf(one)) ?? null, null));
  const offered = proposed.map(({ from, ...one }) => lineFor(taken.get(sourceOf(one)) ?? one, from, one.text));
  return [...kept, ...offered].slice(0, MOST_TAKEN);
}

/**
 * What of a form an institution may keep: what the board has of it or had before, and of what it leaves out only words that
 * are its own.
 */
export async function ownLines(
  lines: readonly TakenFromBoard[],
  asked: Asked & { taken: readonly TakenFromBoard[] },
  reading: Reading,
): Promise<TakenFromBoard[]> {
  const proposed = new Map((await proposedLines(asked, reading)).map((one) => [sourceOf(one), one.text]));
  const places = await placesOf(lines, asked.institution, reading);
  const before = new Set(asked.taken.map(sourceOf));
  return lines.filter((one) => {
    const source = sourceOf(one);
    const isOwn = proposed.has(source) || places.has(source) || before.has(source);
    return isOwn && !(one.isLeftOut && one.text === proposed.get(source)?.trim());
  });
}

async function proposedLines(asked: Asked, reading: Reading): Promise<Proposed[]> {
  const { db } = reading;
  const rows = await projectsSince(db, { institutionId: asked.institution.id, since: asked.since, year: asked.year });
  const lines = [
    ...projectLines(rows, asked, reading),
    ...(await resultLines(asked, reading)),
    ...(await reachedLines(rows, asked, reading)),
    ...(await countryLines(rows, asked, reading)),
  ];
  return lines.map((line) => ({ ...line, text: shortened(line.text) }));
}

const shortened = (text: string) => (text.length > LONGEST_TAKEN ? `${text.slice(0, LONGEST_TAKEN - 1)}…` : text);

function projectLines(rows: readonly ProjectOf[], { institution }: Asked, { words }: Reading): Proposed[] {
  const { t, locale } = words;
  return rows.map(({ project, role }) => {
    const title = titleIn(locale, project);
    const isLed = project.leadInstitutionId === institution.id;
    const state = t(`vocabulary:project_status.${project.status}.title`);
    return {
      ...{ kind: "project", of: project.id },
      text: lineOf([title.text, isLed ? t("members:year.lead") : role, state], "; "),
      from: { to: `/projects/${project.slug}`, ...title },
    };
  });
}

async function resultLines({ institution, since, year }: Asked, { db, audience, words }: Reading): Promise<Proposed[]> {
  const { date, publishedAt } = projectResults;
  const isOfYears = and(gte(date, String(since.getUTCFullYear())), lt(date, String(year + 1)));
  const where = and(ofInstitution(db, institution.id), gte(publishedAt, since), isOfYears);
  const found = await listPublished(db, audience, { where, limit: MOST_TAKEN });
  return found.map(({ row, project }) => {
    const title = resultTitle(words.locale, row);
    const type = words.t(`vocabulary:result_type.${row.type}`);
    return {
      ...{ kind: "result", of: row.id },
      text: lineOf([title.text, type, row.date && dateWords(row.date, words.locale)], "; "),
      from: { to: resultPath(project, row), ...title },
    };
  });
}

async function reachedLines(rows: readonly ProjectOf[], asked: Asked, { db, words }: Reading): Promise<Proposed[]> {
  const found = await reachedIn(
    rows.map(({ project }) => project.id),
    asked,
    db,
  );
  return rows.flatMap(({ project }): Proposed[] => {
    const reached = found.get(project.id);
    if (!reached) return [];
    const title = titleIn(words.locale, project);
    return [
      {
        ...{ kind: "reached", of: project.id },
        text: lineOf([title.text, ...countedIn(reached.counts, words)], "; "),
        from: { to: `/projects/${project.slug}/${reached.isReported ? "report" : "progress"}`, ...title },
      },
    ];
  });
}

const countedIn = (counts: Record<(typeof COUNTS)[number], number | null>, { t, locale }: Words) =>
  COUNTS.flatMap((name) => {
    const number = counts[name] === null ? null : formatNumber(counts[name], locale);
    if (number === null) return [];
    return [
      name === "peopleTotal" ? t("members:year.board.reached", { number }) : t(`report:counted.${name}`, { number }),
    ];
  });

/** The countries of those with whom it works in these projects, and those its notes name. */
async function countryLines(rows: readonly ProjectOf[], asked: Asked, { db, words }: Reading): Promise<Proposed[]> {
  const ids = rows.map(({ project }) => project.id);
  if (ids.length === 0) return [];
  const partners = await db
    .select({ of: institutions.country, named: projectPartners.country })
    .from(projectPartners)
    .leftJoin(institutions, eq(institutions.id, projectPartners.institutionId))
    .where(and(inArray(projectPartners.projectId, ids), eq(projectPartners.status, "confirmed")));
  const leads = await db
    .select({ of: institutions.country })
    .from(institutions)
    .where(
      inArray(
        institutions.id,
        rows.map(({ project }) => project.leadInstitutionId),
      ),
    );
  const codes = new Set([
    ...leads.map(({ of }) => of),
    ...partners.flatMap(({ of, named }) => of ?? named ?? []),
    ...(await notesOf(ids, asked, db)).flatMap(({ countries }) => countries),
  ]);
  codes.delete(asked.institution.country);
  if (codes.size === 0) return [];
  const { t, locale } = words;
  const names = [...codes].map((code) => countryName(code, locale)).sort(new Intl.Collator(locale).compare);
  return [
    {
      ...{ kind: "countries", of: "" },
      text: t("members:year.board.countries", { countries: names.join(", ") }),
      from: networkOf(asked.institution, words),
    },
  ];
}
