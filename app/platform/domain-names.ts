import { visibleLine } from "./visible-text.ts";

/** Domains in any script: kept in their ASCII form, shown in their own letters. */

const LONGEST_DOMAIN = 253;

/** `тест.рф` as `xn--e1aybc.xn--p1ai`; null for what is no host name with a dot. */
export function asciiDomain(host: string): string | null {
  if (host.length > LONGEST_DOMAIN || /[\s/\\?#@:%[\]]/u.test(host)) return null;
  if (!URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  return isHostName(hostname) ? hostname : null;
}

/** A dotted host name in ASCII form whose last label is no number. */
function isHostName(hostname: string): boolean {
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(hostname);
}

const [BASE, T_MIN, T_MAX, SKEW, DAMP, INITIAL_BIAS, INITIAL_CODE] = [36, 1, 26, 38, 700, 72, 128];

function nextBias(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

const digitOf = (sign: string) => (/\d/.test(sign) ? Number(sign) + 26 : sign.charCodeAt(0) - 97);

/** RFC 3492, section 6.2: the letters of a label after its `xn--`. The label was made by a URL parser. */
function decodeLabel(encoded: string): string {
  const cut = encoded.lastIndexOf("-");
  const letters = cut > 0 ? [...encoded.slice(0, cut)] : [];
  const signs = encoded.slice(cut + 1);
  let [code, index, bias] = [INITIAL_CODE, 0, INITIAL_BIAS];
  for (let at = 0; at < signs.length;) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(signs.charAt(at++));
      if (!(digit >= 0 && digit < BASE)) throw new RangeError("No label of a domain");
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = nextBias(index - before, letters.length + 1, before === 0);
    code += Math.floor(index / (letters.length + 1));
    index %= letters.length + 1;
    letters.splice(index++, 0, String.fromCodePoint(code));
  }
  return letters.join("");
}

// Letters of several scripts in one label are how one domain is made to look like another.
const ONE_SCRIPT =
  /^(?:[\p{Script=Latin}\d-]+|[\p{Script=Cyrillic}\d-]+|[\p{Script=Greek}\d-]+|[\p{Script=Arabic}\p{Mn}\d-]+|[\p{Script=Hebrew}\d-]+|[\p{Script=Georgian}\d-]+|[\p{Script=Armenian}\d-]+|[\p{Script=Thai}\d-]+|[\p{Script=Devanagari}\p{Mn}\d-]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\d-]+|[\p{Script=Hangul}\d-]+)$/u;

function shownLabel(label: string): string {
  try {
    const letters = decodeLabel(label.slice("xn--".length).toLowerCase());
    return ONE_SCRIPT.test(letters) && /[^\0-\x7f]/u.test(letters) ? letters : label;
  } catch {
    return label;
  }
}

/** The domains in an e-mail or web address, or a domain itself, in their own letters. */
export function domainsInOwnLetters(text: string): string {
  return text.replace(/(^|[.@/])(xn--[a-z0-9-]+)/gi, (_, mark: string, label: string) => mark + shownLabel(label));
}

/** The host in an e-mail address or a web address, which people write where a domain is asked; a domain itself as it is. */
export function hostWithin(text: string): string {
  return visibleLine(text)
    .replaceAll("\\", "/")
    .replace(/^[a-z]*:?\/{1,3}/i, "")
    .replace(/[/?#].*$/, "")
    .replace(/^.*@/, "")
    .replace(/:\d*$/, "")
    .replace(/^www\d*\.(?=[^.]+\.)/i, "")
    .replace(/\.$/, "");
}

/** Whether it is a web address where a domain is asked. */
export const isWebAddress = (text: string): boolean =>
  /^(?:[a-z]*:?\/\/|www\d*\.)|[^@]\/|:\d+$/i.test(visibleLine(text));
