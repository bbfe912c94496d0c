import { asciiDomain, domainsInOwnLetters } from "./domain-names.ts";
import { visibleLine } from "./visible-text.ts";

// RFC 5322 atoms without the signs (% ! | / `) by which a mail server can be told to send a letter elsewhere.
const MAILBOX = /^[a-z0-9_&'*+=~#$^{}-]+(?:\.[a-z0-9_&'*+=~#$^{}-]+)*$/;
const LONGEST_MAILBOX = 64;
const LONGEST = 254;

/** Letters other than Latin stand before the @. */
export const LETTERS = "errors:email_letters";

type Read = { ok: true; address: string } | { ok: false; message: string };

/** An e-mail address as it is kept: lower case, its domain in ASCII form; or why it cannot be one. */
export function readEmailAddress(text: string): Read {
  // The stop of the sentence it was copied from, or the comma of a list.
  const typed = visibleLine(text)
    .replace(/(?<=\p{L}|\d)[.,;]+$/u, "")
    .toLowerCase();
  const cut = typed.lastIndexOf("@");
  const mailbox = typed.slice(0, Math.max(cut, 0));
  const domain = asciiDomain(typed.slice(cut + 1));
  if (domain && /[^\0-\x7f]/u.test(mailbox)) return { ok: false, message: LETTERS };
  const address = `${mailbox}@${domain}`;
  const isWhole = domain !== null && mailbox.length <= LONGEST_MAILBOX && MAILBOX.test(mailbox);
  return isWhole && address.length <= LONGEST ? { ok: true, address } : { ok: false, message: "errors:invalid_email" };
}

/** The beginning of an address as it would be kept, for whoever searches by it: what is whole of its domain in ASCII form. */
export function beginningAsKept(text: string): string {
  const typed = visibleLine(text).toLowerCase();
  const cut = typed.lastIndexOf("@") + 1;
  if (cut === 0 || !/[^\0-\x7f]/u.test(typed.slice(cut))) return typed;
  const labels = typed.slice(cut).split(".");
  const last = labels.pop() ?? "";
  const whole = labels.map((label) => asciiDomain(`${label}.example`)?.replace(/\.example$/, "") ?? label);
  // Of a label that is half typed no more is known than that it is written in other letters.
  return typed.slice(0, cut) + [...whole, /[^\0-\x7f]/u.test(last) ? "xn--" : last].join(".");
}

/** The domain of a kept address, in ASCII form. */
export const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1);

/** A kept address with its domain in its own letters. */
export const shownEmailAddress = domainsInOwnLetters;
