import { expect, test } from "vitest";
import { languageBeside, languageOfText } from "#app/i18n/text-language.ts";

test.each([
  ["We measure old bazaars with our students.", "en"],
  ["University with a field station", "en"],
  ["Студенты трёх университетов обмеряют старые базары.", "ru"],
  ["Үш университеттің студенттері ескі базарларды өлшейді.", "kk"],
  ["Сәулетші", "kk"],
  ["Студенттер мен оқытушылар", "kk"],
  ["Студенттер эски базарларды өлчөйт, анын мааниси чоң.", "ky"],
  ["Студенти трьох університетів вимірюють ці її базари", ""],
  ["يقيس الطلاب الأسواق القديمة", "ar"],
  ["دانشجویان بازارهای قدیمی را اندازه می‌گیرند", "fa"],
  ["学生们测量古老的集市", "zh"],
  ["学生が古い市場を測る", "ja"],
  ["학생들이 오래된 시장을 측정한다", "ko"],
  ["სტუდენტები ზომავენ ძველ ბაზრებს", "ka"],
  ["Les étudiants mesurent les marchés, où l’on échangeait déjà au Moyen Âge", ""],
  ["2027", undefined],
  ["", undefined],
])("%s is told to be in %o (found F154)", (text, expected) => {
  expect(languageOfText(text)).toBe(expected);
});

test.each([
  ["Drawing", "ar", "en"],
  ["Translations from Arabic made in Toledo", "ru", "en"],
  ["Où l’on échangeait déjà au Moyen Âge", "ar", ""],
  ["الرسم", "ar", "ar"],
  ["Рисунок", "ru", "ru"],
  ["Dessin", "fr", "fr"],
  ["翻訳", "ja", "ja"],
  ["2027", "ar", "ar"],
  ["Drawing", undefined, "en"],
])("%s beside a text in %s is taken to be in %o", (words, lang, expected) => {
  expect(languageBeside(words, lang)).toBe(expected);
});
