import { readRegistryId, rorIdOf } from "#app/features/registry/registry-record.ts";
import { registrableDomain } from "#app/features/registry/registry-domains.ts";
import { LETTER } from "#app/platform/fields.ts";
import { z } from "zod";
import { asciiDomain, hostWithin } from "#app/platform/domain-names.ts";
import type { LineFormat } from "#app/features/forms/field.ts";
import { isPhone } from "./read-phone.ts";

const withoutSpaces = (value: string) => value.replace(/[\s\u00A0]+/g, "");

function isDomain(value: string): boolean {
  return value.length <= 253 && registrableDomain(value) !== null;
}

const pattern = (expression: RegExp, message: string) => z.string().regex(expression, message);

/** Formats people write in several ways: a draft keeps what was understood. */
export const UNDERSTOOD = /^(domain|ror_id|whed_id|wikidata|isni)$/;

/** What a line of a certain format must be; the text has been trimmed before. */
export const FORMATS: Record<LineFormat, z.ZodType<string, string>> = {
  full_name: z.string().regex(LETTER, "errors:name_letters"),
  phone: z.string().refine(isPhone, "errors:invalid_phone"),
  domain: z
    .string()
    .transform((value) => asciiDomain(hostWithin(value)) ?? "")
    .pipe(z.string().refine(isDomain, "applications:error.domain")),
  ror_id: z
    .string()
    .transform((value) => {
      const id = readRegistryId(value);
      return id === null ? value : rorIdOf(id);
    })
    .pipe(pattern(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/, "applications:error.ror_id")),
  whed_id: z
    .string()
    .transform((value) => value.toUpperCase().replace(/^(?:.*\/)?IAU[\s\p{Pd}\u2212]*(\d{6})\/?$/u, "IAU-$1"))
    .pipe(pattern(/^IAU-\d{6}$/, "applications:error.whed_id")),
  wikidata: z
    .string()
    .transform((value) =>
      value
        .replace(/^(?:https?:\/\/)?(?:\w+\.)*wikidata\.org\/(?:wiki|entity)\//i, "")
        .replace(/[?#].*$/, "")
        .toUpperCase(),
    )
    .pipe(pattern(/^Q[1-9]\d{0,11}$/, "applications:error.wikidata")),
  isni: z
    .string()
    .transform((value) =>
      withoutSpaces(value)
        .toUpperCase()
        .replace(/^(?:HTTPS?:\/\/)?(?:WWW\.)?ISNI\.ORG\/(?:ISNI\/)?/, "")
        .replace(/\p{Pd}/gu, ""),
    )
    .pipe(pattern(/^\d{15}[\dX]$/, "applications:error.isni")),
  pic: pattern(/^\d{9}$/, "applications:error.pic"),
  oid: pattern(/^E\d{8}$/, "applications:error.oid"),
};
