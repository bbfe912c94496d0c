import { readFileSync } from "node:fs";

// Clock ticks of /proc are hundredths of a second on every Linux that Node runs on.
const TICK_MS = 10;

/** The time of the processor that a process has taken so far, in milliseconds. */
export function cpuMs(pid: number): number {
  const [, afterName = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (.*)/s);
  const [userTicks, systemTicks] = afterName.split(" ").slice(11, 13).map(Number);
  return ((userTicks ?? 0) + (systemTicks ?? 0)) * TICK_MS;
}
