import { domainsInOwnLetters } from "./domain-names.ts";
import { visibleAddress } from "./visible-address.ts";
import { visibleLine } from "./visible-text.ts";

const PARTNERS: Record<string, string> = { ")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“", "’": "‘" };
const OPENING = /^[([{<"'«“‘„]+/u;
const STOPS = /[.,;:!?…"'`*|]$/u;

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** An address without what stands around it in a sentence; a bracket with its partner inside belongs to it. */
export function withoutSurroundings(text: string): string {
  let address = text.replace(OPENING, "");
  for (;;) {
    const last = address.at(-1) ?? "";
    const partner = PARTNERS[last];
    const isLoose = partner ? count(address, last) > count(address, partner) : STOPS.test(address);
    if (!isLoose) return address;
    address = address.slice(0, -1).trimEnd();
  }
}

function withScheme(address: string): string | null {
  if (/^https?:\/\//i.test(address)) return address;
  if (address.startsWith("//")) return `https:${address}`;
  const hasOtherScheme = /^[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))/i.test(address);
  return hasOtherScheme || /\s/u.test(address) ? null : `https://${address}`;
}

// Websites, unlike mailboxes, are also found at names with low lines.
const HOST = /^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;
const isIpAddress = (hostname: string) => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(hostname);

/**
 * A web address as people have it, as it is kept: with its scheme, in ASCII, without what stood around it. Null for what
 * is no http or https address with a dotted host, or has a user or a password.
 */
export function readWebAddress(text: string): string | null {
  const typed = withoutSurroundings(visibleLine(text));
  const complete = withScheme(typed);
  if (complete === null || !URL.canParse(complete)) return null;
  const { protocol, hostname, username, password, href } = new URL(visibleAddress(complete));
  const isTypedIp = isIpAddress(hostname) && complete.includes(`//${hostname}`) && complete === typed;
  if (!/^https?:$/.test(protocol) || username || password || !(HOST.test(hostname) || isTypedIp)) return null;
  return complete.endsWith("/") ? href : href.replace(/^([a-z]+:\/\/[^/]+)\/$/, "$1");
}

/** A kept web address in its own letters, for reading and for changing it. */
export function shownWebAddress(address: string): string {
  const shown = domainsInOwnLetters(address);
  try {
    const decoded = decodeURI(shown);
    return visibleLine(decoded) === decoded && !/\s/u.test(decoded) ? decoded : shown;
  } catch {
    return shown;
  }
}
