/** When a job runs, in a shape that can be said in words. */
export type Schedule =
  | { kind: "seconds" | "minutes"; count: number }
  | { kind: "hourly"; minute: string }
  | { kind: "daily" | "but_monday"; time: string }
  | { kind: "weekly"; weekday: number; time: string };

const two = (digits = "") => digits.padStart(2, "0");

const READERS: [RegExp, (first: string, second: string, third: string) => Schedule][] = [
  [/^\*\/(\d+) \* \* \* \* \*$/, (count) => ({ kind: "seconds", count: Number(count) })],
  [/^\d+ \* \* \* \* \*$/, () => ({ kind: "minutes", count: 1 })],
  [/^\d+ (?:\*|\d+-59)\/(\d+) \* \* \* \*$/, (count) => ({ kind: "minutes", count: Number(count) })],
  [/^\d+ (\d+) \* \* \* \*$/, (minute) => ({ kind: "hourly", minute: two(minute) })],
  [/^\d+ (\d+) (\d+) \* \* \*$/, (minute, hour) => ({ kind: "daily", time: `${two(hour)}:${two(minute)}` })],
  [/^\d+ (\d+) (\d+) \* \* 0,2-6$/, (minute, hour) => ({ kind: "but_monday", time: `${two(hour)}:${two(minute)}` })],
  [
    /^\d+ (\d+) (\d+) \* \* ([0-6])$/,
    (minute, hour, weekday) => ({ kind: "weekly", weekday: Number(weekday), time: `${two(hour)}:${two(minute)}` }),
  ],
];

/** Reads a cron pattern of six fields, seconds first; null for one that no word says. */
export function readSchedule(pattern: string): Schedule | null {
  for (const [shape, read] of READERS) {
    const found = shape.exec(pattern);
    if (!found) continue;
    const [, first = "", second = "", third = ""] = found;
    return read(first, second, third);
  }
  return null;
}
