import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { memberView } from "../institution/member-view.server.ts";
import { findProfile, type Profile } from "./profile-queries.server.ts";
import { profileView } from "./profile-view.server.ts";
import { MOST_COMPARED, readCompared } from "./compared.ts";
import type { CompareView, ComparedRow } from "./ui/compare-model.ts";

interface Reading {
  locale: Locale;
  today: string;
}

interface Fact {
  label: string;
  texts: readonly string[];
}

/** What can be set beside each other: what is chosen or counted, not what is told at length. */
function factsOf(profile: Profile, reading: Reading): Fact[] {
  const t = translator(reading.locale);
  const { place, region, type, control, founded, category, memberSince, sections, studies, units } = profileView(
    profile,
    reading,
  );
  const named = { place, region, type, control, founded, category: category.label, since: memberSince.text };
  return [
    ...Object.entries(named).map(([name, text]) => ({
      label: t(`members:compare.${name}`),
      texts: text ? [text] : [],
    })),
    ...studies.map(({ term, value }) => ({ label: term, texts: [value] })),
    ...sections.flatMap(({ title, how, texts }) => (how === "list" ? [{ label: title, texts }] : [])),
    { label: t("members:units.title"), texts: units.map(({ name }) => name.name) },
  ];
}

function rowOf(label: string, facts: readonly (readonly Fact[])[]): ComparedRow {
  const cells = facts.map((own) => own.find((fact) => fact.label === label)?.texts ?? []);
  const isShared = (text: string) => cells.every((texts) => texts.includes(text));
  return {
    label,
    differs: cells.some((texts) => texts.length !== cells[0]?.length || !texts.every(isShared)),
    cells: cells.map((texts) => texts.map((text) => ({ text, isShared: isShared(text) }))),
  };
}

const searchOf = (name: string, slugs: readonly string[]) =>
  `?${new URLSearchParams(slugs.map((slug) => [name, slug])).toString()}`;

/** Members by their addresses beside each other, as anybody may see them; who is no member in force is named apart. */
export async function compareView(db: Reader, named: readonly string[], reading: Reading): Promise<CompareView> {
  const slugs = readCompared(named);
  const found: Profile[] = [];
  const missing: string[] = [];
  for (const slug of slugs) {
    const profile = await findProfile(db, slug, { viewer: null, today: reading.today });
    const isThere = found.some(({ institution }) => institution.id === profile?.institution.id);
    if (profile?.isListed && isThere) continue;
    if (profile?.isListed) found.push(profile);
    else missing.push(slug);
  }
  const facts = found.map((profile) => factsOf(profile, reading));
  const labels = [...new Set(facts.flatMap((own) => own.map(({ label }) => label)))];
  const known = found.map(({ institution }) => institution.slug);
  return {
    members: found.map(({ institution }) => ({
      ...memberView(institution, reading.locale),
      removeTo: `/compare${searchOf(
        "with",
        known.filter((slug) => slug !== institution.slug),
      )}`,
    })),
    missing,
    isCut: new Set(named).size > MOST_COMPARED,
    rows: labels.map((label) => rowOf(label, facts)).filter(({ cells }) => cells.some(({ length }) => length > 0)),
    addTo: known.length < MOST_COMPARED ? `/directory${searchOf("compare", known)}` : null,
  };
}
