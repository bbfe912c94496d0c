/** What stands between a question and what is said of it: a colon, unless the question ends itself. */
export const afterLabel = (label: string): string => (/[?؟!.:]$/.test(label.trim()) ? " " : ": ");
