import { eq } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { findCategory } from "../form/category.ts";
import { type Answers, type SectionKey, sectionOf } from "../form/form.ts";
import type { FullApplication } from "./application-queries.server.ts";
import { isSearched, refreshSearch } from "./application-search.server.ts";
import type { Field } from "#app/features/forms/field.ts";

/** The fields of a section that the questions asked (`section.field`) open for changes. */
export function askedFields(section: SectionKey, asked: readonly string[]): string[] {
  const isAsked = ({ key, besides }: Field) => asked.includes(`${section}.${besides ?? key}`);
  return sectionOf(section)
    .fields.filter(isAsked)
    .map(({ key }) => key);
}

/** The answers of a section with the editable ones as typed and the others as they were before. */
export function mergeAnswers(before: Answers, typed: Answers, editable: readonly string[]): Answers {
  const kept = Object.entries(before).filter(([key]) => !editable.includes(key));
  const changed = editable.flatMap((key) => (typed[key] === undefined ? [] : [[key, typed[key]] as const]));
  return Object.fromEntries([...kept, ...changed]);
}

const asText = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);

/** From the identity section; what was emptied keeps its last value. */
function mirroredFrom(identity: Answers, { institutionName, country, city }: FullApplication["application"]) {
  const name = asText(identity.name_en) ?? asText(identity.name_official) ?? institutionName;
  const place = asText(identity.city) ?? city;
  return {
    institutionName: name.slice(0, 250),
    country: asText(identity.country) ?? country,
    city: place,
  };
}

/** What lists show of an application, from the section that was written. */
function mirrored(section: SectionKey, answers: Answers, application: FullApplication["application"]) {
  if (section === "identity") return mirroredFrom(answers, application);
  if (section !== "legal") return {};
  return { category: findCategory({ precheck: application.precheck, answers: { legal: answers } }).category };
}

/** Writes a section, and what lists and search show of it. */
export async function writeSection(
  tx: Tx,
  { section, answers, version }: { section: SectionKey; answers: Answers; version: number },
  application: FullApplication["application"],
  actorId: string,
  now: Date,
): Promise<void> {
  const applicationId = application.id;
  const values = { answers, version: version + 1, savedAt: now, savedById: actorId };
  const target = [applicationSections.applicationId, applicationSections.section];
  await tx
    .insert(applicationSections)
    .values({ applicationId, section, ...values })
    .onConflictDoUpdate({ target, set: values });
  await tx
    .update(applications)
    .set({ ...mirrored(section, answers, application), updatedAt: now })
    .where(eq(applications.id, applicationId));
  if (isSearched(section)) await refreshSearch(tx, applicationId);
}
