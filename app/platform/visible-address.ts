const ENCODED = /(?:%[0-9A-F]{2})+/gi;
// The joiners of U+200C and U+200D belong to words of some scripts.
const HIDDEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;

/** An address without the characters that nobody sees, where a browser has encoded them: they came with it when it was copied. */
export function visibleAddress(address: string): string {
  return address.replace(ENCODED, (encoded) => {
    try {
      const text = decodeURIComponent(encoded);
      const visible = text.replace(HIDDEN, "");
      return visible === text ? encoded : encodeURIComponent(visible);
    } catch {
      return encoded;
    }
  });
}
