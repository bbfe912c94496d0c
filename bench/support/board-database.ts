import Database from "better-sqlite3";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { SEARCH_TEXTS } from "#app/features/projects/project/search-texts.ts";
import { findSharedData } from "#tests/support/shared-data.ts";
import { FUNDING_STATUSES, PROJECT_KINDS, TARGET_GROUPS } from "#db/vocabulary-forms.ts";
import { ISCED_NARROW, LANGUAGES, SDGS, THEMES, UNESCO_FIELDS } from "#db/vocabulary-taxonomies.ts";
import { searchText } from "#db/search.server.ts";
import { createRandom, type Random } from "./random.ts";

const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

function readLines<Line>(name: string): Line[] {
  const file = findSharedData(name);
  if (file === null) throw new Error(`SHARED_DATA/${name} is missing: set SHARED_DATA to where the data is`);
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Line);
}

interface Posted {
  id: string;
  title: string;
  topics: [kind: string, code: string][];
}

/** Puts so many real projects on the board of a database of members, led by its members; says what was put there. */
export function postProjects(file: string, count: number, seed: number): Posted[] {
  const sources = readLines<{ title: string; acronym?: string; programme_title: string }>(
    "projects/cordis_fp7_projects.jsonl.gz",
  );
  const briefs = readLines<{ teaser: string }>("projects/cordis_fp7_briefs.jsonl.gz");
  const plans = readLines<{ deliverables?: { description: string }[] }>("projects/cordis_horizon_europe.jsonl.gz");
  const random = createRandom(seed);
  const sqlite = new Database(file);
  const leads = sqlite.prepare("select institution_id as id from memberships order by 1").pluck().all() as string[];
  const countries = sqlite.prepare("select distinct country from institutions order by 1").pluck().all() as string[];
  const user = sqlite.prepare("select id from users limit 1").pluck().get() as string;
  const posted: Posted[] = [];
  sqlite.transaction(() => {
    for (const [at, { title, acronym, programme_title: programme }] of sources.slice(0, count).entries()) {
      const id = `project-${String(at).padStart(6, "0")}`;
      const summary = briefs[at % briefs.length]?.teaser ?? title;
      const plan = plans[at % plans.length]?.deliverables ?? [];
      const description = plan.map((one) => one.description).join("\n\n") || summary;
      const row = rowOf(random, { id, at, lead: random.pick(leads), user });
      const texts = { title_en: title, acronym: acronym ?? null, summary, description, programme };
      insert(sqlite, "projects", { ...row, ...texts, search: searchText(title, acronym, summary) });
      const search = searchText(title, acronym, summary, description, programme);
      insert(sqlite, "project_member_texts", { id, search });
      const topics = topicsOf(random, countries);
      for (const [kind, code] of topics) insert(sqlite, "project_topics", { project_id: id, kind, code });
      for (const need of needsOf(random, id, countries)) insert(sqlite, "project_needs", need);
      posted.push({ id, title, topics });
    }
    const now = Date.now();
    insert(sqlite, "settings", { name: SEARCH_TEXTS.setting, value: String(SEARCH_TEXTS.version), updated_at: now });
    insert(sqlite, "settings", { name: "demonstration", value: "true", updated_at: now });
    insert(sqlite, "counters", { name: "board", value: 1 });
  })();
  sqlite.close();
  return posted;
}

function insert(sqlite: Database.Database, table: string, row: Record<string, unknown>): void {
  const names = Object.keys(row);
  const places = names.map(() => "?").join(", ");
  sqlite.prepare(`insert into ${table} (${names.join(", ")}) values (${places})`).run(Object.values(row));
}

function rowOf(random: Random, { id, at, lead, user }: { id: string; at: number; lead: string; user: string }) {
  const then = Date.now() - random.below(900) * DAY_MS;
  const status = random.pick(["open", "open", "open", "closed_to_partners", "completed"]);
  return {
    ...{ id, slug: id, status, text_language: "en", kind: random.pick(PROJECT_KINDS) },
    ...{ start_month: dayIn(at % 300).slice(0, 7), end_month: dayIn(400 + (at % 600)).slice(0, 7) },
    ...{ funding_status: random.pick(FUNDING_STATUSES), answer_by: dayIn(random.below(300) - 20) },
    ...{ is_seeking_partners: status === "open" ? 1 : 0, visibility: random.chance(0.7) ? "public" : "members" },
    ...{ translated_titles: "{}", lead_institution_id: lead, lead_user_id: user, updated_by_id: user },
    ...{ is_changed_since_check: 0, version: 1, board_version: 1 },
    ...{ created_at: then, updated_at: then, submitted_at: then, published_at: then },
  };
}

function topicsOf(random: Random, countries: readonly string[]): Posted["topics"] {
  const some = (kind: string, codes: readonly string[], most: number) =>
    [...new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(codes)))].map(
      (code): [string, string] => [kind, code],
    );
  return [
    ...some("theme", THEMES, 3),
    ...some("sdg", SDGS, 5),
    ...some("field", ISCED_NARROW, 5),
    ...some("unesco_field", UNESCO_FIELDS, 2),
    ...some("country", countries, 6),
    ...some("language", LANGUAGES.slice(0, 20), 3),
    ...some("target_group", TARGET_GROUPS, 4),
  ];
}

const ROLES = [
  "University with manuscripts",
  "Digitisation laboratory",
  "Host of the second school",
  "Преподаватели, читающие лекции по социологии",
  "Библиотека или архив",
  "Далалық зерттеу тобы",
  "Editors for one language",
  "Faculty of law or of journalism",
];
const EXPERTISE = [
  "Palaeography of trade documents",
  "Copying of magnetic tape, restoration of sound",
  "Literary translation into Tajik, Kazakh or Persian",
  "Оцифровка и описание собраний, базы данных",
  "Қолөнер, ауызша тарих, этнография",
  "Chemistry of pigments, conservation",
  "Evaluation of courses, questionnaires in several languages",
];
const TASKS = [
  "Host twelve students for a week.",
  "Read two lectures a term.",
  "Перевод трёх текстов.",
  "Көрмені қабылдау.",
];

/** One or two partners that a project looks for. */
function needsOf(random: Random, projectId: string, countries: readonly string[]) {
  return Array.from({ length: 1 + random.below(2) }, (_, position) => ({
    ...{ id: `${projectId}-${position}`, project_id: projectId, position, number: 1 + random.below(3) },
    ...{ role: random.pick(ROLES), expertise: random.pick(EXPERTISE), tasks: random.pick(TASKS) },
    org_kind: random.chance(0.5) ? "higher_education" : null,
    countries: JSON.stringify(random.chance(0.6) ? [] : Array.from({ length: 8 }, () => random.pick(countries))),
  }));
}

/** Signs one person in for each of so many members; their Cookie headers. */
export function signMembersIn(file: string, count: number): string[] {
  const sqlite = new Database(file);
  const ids = sqlite
    .prepare("select institution_id from memberships order by 1 limit ?")
    .pluck()
    .all(count) as string[];
  const pattern = sqlite.prepare("select * from users limit 1").get() as Record<string, unknown>;
  const now = Date.now();
  const cookies = sqlite.transaction(() =>
    ids.map((institutionId, at) => {
      const id = `member-${at}`;
      insert(sqlite, "users", { ...pattern, id, email: `${id}@bench.example` });
      const grant = { id: `grant-${at}`, user_id: id, role: "representative", institution_id: institutionId };
      insert(sqlite, "grants", { ...grant, created_at: now });
      const token = randomBytes(32).toString("base64url");
      const session = { id: createHash("sha256").update(token).digest("hex"), user_id: id, device: "bench" };
      insert(sqlite, "sessions", { ...session, expires_at: now + 14 * DAY_MS, created_at: now });
      return `session=${token}`;
    }),
  )();
  sqlite.close();
  return cookies;
}

const FACETS: Readonly<Record<string, string>> = { unesco_field: "unesco", target_group: "target" };
const PAGE_SIZE = 20;

/** Addresses of the board for each kind of question, made of what stands on it. */
export function boardQuestions(posted: readonly Posted[], total: number, seed: number) {
  const random = createRandom(seed);
  const many = (make: () => Iterable<readonly [string, string]>) =>
    Array.from({ length: total }, () => `/projects?${new URLSearchParams([...make()] as [string, string][])}`);
  const words = () =>
    random
      .pick(posted)
      .title.split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3);
  const choices = () => {
    const { topics } = random.pick(posted);
    const chosen = Array.from({ length: 1 + random.below(4) }, () => random.pick(topics));
    return new Map(chosen.map(([kind, code]) => [`${kind} ${code}`, [FACETS[kind] ?? kind, code] as const])).values();
  };
  const page = () => String(1 + random.below(Math.ceil((0.7 * posted.length) / PAGE_SIZE)));
  return {
    list: many(() => [
      ["page", page()],
      ["sort", random.pick(["", "newest"])],
      ["lng", random.pick(["en", "ru", "kk"])],
    ]),
    facets: many(() => [...choices(), ["seeking", random.pick(["", "1"])]]),
    search: many(() => [
      [
        "q",
        words()
          .slice(0, 1 + random.below(3))
          .join(" "),
      ],
    ]),
  };
}
