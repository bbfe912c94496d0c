import type { Letter } from "./outbox.server.ts";

interface LetterParts {
  subject: string;
  /** The association's name in the recipient's language. */
  sender: string;
  /** What the footer says: that the association is independent, and why this letter was sent. */
  footer: string;
  locale: string;
  /** Plain text; what people typed appears as it was typed and never becomes a link or markup. */
  paragraphs: string[];
  /** The one link of the letter. */
  action?: { label: string; url: string };
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

// A header is one line, whatever a name in it contains.
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ").slice(0, 250);
}

const paragraph = (text: string) => `<p style="margin:0 0 16px;white-space:pre-line">${escapeHtml(text)}</p>`;

/** Lays out a letter: the same words as plain text and as simple HTML, with at most one link. */
export function composeLetter({ subject, sender, footer, locale, paragraphs, action }: LetterParts): Letter {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const button = action
    ? `<p style="margin:0 0 24px"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#263f8f;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(action.label)}</a></p>`
    : "";
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="margin:0;background:#fbf7ef;color:#1e1b15;font:16px/1.55 system-ui,sans-serif"><div style="max-width:36rem;margin:0 auto;padding:24px"><p style="margin:0 0 24px;font-family:Georgia,serif;font-size:18px">${escapeHtml(sender)}</p>${paragraphs.map(paragraph).join("")}${button}<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e3d9c5;color:#5a5346;font-size:13px">${escapeHtml(footer)}</p></div></body></html>`;
  return {
    subject: oneLine(subject),
    text: [...paragraphs, ...link, `--\n${sender}\n${footer}`].join("\n\n"),
    html,
  };
}
