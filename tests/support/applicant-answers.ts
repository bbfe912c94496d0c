import { RECOMMENDED_APPLICATION } from "#app/demo/data/applications/recommended.ts";

/** A university that stands in the registry and applies in the journey. Its people are invented. */
export const NAME = "Korkyt Ata Kyzylorda University";
export const PASSWORD = "forty kobyz strings in spring";

const { identity, ...rest } = RECOMMENDED_APPLICATION.sections as Record<string, Record<string, never>>;
const people = rest.representatives as unknown as { primary: { full_name: string; email: string } };

export const REPRESENTATIVE = people.primary;
export const HEAD = rest.head as unknown as { full_name: string; email: string };

/** The answers to the eligibility check. */
export const PRECHECK = RECOMMENDED_APPLICATION.precheck as Record<string, string>;

/** The answers to each section of the form. */
export const SECTIONS = { identity, ...rest } as unknown as Record<string, Record<string, never>>;
