/** Which font files a browser fetches for a page, found in its HTML and its style sheet alone. */

interface Face {
  family: string;
  weight: number;
  url: string;
  ranges: [first: number, last: number][];
}

interface Rule {
  selector: string;
  family: string | undefined;
  weight: number | undefined;
  strength: number;
}

const UNSEEN = "script, style, template, noscript, title, desc";
const WORDS: Record<string, number> = { normal: 400, bold: 700 };
// What a browser's own style sheet says.
const BOLD_ANYWAY = "b, strong, th, h1, h2, h3, h4, h5, h6";

const declared = (body: string, name: string) =>
  new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([^;]+)`).exec(body)?.[1]?.trim();
const weightOf = (said: string | undefined) =>
  said === undefined ? undefined : (WORDS[said] ?? (Number(said) || undefined));
const unquoted = (name: string) => name.trim().replaceAll(/["']/g, "");

function readRange(range: string): Face["ranges"][number] {
  const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
  return [parseInt(first.replaceAll("?", "0"), 16), parseInt(last.replaceAll("?", "F"), 16)];
}

function readFace(body: string): Face[] {
  const url = /url\(["']?([^"')]+)/.exec(body)?.[1];
  // The others are on the reader's own machine.
  if (!url) return [];
  const ranges = (declared(body, "unicode-range") ?? "U+0-10FFFF").split(",").map(readRange);
  return [
    {
      family: unquoted(declared(body, "font-family") ?? ""),
      weight: weightOf(declared(body, "font-weight")) ?? 400,
      url,
      ranges,
    },
  ];
}

/** As far as it tells two rules about fonts apart. */
function strengthOf(selector: string): number {
  const count = (pattern: RegExp) => selector.match(pattern)?.length ?? 0;
  return 1e4 * count(/#[\w-]/g) + 100 * count(/\.[\w-]|\[|:(?!:|where|is|not|has)\w/g) + count(/(?:^|[\s>+~(])[a-z]/g);
}

function readRules(selectors: string, body: string): Rule[] {
  const font = declared(body, "font");
  // `600 1rem/1.2 var(--serif)`; `inherit` says nothing.
  const short = font && font !== "inherit" ? /^(?:(\d{3}|bold|normal)\s)?.*?(var\(--[\w-]+\))$/s.exec(font) : null;
  const family = declared(body, "font-family") ?? short?.[2];
  const weight = weightOf(declared(body, "font-weight")) ?? (short ? (weightOf(short[1]) ?? 400) : undefined);
  if (family === undefined && weight === undefined) return [];
  const each = selectors.split(/,(?![^(]*\))/).filter((selector) => !selector.includes("::"));
  return each.map((selector) => ({ selector: selector.trim(), family, weight, strength: strengthOf(selector) }));
}

/** Without what holds for paper alone. */
function withoutPrint(css: string): string {
  const start = css.search(/@media print\b/);
  if (start === -1) return css;
  let [end, depth] = [css.indexOf("{", start), 0];
  do depth += { "{": 1, "}": -1 }[css[end++] ?? "}"] ?? 0;
  while (depth > 0 && end < css.length);
  return withoutPrint(css.slice(0, start) + css.slice(end));
}

function readSheet(css: string) {
  const blocks = [...withoutPrint(css).matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selector: selector.trim(),
    body,
  }));
  const faces = blocks.filter(({ selector }) => selector === "@font-face").flatMap(({ body }) => readFace(body));
  const rules = blocks.flatMap(({ selector, body }) => (selector.startsWith("@") ? [] : readRules(selector, body)));
  const roots = blocks.filter(({ selector }) => selector.startsWith(":root"));
  return { faces, rules: rules.toSorted((one, other) => one.strength - other.strength), roots };
}

type Sheet = ReturnType<typeof readSheet>;

/** What `var(--sans)` and the like stand for on this page. */
function variablesOf(document: Document, { roots }: Sheet): (value: string) => string {
  const { lang } = document.documentElement;
  const isMet = (selector: string) => {
    const langs = [...selector.matchAll(/:lang\((\w+)\)/g)].map(([, code]) => code);
    return langs.length === 0 || langs.includes(lang);
  };
  const known = new Map(
    roots
      .filter(({ selector }) => isMet(selector))
      .flatMap(({ body }) =>
        [...body.matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)].map(([, name = "", value = ""]) => [name, value] as const),
      ),
  );
  const resolve = (value: string): string =>
    value.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => resolve(known.get(name) ?? ""));
  return resolve;
}

/** The addresses of the font files that have letters of the page's texts in the face and weight these are set in. */
export function neededFonts(document: Document, css: string): string[] {
  const sheet = readSheet(css);
  const resolve = variablesOf(document, sheet);
  const families = new Map<Element, string[]>();
  const weights = new Map<Element, number>();
  for (const element of document.querySelectorAll(BOLD_ANYWAY)) weights.set(element, 700);
  for (const { selector, family, weight } of sheet.rules) {
    for (const element of document.querySelectorAll(selector)) {
      if (weight !== undefined) weights.set(element, weight);
      if (family !== undefined) families.set(element, resolve(family).split(",").map(unquoted));
    }
  }
  const nearest = <Value>(values: Map<Element, Value>, element: Element | null): Value | undefined =>
    element === null ? undefined : (values.get(element) ?? nearest(values, element.parentElement));

  const letters = new Map<string, Set<number>>();
  const walker = document.createTreeWalker(document.body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(UNSEEN)) continue;
    const key = JSON.stringify([nearest(families, parent) ?? [], nearest(weights, parent) ?? 400]);
    const codes = letters.get(key) ?? new Set();
    letters.set(key, codes);
    for (const letter of (node.textContent ?? "").replaceAll(/\s+/g, " ")) codes.add(letter.codePointAt(0) ?? 0);
  }
  const urls = [...letters].flatMap(([key, codes]) => {
    const [stack, weight] = JSON.parse(key) as [string[], number];
    return filesFor(sheet.faces, stack, weight, codes);
  });
  return [...new Set(urls)].sort();
}

function filesFor(faces: Face[], stack: string[], weight: number, codes: Set<number>): string[] {
  const left = new Set(codes);
  return stack.flatMap((name) => {
    const own = faces.filter(({ family }) => family === name);
    const nearness = (face: Face) => Math.abs(face.weight - weight);
    const least = Math.min(...own.map(nearness));
    return own
      .filter((face) => nearness(face) === least)
      .filter(({ ranges }) => {
        const held = [...left].filter((code) => ranges.some(([first, last]) => code >= first && code <= last));
        for (const code of held) left.delete(code);
        return held.length > 0;
      })
      .map(({ url }) => url);
  });
}
