import { z } from "zod";
import { visibleLine } from "#app/platform/visible-text.ts";

/** The longest name in the registry has some 200 characters. */
const text = z.string().max(500).transform(visibleLine).pipe(z.string().min(1));
const NAME_TYPES = ["ror_display", "label", "alias", "acronym"] as const;

const name = z.object({
  value: text,
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/)
    .nullish()
    .catch(null),
  types: z.array(z.enum(NAME_TYPES)).min(1).max(4),
});

const location = z.object({
  geonames_id: z.number().int().nullish(),
  geonames_details: z.object({
    name: z.string().max(300).transform(visibleLine).nullish(),
    country_code: z.string().regex(/^[A-Z]{2}$/),
    country_name: z.string().nullish(),
    lat: z.number().min(-90).max(90).nullish(),
    lng: z.number().min(-180).max(180).nullish(),
  }),
});

const externalId = z.object({
  type: z.string().max(40),
  preferred: z.string().max(100).transform(visibleLine).nullish(),
  all: z.array(z.string().max(100).transform(visibleLine)).max(200),
});

const relationship = z.object({ id: z.string().max(100), type: z.string().max(40) });

/** A record of the Research Organization Registry, schema 2.0 or 2.1; what the portal does not use is left out. */
export const registryRecordSchema = z.object({
  id: z.string().regex(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/, "is not a ROR id"),
  names: z.array(name).min(1).max(200),
  types: z.array(z.string().max(40)).max(20),
  status: z.enum(["active", "inactive", "withdrawn"]),
  established: z.number().int().min(0).max(3000).nullish(),
  links: z.array(z.object({ type: z.string().max(40), value: z.string().max(2000) })).max(100),
  domains: z.array(z.string().max(253)).max(500).default([]),
  locations: z.array(location).min(1).max(100),
  external_ids: z.array(externalId).max(50).default([]),
  relationships: z.array(relationship).max(2000).default([]),
});

export type RegistryRecord = z.output<typeof registryRecordSchema>;

const ROR = "https://ror.org/";

/** The last part of a ROR id, under which the portal keeps the institution. */
export const registryIdOf = (record: { id: string }) => record.id.slice(ROR.length);

const TYPED = /^(?:https?:\/\/)?(?:www\.)?(?:ror\.org\/)?(0[a-z0-9]{8})\/?$/;

/** The id under which the portal keeps the institution of a ROR id, however that was typed; null of anything else. */
export const readRegistryId = (typed: string): string | null =>
  TYPED.exec(visibleLine(typed).toLowerCase())?.[1] ?? null;

/** The address of an institution's page in the registry, which is its ROR id. */
export const rorIdOf = (id: string) => `${ROR}${id}`;

/** The name the registry itself shows; records without one show their first. */
export function displayName(names: RegistryRecord["names"]): string {
  return (names.find(({ types }) => types.includes("ror_display")) ?? names[0])?.value ?? "";
}
