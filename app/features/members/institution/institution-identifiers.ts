/** Where the identifiers of an institution lead. Those without a public page have no link. */
const ADDRESSES: Readonly<Record<string, (id: string) => string>> = {
  ror: (id) => `https://ror.org/${encodeURIComponent(id)}`,
  whed: (id) => `https://www.whed.net/institutions/${encodeURIComponent(id)}`,
  wikidata: (id) => `https://www.wikidata.org/wiki/${encodeURIComponent(id)}`,
  isni: (id) => `https://isni.org/isni/${id.replace(/\s/g, "")}`,
};

export interface Identifier {
  kind: string;
  value: string;
  href: string | null;
}

interface Identified {
  registryId: string | null;
  whedId: string | null;
  otherIds: Record<string, string>;
}

/** Where an identifier leads that was typed into a form whose field has this format; null when it is not complete. */
export function identifierAddress(format: string | undefined, typed: string): string | null {
  const [kind, id] = WHOLE.flatMap(([of, name, pattern]) => (of === format ? [name, pattern.exec(typed)?.[1]] : []));
  return kind && id ? (ADDRESSES[kind]?.(id) ?? null) : null;
}

const WHOLE: readonly (readonly [format: string, kind: string, pattern: RegExp])[] = [
  ["ror_id", "ror", /^https:\/\/ror\.org\/(0[a-z0-9]{8})$/],
  ["whed_id", "whed", /^(IAU-\d{6})$/],
  ["wikidata", "wikidata", /^(Q\d{1,12})$/],
  ["isni", "isni", /^(\d{15}[\dX])$/],
];

/** Every identifier an institution has, ROR and WHED first. */
export function identifiersOf({ registryId, whedId, otherIds }: Identified): Identifier[] {
  const all = Object.entries({ ror: registryId, whed: whedId, ...otherIds });
  return all.flatMap(([kind, value]) => (value ? [{ kind, value, href: ADDRESSES[kind]?.(value) ?? null }] : []));
}
