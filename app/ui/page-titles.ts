import { lineOf } from "#app/i18n/isolate.ts";
import type { MetaDescriptor } from "@remix-run/react";
import type { RootData } from "./root-data.ts";

type Matches = readonly { id: string; data: unknown }[];

/**
 * The title of a page: what it is, whose it is, then the association. Parts that are missing or said already are left out.
 */
export function titled(matches: Matches, ...parts: (string | null | undefined)[]): MetaDescriptor[] {
  const root = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
  const said: string[] = [];
  for (const part of [...parts, root?.association.shortName]) {
    if (part && !said.some((one) => one.includes(part))) said.push(part);
  }
  return [{ title: lineOf(said, " · ") }];
}
