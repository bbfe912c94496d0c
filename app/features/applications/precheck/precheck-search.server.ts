import { findMembersNamed } from "#app/features/members/institution/members-named.server.ts";
import type { RegistryHit, RegistryInstitution } from "#app/features/registry/registry-views.server.ts";
import { findReplacement } from "#app/features/registry/registry-queries.server.ts";
import { findInRegistrySources, searchRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countryOptions } from "#app/i18n/names.server.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isCountryCode } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import { tellOfBegun } from "./begun.server.ts";
import { PRECHECK_CHOICES, PRECHECK_QUESTIONS } from "./precheck.schema.ts";
import { candidateOf, findDuplicateFor, isHere } from "./find-duplicate.server.ts";
import { viewQuestions } from "./precheck-page.server.ts";

const LONGEST_QUERY = 200;
/** What the registry puts first is what was meant. */
const MOST_LOOKED_AT = 3;

/** What the address of the first page asks for. */
interface PrecheckWish {
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

type Sources = Pick<Services, "db" | "registryApi" | "clock">;

async function viewChosen(sources: Sources, institution: RegistryInstitution, locale: Locale) {
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

/** The institution asked about, as far as it is known, when it is here already or one like it is. */
function findHere(
  { db, clock }: Sources,
  chosen: RegistryInstitution | null,
  { query, country, isUnlisted }: PrecheckWish,
  viewer: Viewer | null,
) {
  const find = (candidate: ReturnType<typeof candidateOf>) => findDuplicateFor(db, viewer, candidate, dayNow(clock));
  if (chosen) return find(candidateOf(chosen, chosen.name, chosen.country.code));
  return isUnlisted && query ? find(candidateOf(null, query, country)) : null;
}

interface Found {
  hits: RegistryHit[] | null;
  members: { slug: string; name: string }[];
}

const NOTHING_FOUND: Found = { hits: null, members: [] };

/** What the words searched for fit, before an institution is chosen. */
async function viewFound(
  sources: Sources,
  { query, country }: PrecheckWish,
  today: string,
  locale: Locale,
): Promise<Found> {
  if (!query) return NOTHING_FOUND;
  const hits = await searchRegistrySources(sources, { query, country: country || null, locale });
  const registryIds = hits.slice(0, MOST_LOOKED_AT).map(({ id }) => id);
  return { hits, members: await findMembersNamed(sources.db, { query, country, today, registryIds }, locale) };
}

/**
 * The first page: the search for the institution, and once one is chosen the questions, unless it is here already. The
 * viewer is who has a confirmed address.
 */
export async function viewPrecheckPage(
  sources: Sources & Pick<Services, "limits">,
  wish: PrecheckWish,
  viewer: Viewer | null,
  locale: Locale,
) {
  const { query, country, registryId, isUnlisted } = wish;
  const today = dayNow(sources.clock);
  const chosen = registryId ? await findInRegistrySources(sources, registryId, locale) : null;
  const institution = chosen && (await viewChosen(sources, chosen, locale));
  const isChosen = institution !== null || isUnlisted;
  const duplicate = await findHere(sources, chosen, wish, viewer);
  const begun = isHere(duplicate) ? "nothing" : await tellOfBegun(sources, chosen?.id ?? null, viewer);
  const found = isChosen ? NOTHING_FOUND : await viewFound(sources, wish, today, locale);
  return {
    query,
    country,
    ...found,
    institution,
    duplicate,
    begun,
    isUnlisted,
    isChosen,
    questions: isChosen && !isHere(duplicate) ? viewQuestions(locale) : null,
    // A code of the registry that no list has is asked about: a wrong answer must have its field on the page.
    countries: institution && isCountryCode(institution.country) ? [] : [...countryOptions(locale)],
  };
}
