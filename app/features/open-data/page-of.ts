import type { ApiReader } from "./token-reader.server.ts";

/** Of what an answer is made beside its parameters. */
export interface Asked {
  origin: string;
  /** The association's day. */
  today: string;
  reader: ApiReader;
}

/** Which page of how many an answer holds. */
export function pageOf({ page, limit }: { page: number; limit: number }, count: number, total: number) {
  return { number: page, limit, count, total, pages: Math.ceil(total / limit) };
}

/** The fields that were asked for, and always the slug. */
export function pick<Data extends { slug: string }>(data: Data, fields: readonly string[] | undefined): object {
  if (!fields) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => name === "slug" || fields.includes(name)));
}
