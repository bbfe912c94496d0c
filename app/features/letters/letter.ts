import type { TFunction } from "i18next";
import { directionOf } from "#app/i18n/locale.ts";
import { END_MARK } from "#app/platform/end-links.ts";
import type { Letter } from "#app/platform/outbox.server.ts";
import type { Locale } from "#db/locales.ts";

export type { Letter } from "#app/platform/outbox.server.ts";

/** As what somebody is written to; the foot of a letter says so. */
export type ReaderKind =
  | "account"
  | "invited"
  | "applicant"
  | "head"
  | "head_office"
  | "recommender"
  | "member"
  | "secretariat"
  | "reviewer"
  | "council"
  | "prospect";

/** What stands in every letter to one reader: greeting, signature, contact, reason. */
export interface LetterFrame {
  /** Speaks the reader's language, as `association` does. */
  t: TFunction;
  locale: Locale;
  association: string;
  /** Where the secretariat is reached; null while the association has no address. */
  contact: string | null;
  reader: ReaderKind;
  /** The reader's name; null where it is not known. */
  name: string | null;
  /** The page that a reader without an account can open. */
  ownPage?: string;
  /** The reader may have no more letters of its group. */
  mayEnd?: boolean;
  /** What the link says by which they end, where it ends less than the group. */
  endLabel?: string;
}

/** Pages of the portal itself, each on a line of its own, whose addresses can be opened and copied. */
export interface LinkedPages {
  lead: string;
  pages: readonly { label: string; url: string }[];
}

export interface LetterBody {
  subject: string;
  /** What people typed appears as it was typed and never becomes a link or markup; empty paragraphs are left out. */
  paragraphs: readonly (string | LinkedPages)[];
  /** Addresses of accounts that stand among the words, to be copied as they are. */
  addresses?: readonly string[];
  /** Somebody the reader can turn to, beside the secretariat. */
  person?: { label: string; email: string };
  /** Who signs it; without a word the secretariat does. */
  signer?: string;
  /** The one link of the letter. */
  action?: { label: string; url: string };
  /** What else can be done, after it. */
  after?: LinkedPages;
}

// Programs make a link of what has a scheme, an @ or a dot between letters. The word joiner has no width; an address
// that is copied with one in it still leads to the same host.
const WORD_JOINER = "\u2060";
const BEFORE_LINK_SIGN = /(?<=[\p{L}\p{N}\p{M}_-])(?=(?::\/\/|@|[.。．｡][\p{L}\p{N}][\p{L}\p{N}-]*\p{L}))/gu;

/** The same words in which no mail program finds an address to make a link of, but those that are known to be one. */
export function withoutLinks(text: string, [known, ...others]: readonly string[] = []): string {
  if (known)
    return text
      .split(known)
      .map((part) => withoutLinks(part, others))
      .join(known);
  return text.replace(BEFORE_LINK_SIGN, WORD_JOINER);
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

// A header is one line, whatever a name in it contains.
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ").slice(0, 250);
}

const inParagraph = (markup: string) => `<p style="margin:0 0 16px;white-space:pre-line">${markup}</p>`;
const paragraph = (text: string) => inParagraph(escapeHtml(text));

/** One paragraph as it stands in the plain text and in the other. */
interface Part {
  text: string;
  html: string;
}

const asWords = (text: string): Part => ({ text, html: paragraph(text) });

function asPages({ lead, pages }: LinkedPages): Part {
  const labelled = pages.map(({ label, url }) => ({ label: withoutLinks(label), url }));
  const lines = labelled.map(({ label, url }) => `• ${label}: ${url}`);
  const links = labelled.map(({ label, url }) => `• <a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`);
  return {
    text: [withoutLinks(lead), ...lines].join("\n"),
    html: inParagraph([escapeHtml(withoutLinks(lead)), ...links].join("\n")),
  };
}

const toPart = (one: string | LinkedPages, addresses: readonly string[]): Part =>
  typeof one === "string" ? asWords(withoutLinks(one, addresses)) : asPages(one);
const isEmpty = (one: string | LinkedPages) => (typeof one === "string" ? one.trim() === "" : one.pages.length === 0);
const button = (label: string, url: string) =>
  `<p style="margin:0 0 24px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#263f8f;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>`;

/** What the reader can do. */
function actsOf({ action, after }: Pick<LetterBody, "action" | "after">): Part[] {
  const link = action && { text: `${action.label}:\n${action.url}`, html: button(action.label, action.url) };
  return [...(link ? [link] : []), ...(after ? [asPages(after)] : [])];
}

/** Lays out a letter for its reader: greeting, body, one link, signature with a contact, and why it was sent. */
export function composeLetter(
  frame: LetterFrame,
  { subject, paragraphs, addresses = [], person, signer, ...acts }: LetterBody,
): Letter {
  const { t, locale, association, contact, reader, name, mayEnd, endLabel } = frame;
  const greeting = name ? t("letters:greeting", { name }) : t("letters:greeting_plain");
  const body = [greeting, ...paragraphs].filter((one) => !isEmpty(one)).map((one) => toPart(one, addresses));
  if (person) body.push(asWords(`${withoutLinks(person.label)}: ${person.email}`));
  const todo = actsOf(acts);
  const signature = [
    withoutLinks(signer || t("letters:secretariat")),
    association,
    ...(contact ? [t("letters:contact", { contact })] : []),
  ];
  const foot = [t(`letters:reason.${reader}`), t("common:footer.disclaimer")];
  const end = mayEnd ? { label: endLabel ?? t("letters:end"), url: END_MARK } : null;
  const html = `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="margin:0;background:#fbf7ef;color:#1e1b15;font:16px/1.55 system-ui,sans-serif"><div style="max-width:36rem;margin:0 auto;padding:24px">${body.map(({ html }) => html).join("")}${todo.map(({ html }) => html).join("")}${paragraph(signature.join("\n"))}<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e3d9c5;color:#5a5346;font-size:13px">${foot.map(escapeHtml).join("<br>")}${end ? `<br><a href="${end.url}">${escapeHtml(end.label)}</a>` : ""}</p></div></body></html>`;
  return {
    subject: oneLine(subject),
    text: [
      ...body.map(({ text }) => text),
      ...todo.map(({ text }) => text),
      signature.join("\n"),
      `--\n${[...foot, ...(end ? [`${end.label}: ${end.url}`] : [])].join("\n")}`,
    ].join("\n\n"),
    html,
    ...(acts.action && { action: acts.action }),
  };
}
