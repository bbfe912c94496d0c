import { z } from "zod";
import type { RestrictedTo } from "#db/schema/members.ts";
import { choicesOf, RESTRICTABLE } from "./field-visibility.ts";

/** Who reads each part of a profile; what is as usual is no restriction. */
export const visibilitySchema = z
  .object({
    version: z.coerce.number().int(),
    ...Object.fromEntries(RESTRICTABLE.map((part) => [part, z.enum(choicesOf(part))])),
  })
  .transform(({ version, ...parts }) => {
    const chosen: Record<string, unknown> = parts;
    const restricted = RESTRICTABLE.filter((part) => chosen[part] !== choicesOf(part)[0]);
    const restrictions = Object.fromEntries(restricted.map((part) => [part, chosen[part] as RestrictedTo]));
    return { version, restrictions };
  });
