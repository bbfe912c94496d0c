import { createHash } from "node:crypto";

const LENGTH = 8;

/** 48 bits that stand for a member: so a search that finds all 24,450 is remembered in 200 kB, and outlives a member that is removed. */
export const markOf = (institutionId: string): string =>
  createHash("sha256").update(institutionId).digest("base64url").slice(0, LENGTH);

export function readMarks(written: string): Set<string> {
  const marks = new Set<string>();
  for (let at = 0; at < written.length; at += LENGTH) marks.add(written.slice(at, at + LENGTH));
  return marks;
}

export const writeMarks = (marks: Iterable<string>): string => [...marks].sort().join("");
