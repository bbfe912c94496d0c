/** Cyrillic letters of Russian, Kazakh and their neighbours in plain Latin ones, as in most passports and web addresses. */
export const CYRILLIC_IN_LATIN: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
  ә: "a",
  ғ: "g",
  қ: "k",
  ң: "n",
  ө: "o",
  ұ: "u",
  ү: "u",
  һ: "h",
  і: "i",
  ї: "i",
  є: "ye",
  ґ: "g",
  ў: "u",
  ҳ: "h",
  ҷ: "j",
  ӣ: "i",
  ӯ: "u",
  ҡ: "k",
  ҙ: "z",
  җ: "j",
  ѓ: "g",
  ќ: "k",
  љ: "l",
  њ: "n",
  џ: "dz",
  ј: "j",
};

/** Latin letters that Unicode does not take apart into a plain letter and a mark. */
export const LATIN_IN_ASCII: Readonly<Record<string, string>> = {
  æ: "ae",
  ð: "d",
  ø: "o",
  þ: "th",
  ß: "ss",
  đ: "d",
  ħ: "h",
  ı: "i",
  ĸ: "k",
  ł: "l",
  ŋ: "n",
  œ: "oe",
  ŧ: "t",
  ə: "a",
  ɓ: "b",
  ɗ: "d",
  ƙ: "k",
};

/** Arabic letters that are written for each other, and those of its neighbours that are drawn alike. */
export const ARABIC_PLAIN: Readonly<Record<string, string>> = {
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ة: "ه",
  ۀ: "ه",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
  ک: "ك",
  ـ: "",
};

const DIGIT = /(?![0-9])\p{Nd}/gu;
const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** The digits of every script written as 0 to 9: they stand in Unicode in tens, in their order. */
export function plainDigits(text: string): string {
  return text.replace(DIGIT, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (isDigit(zero - 1)) zero--;
    return String((code - zero) % 10);
  });
}
