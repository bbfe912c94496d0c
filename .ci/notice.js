/** The list of packages that a running portal consists of, with their licences: `npm run notice` writes it to NOTICE. */
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HEAD = `Third-party software

The portal's own code is under the MIT licence (LICENSE). A running portal consists of the packages below; the text of each
licence lies in the package's folder in node_modules. Names with a system in them are installed on that system only.

libvips, which comes with sharp, is under the LGPL: a library of its own in @img/sharp-libvips-*, loaded when the portal
starts, unchanged, and replaceable by another build of it. The fonts are under the SIL Open Font License.

`;

/** @type {Record<string, string>} said in their folders and not in their manifests */
const UNNAMED = { busboy: "MIT", "png-js": "MIT", streamsearch: "MIT" };

/**
 * @param {Record<string, { version?: string, license?: string, dev?: boolean, devOptional?: boolean }>} packages of the lockfile
 * @returns the text of NOTICE
 */
export function notice(packages) {
  const lines = Object.entries(packages)
    .filter(([folder, { dev, devOptional }]) => folder !== "" && !dev && !devOptional)
    .map(([folder, { version, license }]) => {
      const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
      return `${name} ${version}: ${license ?? UNNAMED[name] ?? "unknown"}`;
    });
  return `${HEAD}${[...new Set(lines)].sort().join("\n")}\n`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync("NOTICE", notice(JSON.parse(readFileSync("package-lock.json", "utf8")).packages));
}
