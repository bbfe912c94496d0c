import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The blocks of a language in docs/operations.md, as an operator copies them. */
export function documentedBlocks(language: string): string[] {
  const text = readFileSync("docs/operations.md", "utf8");
  return [...text.matchAll(/^```(\S+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , body = ""]) => body);
}

/** Whether the machine has a program; a server's programs are not always on everybody's path. */
export function hasProgram(name: string): boolean {
  return spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin command -v ${name}`]).status === 0;
}
