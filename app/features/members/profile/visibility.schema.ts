import { z } from "zod";
import type { RestrictedTo } from "#db/schema/members.ts";
import { choicesOf, RESTRICTABLE } from "./field-visibility.ts";

/** Who reads each part of a profile; what is as usual is no restriction. */
export const visibilitySchema = z
  .object(Object.fromEntries(RESTRICTABLE.map((part) => [part, z.enum(choicesOf(part))])))
  .transform((chosen) => {
    const restricted = RESTRICTABLE.filter((part) => chosen[part] !== choicesOf(part)[0]);
    return Object.fromEntries(restricted.map((part) => [part, chosen[part] as RestrictedTo]));
  });
