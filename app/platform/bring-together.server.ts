import { markOfText, readMarks, writeMarks } from "./seen-marks.server.ts";

/** What a form of flat fields shows of its record; `version` and `seen` tell of when it was opened. */
interface Versioned extends Record<string, string | string[]> {
  version: string;
  /** From `marksOf`. */
  seen: string;
}

const NOT_ANSWERS: ReadonlySet<string> = new Set(["version", "seen"]);

// In which order boxes were ticked says nothing, nor how a browser ends its lines.
function markOf(values: readonly string[]): string {
  const plain = values.map((value) => value.replaceAll("\r\n", "\n").trim()).filter(Boolean);
  return markOfText(plain.sort().join("\0"));
}

/** Marks of the values a form shows, by name: what its sender changed can be told from what it only showed. */
export function marksOf(values: Readonly<Record<string, string | string[]>>): string {
  const answers = Object.entries(values).filter(([name]) => !NOT_ANSWERS.has(name));
  return writeMarks(answers.map(([name, value]) => [name, markOf([value].flat())]));
}

interface Together {
  /** What was sent, with what others have saved meanwhile where it was not touched; it names the version of now. */
  fields: URLSearchParams;
  /** Fields that were changed here and meanwhile by somebody else: what was sent stands in `fields`. */
  conflicts: string[];
  /** Something in `fields` was not sent: a page that still shows what was must show them instead. */
  hasOthers: boolean;
}

/** Brings a form that was sent together with what others have saved since it was opened. */
export function bringTogether(sent: URLSearchParams, saved: Versioned): Together {
  if (sent.get("version") === saved.version) return { fields: sent, conflicts: [], hasOthers: false };
  const seen = readMarks(sent.get("seen")) ?? {};
  const fields = new URLSearchParams(sent);
  const conflicts: string[] = [];
  let hasOthers = false;
  for (const [name, value] of Object.entries(saved)) {
    if (NOT_ANSWERS.has(name)) continue;
    const theirs = [value].flat();
    const [mine, now] = [markOf(sent.getAll(name)), markOf(theirs)];
    if (mine === now) continue;
    if (seen[name] !== mine) {
      if (seen[name] !== now) conflicts.push(name);
      continue;
    }
    hasOthers = true;
    fields.delete(name);
    for (const one of theirs) fields.append(name, one);
  }
  fields.set("version", saved.version);
  fields.set("seen", saved.seen);
  return { fields, conflicts, hasOthers };
}
