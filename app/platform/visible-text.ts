/**
 * Characters that nobody sees and no name needs: controls, soft hyphens, zero-width spaces, marks and overrides of
 * direction, byte order marks, fillers, tags, code points that are no characters. They are taken out of what people and registries send, never refused.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\p{Noncharacter_Code_Point}\u{E0000}-\u{E007F}]/gu;
// In paragraphs line breaks and tabs are layout, and marks of direction put the stops of mixed scripts in their place.
const INVISIBLE_IN_PROSE =
  /[^\P{Cc}\n\t]|[\p{Cs}\u00AD\u180E\u200B\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\p{Noncharacter_Code_Point}\u{E0000}-\u{E007F}]/gu;

// The joiners decide how the letters of these scripts, and pictures, are drawn; anywhere else they only hide.
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Variation_Selector}]/u;

function withoutIdleJoiners(text: string): string {
  return text.replace(/(^|[^\u200C\u200D])([\u200C\u200D]+)/gu, (whole, before: string) =>
    JOINED.test(before) ? whole : before,
  );
}

/** One line as it is seen: NFC, without invisible characters, spaces of every kind made one, trimmed. */
export function visibleLine(text: string): string {
  const spaced = text.normalize("NFC").replace(/[\t\n\v\f\r\u0085\u2800]/g, " ");
  return withoutIdleJoiners(spaced.replace(INVISIBLE, "")).replace(/\s+/gu, " ").trim();
}

/** Paragraphs as they are seen: NFC, line ends made \n, without invisible characters, trimmed. */
export function visibleProse(text: string): string {
  const broken = text
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\u2800", " ");
  const seen = withoutIdleJoiners(broken.replace(INVISIBLE_IN_PROSE, "")).trim();
  // Marks of direction alone say nothing.
  return /^[\s\u200E\u200F\u061C]*$/u.test(seen) ? "" : seen;
}
