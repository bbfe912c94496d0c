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

/** Every identifier an institution has, ROR and WHED first. */
export function identifiersOf({ registryId, whedId, otherIds }: Identified): Identifier[] {
  const all = Object.entries({ ror: registryId, whed: whedId, ...otherIds });
  return all.flatMap(([kind, value]) => (value ? [{ kind, value, href: ADDRESSES[kind]?.(value) ?? null }] : []));
}
