import type { Form } from "./demo-roles.ts";
import { NAMES, VALUES } from "./hostile-values.ts";
import type { Random } from "./random.ts";

export interface SpoiltForm {
  target: string;
  type: string;
  /** One character a byte. */
  body: string;
}

type Fields = [name: string, value: string][];

const BOUNDARY = "----portalSpoilt7MA4YWxk";
const MOST_PARTS = 1500;
const MOST_BYTES = 500_000;
/** Past what is taken, and no further: who sends forty megabytes at once does not wait for an answer. */
const LARGEST = 11_000_000;
const FILES = [
  "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n",
  "%PDF-1.7\n",
  `%PDF-1.7\n${"[".repeat(100_000)}\n%%EOF\n`,
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0",
  "\xff\xd8\xff\xe0\0\x10JFIF\0",
  "PK\x03\x04",
  "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "",
  "\0".repeat(300_000),
];

/**
 * A form as it was served to somebody, with one to three things spoilt: what is wrong only where it is understood. The
 * rest is right, so that it gets there.
 */
export function spoilForm(random: Random, { action, isMultipart, fields: served }: Form): SpoiltForm {
  const asMultipart = random.chance(0.1) ? !isMultipart : isMultipart;
  const fields = served.map(([name, value]): [string, string] => [name, asMultipart ? value : encode(value)]);
  for (let n = 1 + random.below(3); n > 0; n -= 1) random.pick(SPOILERS)(fields, random);
  if (!asMultipart) {
    const body = fields.map(([name, value]) => `${encode(name)}=${value}`).join("&");
    return { target: action, type: "application/x-www-form-urlencoded", body };
  }
  const large = random.chance(0.05) ? random.below(fields.length) : -1;
  const parts = fields.map((field, at) => part(random, field, at === large));
  const body = `${parts.join("")}--${BOUNDARY}--\r\n`;
  return { target: action, type: `multipart/form-data; boundary=${BOUNDARY}`, body };
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed());

function part({ below, chance, pick }: Random, [name, value]: [string, string], isLarge: boolean): string {
  const bytes = Buffer.from(value).toString("latin1");
  const file = name === "file" || isLarge || chance(0.05);
  const contents = file ? pick(FILES) + (isLarge ? "a".repeat(below(LARGEST)) : "") : bytes;
  const called = file ? `; filename="${pick(["a.pdf", "b.png", "", "../x", "a".repeat(300)])}"` : "";
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${called}\r\n\r\n${contents}\r\n`;
}

const intent = (type: string, payload: unknown) => JSON.stringify({ type, payload });

/** What the buttons of a form library ask for, with numbers and depths nobody presses. */
const INTENTS = (name: string, index: number): [string, string][] => [
  ["__intent__", intent("insert", { name, index, defaultValue: {} })],
  ["__intent__", intent("remove", { name, index })],
  ["__intent__", intent("reorder", { name, from: index, to: 0 })],
  ["__intent__", intent("update", { name: `${name}[${index}].x.y.z`, value: "x" })],
  ["__intent__", intent("reset", { name: "__proto__" })],
  ["__intent__", "[".repeat(20_000)],
  ["intent", `add.${name}.${index}`],
  ["intent", `remove.${name}.${index}`],
  ["intent", `move.${name}.${index}.${-index}`],
  ["intent", `${"a.".repeat(3000)}`],
];
const INDEXES = [0, -1, 1, 99, 100, 101, 2 ** 31, 1e15, 1e300, Number.NaN];

const anyOf = ({ below }: Random, fields: Fields) => below(Math.max(1, fields.length));

const SPOILERS: ((fields: Fields, random: Random) => void)[] = [
  (fields, random) => {
    const at = anyOf(random, fields);
    fields[at] = [fields[at]?.[0] ?? "x", random.pick(VALUES)];
  },
  (fields, random) => {
    const at = anyOf(random, fields);
    fields[at] = [random.pick(NAMES), fields[at]?.[1] ?? ""];
  },
  (fields, random) => {
    const [name = "x", value = ""] = fields[anyOf(random, fields)] ?? [];
    const times = Math.min(random.below(MOST_PARTS), MOST_BYTES / (name.length + value.length + 1));
    fields.push(...Array.from({ length: times }, (): [string, string] => [name, value]));
  },
  (fields, random) => {
    const [name = "x"] = fields[anyOf(random, fields)] ?? [];
    const depth = random.pick(["[0]", "[999999999]", "[0][0][0]", "[0].a[1].b", ".a.b.c", "[]", `${"[0]".repeat(60)}`]);
    fields.push([name.replace(/[[.].*/, "") + depth, random.pick(VALUES)]);
  },
  (fields, random) => {
    const [name = "x"] = fields[anyOf(random, fields)] ?? [];
    fields.push(random.pick(INTENTS(name.replace(/[[.].*/, ""), random.pick(INDEXES))));
  },
  (fields, random) => {
    fields.splice(anyOf(random, fields), 1 + random.below(3));
  },
  (fields, random) => {
    fields.sort(() => random.below(3) - 1);
  },
];
