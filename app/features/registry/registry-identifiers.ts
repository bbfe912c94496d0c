import { asciiDomain } from "#app/platform/domain-names.ts";
import { visibleAddress } from "#app/platform/visible-address.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { registrableDomain } from "./registry-domains.ts";

/** An identifier as it is compared: in small letters, without spaces. */
export const plainIdentifier = (value: string) => visibleLine(visibleAddress(value)).toLowerCase().replace(/\s/g, "");

/** What somebody typed who did not type a name: which record, or whose domain. */
export type TypedIdentifier =
  { kind: "registry"; id: string } | { kind: "other"; value: string } | { kind: "domain"; domain: string };

const ROR = /^(?:(?:https?:\/\/)?(?:www\.)?ror\.org\/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})\/?$/;
const ROR_ADDRESS = /^(?:https?:\/\/)?(?:www\.)?ror\.org\//;
const OTHERS = [
  /^(?:https?:\/\/(?:www\.)?grid\.ac\/institutes\/)?(grid\.\d+\.[0-9a-f]+)\/?$/,
  /^(?:https?:\/\/(?:www\.)?wikidata\.org\/wiki\/)?(q\d{1,12})$/,
  /^(?:https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?)?(\d{15}[\dx])$/,
];

/** Reads an identifier or an address of the web or of e-mail out of what was typed; null for a name. */
export function readIdentifier(typed: string): TypedIdentifier | null {
  const plain = plainIdentifier(typed);
  const id = ROR.exec(plain)?.[1];
  if (id !== undefined) return { kind: "registry", id };
  // An address of the registry that is none of its records is not the domain of anybody.
  if (ROR_ADDRESS.test(plain)) return { kind: "registry", id: "" };
  const other = OTHERS.map((pattern) => pattern.exec(plain)?.[1]).find((value) => value !== undefined);
  if (other !== undefined) return { kind: "other", value: other };
  const host = /\s/.test(typed.trim())
    ? null
    : /^(?:[a-z]+:\/\/)?(?:[^/@\s]+@)?([^/?#:\s]+\.[^/?#:\s]{2,})(?:[/?#:].*)?$/.exec(plain)?.[1];
  const written = host?.replace(/^www\d*\./, "").replace(/\.$/, "");
  const domain = written && (asciiDomain(written) ?? written);
  return domain && registrableDomain(domain) !== null ? { kind: "domain", domain } : null;
}
