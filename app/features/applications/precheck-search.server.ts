import { findReplacement } from "#app/features/registry/registry-queries.server.ts";
import { findInRegistrySources, searchRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { countryOptions } from "#app/i18n/names.server.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isCountryCode } from "#db/countries.ts";
import type { Locale } from "#db/vocabulary.ts";
import { PRECHECK_CHOICES, PRECHECK_QUESTIONS } from "./application-precheck.schema.ts";
import { viewQuestions } from "./precheck-page.server.ts";

const LONGEST_QUERY = 200;

/** What the address of the first page asks for. */
export interface PrecheckWish {
  query: string;
  /** ISO 3166-1 alpha-2; empty for all countries. */
  country: string;
  /** The institution chosen from the registry. */
  registryId: string | null;
  isUnlisted: boolean;
  /** Answers already given, to be changed. */
  given: Record<string, string>;
}

// What is no choice of its question fills in nothing; the form judges the rest.
function answersIn(params: URLSearchParams): Record<string, string> {
  const answers = PRECHECK_QUESTIONS.flatMap((question) => {
    const answer = params.get(question) ?? "";
    return question !== "country" && PRECHECK_CHOICES[question].includes(answer) ? [[question, answer] as const] : [];
  });
  return Object.fromEntries(answers);
}

export function readPrecheckWish(params: URLSearchParams): PrecheckWish {
  return {
    query: (params.get("q") ?? "").slice(0, LONGEST_QUERY).trim(),
    country: /^[A-Z]{2}$/.exec(params.get("country") ?? "")?.[0] ?? "",
    registryId: /^[a-z0-9]{5,20}$/.exec(params.get("registry") ?? "")?.[0] ?? null,
    isUnlisted: params.has("unlisted"),
    given: answersIn(params),
  };
}

type Sources = Pick<Services, "db" | "registryApi">;

async function findChosen(sources: Sources, registryId: string | null, locale: Locale) {
  const institution = registryId && (await findInRegistrySources(sources, registryId, locale));
  if (!institution) return null;
  const { id, name, nameOriginal, city, country, status } = institution;
  const place = placeName(city, country.code, locale);
  const isActive = status === "active";
  const successor = isActive ? null : await findReplacement(sources.db, id, locale);
  return {
    id,
    name,
    original: nameOriginal?.text ?? null,
    place,
    country: country.code,
    isActive,
    /** The active institution that stands for a record the registry has given up. */
    replacement: successor && { id: successor.id, name: successor.name },
  };
}

/** The first page: the search for the institution, and once one is chosen the questions. */
export async function viewPrecheckPage(sources: Sources, wish: PrecheckWish, locale: Locale) {
  const { query, country, registryId, isUnlisted } = wish;
  const institution = await findChosen(sources, registryId, locale);
  const isChosen = institution !== null || isUnlisted;
  const search = { query, country: country || null, locale };
  return {
    query,
    country,
    hits: query && !isChosen ? await searchRegistrySources(sources, search) : null,
    institution,
    isUnlisted,
    questions: isChosen ? viewQuestions(locale) : null,
    // A code of the registry that no list has is asked about: a wrong answer must have its field on the page.
    countries: institution && isCountryCode(institution.country) ? [] : [...countryOptions(locale)],
  };
}
