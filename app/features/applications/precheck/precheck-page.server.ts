import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findInRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import type { RegistryInstitution } from "#app/features/registry/registry-views.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isCountryCode } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import type { Answers, Precheck } from "../form/form.ts";
import { judgePrecheck } from "../form/precheck.ts";
import { PRECHECK_CHOICES, PRECHECK_QUESTIONS, type PrecheckInput } from "./precheck.schema.ts";
import { candidateOf, type Duplicate, findDuplicateFor, isHere } from "./find-duplicate.server.ts";
import type { NewApplication } from "./start-application.server.ts";
import { prefillFromRegistry } from "./registry-prefill.ts";

/** Where the words of a question's choices are: catalogue, then group. Left out, yes and no. */
const CHOICE_WORDS: Record<string, [catalogue: string, group: string]> = {
  org_kind: ["vocabulary", "org_kind"],
  recognised: ["vocabulary", "recognition"],
  cohorts: ["vocabulary", "cohorts"],
  nonprofit: ["applications", "precheck.nonprofit"],
};

/** The questions with their choices, in the reader's language. */
export function viewQuestions(locale: Locale) {
  const t = translator(locale);
  return PRECHECK_QUESTIONS.flatMap((name) => {
    if (name === "country") return [];
    const [catalogue, group] = CHOICE_WORDS[name] ?? ["vocabulary", "yes_no"];
    const options = PRECHECK_CHOICES[name].map((value) => ({ value, label: t(`${catalogue}:${group}.${value}`) }));
    return [
      {
        name,
        label: t(`applications:precheck.question.${name}`),
        help: t(`applications:precheck.help.${name}`),
        options,
      },
    ];
  });
}

interface JudgedPrecheck {
  answers: Precheck;
  institution: RegistryInstitution | null;
  name: string;
  country: string;
  outcome: ReturnType<typeof judgePrecheck>;
  duplicate: Duplicate | null;
}

/** Follows the answers of the eligibility check to where they lead; null when the institution chosen does not exist. */
export async function judgeInput(
  context: Pick<Services, "db" | "clock" | "registryApi">,
  { registry, name: typedName, ...answers }: PrecheckInput,
  { viewer, locale }: { viewer: Viewer | null; locale: Locale },
): Promise<JudgedPrecheck | null> {
  const institution = registry ? await findInRegistrySources(context, registry, locale) : null;
  if (registry && !institution) return null;
  const name = institution?.name ?? typedName ?? "";
  const listed = institution?.country.code ?? "";
  const country = isCountryCode(listed) ? listed : answers.country;
  const entries = Object.entries({ ...answers, country }).filter(([, value]) => value !== undefined);
  const given = Object.fromEntries(entries) as Precheck;
  const candidate = candidateOf(institution, name, country);
  const duplicate = await findDuplicateFor(context.db, viewer, candidate, dayNow(context.clock));
  return { answers: given, institution, name, country, outcome: judgePrecheck(given), duplicate };
}

/** What the eligibility check has already asked of the identity section. */
function answeredAlready({ nonprofit, org_kind }: Precheck): Answers {
  return { control: nonprofit, ...(org_kind === "association" && { inst_type: "association" }) };
}

/** The draft that a passed eligibility check opens; null when it did not pass or the institution is already here. */
export function draftFrom(
  { answers, institution, name, country, outcome, duplicate }: JudgedPrecheck,
  locale: Locale,
): NewApplication | null {
  if (outcome.kind !== "open" || isHere(duplicate)) return null;
  const known = institution ? prefillFromRegistry(institution) : { name_official: name };
  const identity = { ...known, ...answeredAlready(answers), country };
  const { category } = outcome;
  const place = { country, city: institution?.city ?? null };
  return {
    precheck: answers,
    category,
    locale,
    registryId: institution?.id ?? null,
    institutionName: name,
    ...place,
    identity,
  };
}

/** What the outcome page says. */
export function viewOutcome(judged: JudgedPrecheck, locale: Locale) {
  const { name, institution, country, outcome, duplicate } = judged;
  return {
    name,
    original: institution?.nameOriginal?.text ?? null,
    country: countryName(country, locale),
    outcome,
    duplicate,
  };
}
