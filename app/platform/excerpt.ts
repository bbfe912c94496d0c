/** The beginning of a text in one line, cut between words. */
export function excerptOf(text: string, limit: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const end = line.lastIndexOf(" ", limit);
  return `${line.slice(0, end > 0 ? end : limit).replace(/[\s.,;:–—-]+$/u, "")}…`;
}
