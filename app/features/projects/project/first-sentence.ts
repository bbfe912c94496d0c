const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const LONGEST = 240;

/** The first sentence of a text, cut where it is too long to be quoted. */
export function firstSentence(text: string): string {
  const [first] = sentences.segment(text.trim());
  const sentence = first?.segment.trim() ?? "";
  if (sentence.length <= LONGEST) return sentence;
  return `${sentence.slice(0, LONGEST).replace(/\s+\S*$/u, "")}…`;
}
