import { timingSafeEqual } from "node:crypto";
import type { Config } from "./config.server.ts";
import { END_MARK } from "./end-links.ts";
import { repeatableToken, sha256 } from "./tokens.server.ts";

type Signer = Pick<Config, "secret">;

interface Ending {
  /** Whose letters of which group: `user.group`. */
  ends: string;
  recipient: string;
}

// Signed for the address it was sent to: once the account has another, letters in the former mailbox end nothing.
const signatureOf = ({ secret }: Signer, { ends, recipient }: Ending) =>
  repeatableToken(secret, `end of letters: ${ends} ${recipient}`);

/** What the address that ends letters ends with: whose letters of which group, signed. */
export const endTokenOf = (config: Signer, ending: Ending) => `${ending.ends}.${signatureOf(config, ending)}`;

/** Whether a token was written here to end those letters. */
export function isEndToken(config: Signer, token: string, ending: Ending): boolean {
  return timingSafeEqual(Buffer.from(sha256(token)), Buffer.from(sha256(endTokenOf(config, ending))));
}

interface Ended {
  recipient: string;
  text: string;
  html: string;
  ends: string | null;
}

/** A letter with the address that ends letters of its group in place, and the headers by which mail programs offer it. */
export function withEndLink<L extends Ended>(
  config: Signer & Pick<Config, "origin">,
  letter: L,
): L & { headers: Record<string, string> } {
  const { ends, recipient } = letter;
  if (ends === null) return { ...letter, headers: {} };
  const url = `${config.origin}/end-letters/${endTokenOf(config, { ends, recipient })}`;
  const headers = { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  const fill = (words: string) => words.replaceAll(END_MARK, url);
  return { ...letter, text: fill(letter.text), html: fill(letter.html), headers };
}

/** A letter as the log shows it, where its links are their recipient's. */
export const withoutEndLink = <L extends Pick<Ended, "text">>(letter: L): L => ({
  ...letter,
  text: letter.text.replaceAll(END_MARK, "…"),
});
