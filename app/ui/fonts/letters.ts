/** Which letters stand in which font file. What no file holds is drawn by a font of the reader's own machine. */
import { PORTAL_LANGUAGES } from "#db/locales.ts";

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("");

const ASCII = between(0x20, 0x7e);
const SIGNS = "\u00a0«»©®§°±·×÷–—‘’‚“”„†•…‹›€₸№™←↑→↓−≈≤≥′″\u2009\u2010\u2011\u202f";
const LATIN_1 = between(0xa1, 0xff);
const TURKIC = "ıİğĞşŞəƏʻʼ";
const CENTRAL_EUROPE = between(0x100, 0x17f) + "ȘșȚțẞǍǎǏǐǑǒǓǔ";
const VIETNAM = "ƠơƯư" + between(0x1ea0, 0x1ef9);
const RUSSIAN = "ЁёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
const OTHER_CYRILLIC = between(0x400, 0x45f) + "ҐґҖҗҘҙҠҡҪҫҜҝҲҳҶҷҸҹӢӣӮӯ";

const languages = Object.entries(PORTAL_LANGUAGES).map(([code, { name, script }]) => ({ code, name, script }));

/** Languages whose pages are written in Cyrillic. */
export const IN_CYRILLIC = languages.filter(({ script }) => script === "Cyrl").map(({ code }) => code);

/** A page needs the first file of each face, and the second where a name has letters of elsewhere. */
interface Files {
  first: string;
  second: string;
}

/** The names of all languages stand on every page, in the weight of its text. */
const switched = languages.map(({ name }) => name).join("");

export function filesFor(script: "Latin" | "Cyrillic", isText: boolean): Files {
  const everything = ASCII + SIGNS + LATIN_1 + TURKIC + CENTRAL_EUROPE + VIETNAM + RUSSIAN + KAZAKH + OTHER_CYRILLIC;
  const own = script === "Latin" ? LATIN_1 + TURKIC : RUSSIAN + KAZAKH;
  const first = ASCII + SIGNS + own + (isText ? switched : "");
  return { first, second: [...everything].filter((letter) => !first.includes(letter)).join("") };
}
