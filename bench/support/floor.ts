import { type ChildProcess, spawn } from "node:child_process";
import readline from "node:readline";

/** Starts a bundled server of `directory-floor.tsx` in a process of its own. */
export async function startFloor(
  script: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The floor ended with code ${code}`)));
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /:(\d+)$/.exec(line)?.[1];
      if (found) resolve(Number(found));
    });
  });
  return { child, port };
}
