const MOST_LETTERS = 100;
/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(\.|$)/i;

const AS_SENT: Readonly<Record<string, string>> = { "%22": '"', "%0D": "\r", "%0A": "\n" };

/** The name of a file as it was before a browser wrote three marks of it otherwise, to send it in a form. */
export const asBeforeSending = (name: string): string =>
  name.replace(/%(?:22|0D|0A)/g, (written) => AS_SENT[written] ?? written);

/**
 * A name that every file system takes: no folders, no marks that mean something to one of them. Quotation marks become others;
 * joiners stay, without which words of some scripts read otherwise.
 */
export function fileName(text: string, most = MOST_LETTERS): string {
  const read = asBeforeSending(text).normalize("NFC").replaceAll('"', "'");
  const plain = read.replace(/(?![\u200C\u200D])[\p{C}\\/:*?<>|]/gu, "_");
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? "";
  const letters = [...plain.slice(0, plain.length - ending.length)];
  const name = `${letters.slice(0, most).join("").trim()}${ending}`.replace(/^ +|[. ]+$/g, "");
  return RESERVED.test(name) ? `_${name}` : name || "_";
}

/** Gives each path once: one that is there already, in whatever letters, gets a number before its ending. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>();
  return (path) => {
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(path)?.[0] ?? "";
    const stem = path.slice(0, path.length - ending.length);
    for (let number = 1; ; number++) {
      const tried = number === 1 ? path : `${stem} (${number})${ending}`;
      const key = tried.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return tried;
    }
  };
}
