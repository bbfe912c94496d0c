import { readdirSync } from "node:fs";
import path from "node:path";

/** `npm run bench -- NAME [OPTIONS]` and `npm run drill -- NAME [OPTIONS]`; without a name, what there is. */
interface Measurement {
  title: string;
  kind: "bench" | "drill";
  /** `passed: false` in the result makes the process fail. */
  run(args: string[]): Promise<Record<string, unknown>>;
}

const folder = import.meta.dirname;
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => path.basename(file, ".ts"));

const load = async (name: string) => (await import(path.join(folder, `${name}.ts`))) as Measurement;

async function list(kind: string | undefined): Promise<void> {
  for (const name of names) {
    const measurement = await load(name);
    if (measurement.kind === kind) console.log(`npm run ${kind} -- ${name.padEnd(20)} ${measurement.title}`);
  }
}

async function main([kind, name, ...args]: string[]): Promise<number> {
  if (name === undefined) {
    await list(kind);
    return 0;
  }
  if (!names.includes(name)) {
    console.log(`There is no ${kind} named ${name}.`);
    await list(kind);
    return 2;
  }
  const measurement = await load(name);
  console.log(measurement.title);
  const result = await measurement.run(args);
  console.log(JSON.stringify({ name, ...result }));
  return result.passed === false ? 1 : 0;
}

process.exit(await main(process.argv.slice(2)));
