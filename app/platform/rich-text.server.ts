import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { directionOfText } from "#app/i18n/text-direction.ts";
import { domainsInOwnLetters } from "./domain-names.ts";
import { readWebAddress, shownWebAddress } from "./web-address.ts";

/** Quotations and lists within one another beyond this are read as they were typed. */
const DEEPEST = 16;

const isWebAddress = (address: string) => /^https?:\/\//i.test(address) && readWebAddress(address) !== null;

// What somebody types who knows nothing of Markdown stays what it is: lines break where they did, indented lines are no
// code, dashes below a line make no heading, and `&amp;` or `<b>` are letters.
const markdown = new MarkdownIt("zero", { breaks: true, linkify: true, maxNesting: DEEPEST }).enable([
  ...["blockquote", "heading", "list"],
  ...["emphasis", "escape", "link", "linkify", "newline"],
]);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
for (const scheme of ["mailto:", "ftp:", "//"]) markdown.linkify.add(scheme, null);
markdown.linkify.add("www.", {
  validate: (text: string, at: number) =>
    /^[^\s<>"()[\]]+\.[^\s<>"()[\]]*[^\s<>"()[\].,;:!?»”]/u.exec(text.slice(at, at + 500))?.[0].length ?? 0,
  normalize: (match) => {
    match.url = `https://${match.url}`;
  },
});
markdown.normalizeLink = (address) => readWebAddress(address) ?? address;
markdown.normalizeLinkText = (address) => shownWebAddress(readWebAddress(address) ?? address);
markdown.validateLink = isWebAddress;

type Token = ReturnType<typeof markdown.parse>[number];

const hostOf = (address: string) => domainsInOwnLetters(new URL(address).host.replace(/^www\./, ""));

// Words that lead to another site say to which.
function showHosts(children: readonly Token[]) {
  let host: string | null = null;
  for (const token of children) {
    if (token.type === "link_open") {
      host = token.info === "auto" ? null : hostOf(String(token.attrGet("href")));
      token.attrSet("rel", "nofollow noopener ugc");
    }
    if (token.type === "link_close" && host) token.meta = { host };
  }
}

markdown.renderer.rules.link_close = (tokens, index) => {
  const host = (tokens[index]?.meta as { host?: string } | null)?.host;
  return host ? `</a> <bdi class="external-host">${markdown.utils.escapeHtml(host)}</bdi>` : "</a>";
};

// Whatever signs were typed, the first heading follows the one it stands under, and none leaves a level out.
function fitHeadings(tokens: readonly Token[], under: number) {
  const used = [...new Set(tokens.flatMap(({ type, tag }) => (type === "heading_open" ? [tag] : [])))].sort();
  let last = under;
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "heading_open") continue;
    last = Math.min(under + 1 + used.indexOf(token.tag), last + 1, 6);
    token.tag = `h${last}`;
    const close = tokens.slice(at).find(({ type }) => type === "heading_close");
    if (close) close.tag = token.tag;
  }
}

const OPENS_BLOCK = /^(?:paragraph|heading|list_item|bullet_list|ordered_list|blockquote)_open$/;

const LET_THROUGH: sanitizeHtml.IOptions = {
  allowedTags: ["p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "a", "bdi"],
  allowedAttributes: { "*": ["dir"], a: ["href", "rel"], bdi: ["class"], ol: ["start"] },
  allowedSchemes: ["http", "https"],
};

interface RichTextOptions {
  /** The language it is written in, where that is known. */
  lang?: string;
  /** The level of the heading it stands under. */
  under?: number;
}

const isTooDeep = (tokens: readonly Token[]) => tokens.some(({ level }) => level >= DEEPEST - 1);
const asTyped = (text: string) => markdown.utils.escapeHtml(text).replaceAll("\n", "<br>");

/**
 * What somebody wrote in Markdown (headings, lists, quotations, links, strong and emphasised words), as HTML that is safe to
 * show: no markup of its own, no pictures, links to websites only.
 */
export function richText(text: string, { lang, under = 2 }: RichTextOptions = {}): string {
  const tokens = markdown.parse(text, {});
  const dir = directionOfText(lang);
  if (isTooDeep(tokens)) return `<p dir="${dir}">${asTyped(text)}</p>`;
  for (const token of tokens) {
    if (token.children) showHosts(token.children);
    if (OPENS_BLOCK.test(token.type)) token.attrSet("dir", dir);
  }
  fitHeadings(tokens, under);
  return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), LET_THROUGH);
}

const wordsOf = (token: Token): string =>
  token.type === "softbreak" ? " " : (token.children?.map(wordsOf).join("") ?? token.content);

/** The words of such a text without its signs, a line for each paragraph: for excerpts and for machines. */
export function wordsOfRichText(text: string): string {
  const tokens = markdown.parse(text, {});
  if (isTooDeep(tokens)) return text;
  return tokens.flatMap((token) => (token.type === "inline" ? [wordsOf(token)] : [])).join("\n");
}
