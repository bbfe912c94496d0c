import { inArray } from "drizzle-orm";
import { formatDay, formatNumber } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { searchWith } from "#app/ui/search-params.ts";
import type { Reader } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import type { Locale } from "#db/locales.ts";
import { RESULT_TYPES } from "#db/vocabulary-results.ts";
import { THEMES } from "#db/vocabulary-taxonomies.ts";
import { initiativeAddresses, initiativeTitles } from "../board/initiative-filter.server.ts";
import { selectCards } from "../board/select-cards.server.ts";
import { PICTURE_ID } from "../network/ui/network-model.ts";
import { AS_VISITOR } from "../project/as-visitor.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { titleIn } from "../project/project-title.ts";
import { nameView, periodText, projectStatus, type Words } from "../project/project-words.server.ts";
import { listPublished } from "../published/published-results.server.ts";
import { resultCard } from "../published/result-page.server.ts";
import { type YearFigures, yearFigures } from "./year-figures.server.ts";
import { type Figure, FIGURES, type Share, SHARES, type ShareView, type YearView } from "./year-model.ts";

const MOST_PROJECTS = 20;
const MOST_RESULTS = 10;
const MOST_REPORTS = 10;

/** What the address narrows a year to; an initiative by its address. */
interface AskedYear {
  year: number;
  initiative: string | null;
  theme: string | null;
  years: readonly number[];
  /** The address names more than one initiative or theme, of which the first counts. */
  namesSeveral: boolean;
}

/** Initiatives that have a page: what they are called, and their ids. */
interface Named {
  titles: ReadonlyMap<string, string>;
  slugOf: ReadonlyMap<string, string>;
  idOf: ReadonlyMap<string, string>;
}

/** What of an address can be asked for; null where it names an initiative or a theme that there is not. */
export async function readYearAsked(db: Reader, params: URLSearchParams) {
  const initiative = params.get("initiative") || null;
  const theme = params.get("theme") || null;
  const { idOf } = await initiativeAddresses(db);
  const isKnown =
    (initiative === null || idOf.has(initiative)) && (theme === null || THEMES.some((one) => one === theme));
  const namesSeveral = (["initiative", "theme"] as const).some((name) => new Set(params.getAll(name)).size > 1);
  return isKnown ? { initiative, theme, namesSeveral } : null;
}

const searchOf = (params: Record<string, string | number | null>) => searchWith("", params);

/** The lists that say the same as the figures, as everybody reads them. */
function listsOf({ year, initiative, theme }: AskedYear) {
  const { name, value } = AS_VISITOR;
  const asked = { initiative, theme };
  return {
    board: (facet: string, of = year) => `/projects${searchOf({ [facet]: of, ...asked, [name]: value })}`,
    results: (type: string | null = null) => `/results${searchOf({ year, ...asked, type, [name]: value })}`,
    // Projects of one theme are not told apart there.
    network:
      theme === null
        ? `/directory${searchOf({ view: "network", year, initiative, [name]: value })}#${PICTURE_ID}`
        : null,
    page: (change: Record<string, string | null>) => `/year/${year}${searchOf({ ...asked, ...change })}`,
  };
}

type Lists = ReturnType<typeof listsOf>;

/** Of members and their countries there is the table of this page. */
function leadsTo(figure: Figure, lists: Lists): string | null {
  if (figure === "members" || figure === "countries") return "#countries";
  if (figure === "ran") return lists.board("year");
  if (figure === "began" || figure === "ended") return lists.board(figure);
  if (figure === "pairs") return lists.network;
  return figure === "results" ? lists.results() : null;
}

const anyOf = (shares: Record<Share, number>) => SHARES.some((share) => shares[share] > 0);

/** Those of which there is anything, those with the most projects first. */
function sharesView(
  shares: ReadonlyMap<string, Record<Share, number>>,
  view: (value: string) => Pick<ShareView, "label" | "to"> | null,
): ShareView[] {
  return [...shares]
    .filter(([, figures]) => anyOf(figures))
    .sort(([a, one], [b, other]) => other.ran - one.ran || other.results - one.results || (a < b ? -1 : 1))
    .flatMap(([value, figures]) => {
      const shown = view(value);
      return shown ? [{ ...shown, figures: SHARES.map((share) => figures[share]) }] : [];
    });
}

/** Those with the most members first, alike ones as the reader's alphabet has them. */
function countriesView(byCountry: YearFigures["byCountry"], locale: Locale): ShareView[] {
  const { compare } = new Intl.Collator(locale);
  return byCountry
    .map(([code, members]) => ({ label: countryName(code, locale), members }))
    .sort((a, b) => b.members - a.members || compare(a.label, b.label))
    .map(({ label, members }) => ({ label, figures: [members] }));
}

function tablesOf(figures: YearFigures, asked: AskedYear, { titles, slugOf }: Named, words: Words) {
  const lists = listsOf(asked);
  const { t, locale } = words;
  return {
    initiatives:
      asked.initiative !== null
        ? []
        : sharesView(figures.byInitiative, (id) => {
            const slug = slugOf.get(id);
            const label = slug && titles.get(slug);
            return label ? { label, to: lists.page({ initiative: slug }) } : null;
          }),
    themes:
      asked.theme !== null
        ? []
        : sharesView(figures.byTheme, (theme) => ({
            label: vocabularyLabel(`theme.${theme}`, locale),
            to: lists.page({ theme }),
          })),
    countries: countriesView(figures.byCountry, locale),
    types: RESULT_TYPES.flatMap((type) => {
      const number = figures.byType.get(type) ?? 0;
      return number > 0
        ? [{ label: t(`vocabulary:result_type.${type}`), to: lists.results(type), figures: [number] }]
        : [];
    }),
  };
}

function plannedView({ planned, year, isRunning }: YearFigures, lists: Lists, { t }: Words): YearView["planned"] {
  const lines = [
    { name: "planned", count: planned.planned, to: lists.board("planned") },
    { name: "due", count: planned.due, to: lists.board("due") },
    { name: "next", count: isRunning ? planned.next : 0, to: lists.board("planned", year + 1) },
  ] as const;
  return lines.flatMap(({ name, count, to }) =>
    count > 0 ? [{ text: t(`projects:year.planned.${name}`, { count }), to }] : [],
  );
}

async function listsView(db: Reader, figures: YearFigures, lists: Lists, words: Words) {
  const { locale, today } = words;
  const everybody = await getAudience(db, null, today);
  const ids = figures.ran.slice(0, MOST_PROJECTS);
  const cards =
    ids.length > 0
      ? await selectCards(db, inArray(projects.id, [...ids]), { order: [], limit: ids.length, offset: 0 })
      : [];
  const resultIds = figures.results.slice(0, MOST_RESULTS);
  const where = inArray(projectResults.id, [...resultIds]);
  const results = resultIds.length > 0 ? await listPublished(db, everybody, { where, limit: resultIds.length }) : [];
  return {
    projects: {
      rows: ids.flatMap((id) => {
        const row = cards.find((card) => card.id === id);
        if (!row) return [];
        const { slug, startMonth, endMonth, status, answerBy } = row;
        return [
          {
            ...{ slug, title: titleIn(locale, row), lead: nameView(words, row.lead) },
            period: periodText(words, startMonth, endMonth),
            status: projectStatus(words, status, answerBy),
          },
        ];
      }),
      total: figures.figures.ran,
      to: lists.board("year"),
    },
    results: {
      cards: results.map((row) => resultCard(row, row.project, words)),
      total: figures.figures.results,
      to: lists.results(),
    },
    reports: {
      rows: figures.reports.slice(0, MOST_REPORTS).map((row) => ({
        ...{ slug: row.slug, title: titleIn(locale, row) },
        people: formatNumber(row.people, locale),
      })),
      total: figures.reports.length,
    },
  };
}

function filterView({ year, initiative, theme }: AskedYear, { titles }: Named, { locale }: Words): YearView["filter"] {
  const choices = [...titles].map(([value, label]) => ({ value, label }));
  return {
    ...{ initiative: initiative ?? "", theme: theme ?? "" },
    initiatives: choices.sort((a, b) => new Intl.Collator(locale).compare(a.label, b.label)),
    themes: THEMES.map((value) => ({ value, label: vocabularyLabel(`theme.${value}`, locale) })),
    wholeTo: initiative === null && theme === null ? null : `/year/${year}`,
  };
}

function titleOf({ year, initiative, theme }: AskedYear, { titles }: Named, { t, locale }: Words): string {
  const of = [initiative && titles.get(initiative), theme && vocabularyLabel(`theme.${theme}`, locale)];
  const named = of.filter(Boolean).join(", ");
  return named
    ? t("projects:year.title_of", { year: String(year), of: named })
    : t("projects:year.title", { year: String(year) });
}

/** That the page shows one of those the address names, and which; null where it names no more. */
function severalText(asked: AskedYear, named: Named, words: Words): string | null {
  return asked.namesSeveral ? words.t("projects:year.several", { shown: titleOf(asked, named, words) }) : null;
}

async function read(db: Reader, asked: AskedYear, words: Words) {
  const addresses = await initiativeAddresses(db);
  const named = { ...addresses, titles: await initiativeTitles(db, words.locale) };
  const { year, theme, initiative } = asked;
  const narrowed = { theme, initiative: initiative === null ? null : (addresses.idOf.get(initiative) ?? "") };
  return { named, figures: await yearFigures(db, year, { today: words.today, narrowed }) };
}

function figuresView({ figures, before }: YearFigures, lists: Lists, { t }: Words): YearView["figures"] {
  return FIGURES.map((name) => ({
    ...{ name, number: figures[name], before: before[name] },
    ...{ term: t(`projects:year.figure.${name}.term`), explain: t(`projects:year.figure.${name}.explain`) },
    to: figures[name] > 0 ? leadsTo(name, lists) : null,
  }));
}

/** What the network did in a year, the same for everybody. */
export async function yearView(db: Reader, asked: AskedYear, words: Words): Promise<YearView> {
  const { named, figures } = await read(db, asked, words);
  const { year, initiative, theme } = asked;
  const lists = listsOf(asked);
  const search = searchOf({ initiative, theme });
  const shown = figuresView(figures, lists, words);
  return {
    ...{ year, title: titleOf(asked, named, words) },
    countedOn: figures.isRunning ? formatDay(words.today, words.locale) : null,
    isEmpty: shown.every(({ number }) => number === 0),
    filter: filterView(asked, named, words),
    severalNamed: severalText(asked, named, words),
    figures: shown,
    planned: plannedView(figures, lists, words),
    ...tablesOf(figures, asked, named, words),
    ...(await listsView(db, figures, lists, words)),
    csv: `/year/${year}/figures.csv${search}`,
    years: asked.years.map((one) => ({ year: one, to: `/year/${one}${search}` })),
  };
}
