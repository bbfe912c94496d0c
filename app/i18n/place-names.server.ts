import { lineOf } from "./isolate.ts";
import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";
import { memoiseByLocale } from "./memoise-by-locale.ts";
import { countryName } from "./names.server.ts";

/** Cities as Russian and Kazakh write them: `English|Russian|Kazakh`. Others keep the name the institution gave. */
const CITIES =
  "Almaty|Алматы|Алматы;Astana|Астана|Астана;Shymkent|Шымкент|Шымкент;Turkestan|Туркестан|Түркістан;Turkistan|Туркестан|Түркістан;" +
  "Karaganda|Караганда|Қарағанды;Kyzylorda|Кызылорда|Қызылорда;Aktobe|Актобе|Ақтөбе;Atyrau|Атырау|Атырау;Taraz|Тараз|Тараз;" +
  "Semey|Семей|Семей;Pavlodar|Павлодар|Павлодар;Oral|Уральск|Орал;Kostanay|Костанай|Қостанай;Oskemen|Усть-Каменогорск|Өскемен;" +
  "Bishkek|Бишкек|Бішкек;Osh|Ош|Ош;Karakol|Каракол|Қарақол;Jalal-Abad|Джалал-Абад|Жалалабад;Naryn|Нарын|Нарын;" +
  "Tashkent|Ташкент|Ташкент;Samarkand|Самарканд|Самарқан;Bukhara|Бухара|Бұхара;Urgench|Ургенч|Үргеніш;Nukus|Нукус|Нөкіс;" +
  "Fergana|Фергана|Ферғана;Andijan|Андижан|Әндіжан;Namangan|Наманган|Наманган;Termez|Термез|Термез;Khiva|Хива|Хиуа;" +
  "Dushanbe|Душанбе|Душанбе;Khujand|Худжанд|Худжанд;Khorugh|Хорог|Хорог;Ashgabat|Ашхабад|Ашхабад;" +
  "Yerevan|Ереван|Ереван;Baku|Баку|Баку;Tbilisi|Тбилиси|Тбилиси;Ulaanbaatar|Улан-Батор|Ұланбатыр;" +
  "Moscow|Москва|Мәскеу;Saint Petersburg|Санкт-Петербург|Санкт-Петербург;St Petersburg|Санкт-Петербург|Санкт-Петербург;" +
  "Kazan|Казань|Қазан;Barnaul|Барнаул|Барнаул;Ufa|Уфа|Уфа;Novosibirsk|Новосибирск|Новосібір;Tomsk|Томск|Томск;" +
  "Beijing|Пекин|Пекин;Lanzhou|Ланьчжоу|Ланьчжоу;Xi'an|Сиань|Сиань;Xi’an|Сиань|Сиань;Urumqi|Урумчи|Үрімші;Shanghai|Шанхай|Шанхай;" +
  "Tokyo|Токио|Токио;Kyoto|Киото|Киото;Seoul|Сеул|Сеул;New Delhi|Нью-Дели|Нью-Дели;Tehran|Тегеран|Тегеран;" +
  "Mashhad|Мешхед|Мешхед;Ankara|Анкара|Анкара;Istanbul|Стамбул|Стамбұл;Konya|Конья|Конья;Giza|Гиза|Гиза;Cairo|Каир|Каир;" +
  "Alexandria|Александрия|Александрия;Dakar|Дакар|Дакар;Paris|Париж|Париж;Strasbourg|Страсбург|Страсбург;" +
  "Berlin|Берлин|Берлин;Tübingen|Тюбинген|Тюбинген;Bologna|Болонья|Болонья;Naples|Неаполь|Неаполь;Venice|Венеция|Венеция;" +
  "Turin|Турин|Турин;Rome|Рим|Рим;Granada|Гранада|Гранада;Salamanca|Саламанка|Саламанка;Thessaloniki|Салоники|Салоники;" +
  "Krakow|Краков|Краков;Warsaw|Варшава|Варшава;London|Лондон|Лондон;Vienna|Вена|Вена;Geneva|Женева|Женева;" +
  "Yazd|Йезд|Йезд;Rasht|Рашт|Рашт;Lahore|Лахор|Лахор;Varanasi|Варанаси|Варанаси;Yogyakarta|Джокьякарта|Джокьякарта;" +
  "Busan|Пусан|Пусан;Changsha|Чанша|Чанша;Gebze|Гебзе|Гебзе;Siena|Сиена|Сиена;Vanadzor|Ванадзор|Ванадзор;" +
  "Jizzakh|Джизак|Жызақ;El Jadida|Эль-Джадида|Эль-Жадида;Ust-Kamenogorsk|Усть-Каменогорск|Өскемен;" +
  "Isfahan|Исфахан|Исфахан;Amman|Амман|Амман;Muscat|Маскат|Маскат;Peshawar|Пешавар|Пешавар;Kathmandu|Катманду|Катманду;" +
  "Kandy|Канди|Канди;Bangkok|Бангкок|Бангкок;Hanoi|Ханой|Ханой;Rabat|Рабат|Рабат;Addis Ababa|Аддис-Абеба|Аддис-Абеба;" +
  "Nairobi|Найроби|Найроби;Rondebosch|Рондебос|Рондебос;Cape Town|Кейптаун|Кейптаун;Mexico City|Мехико|Мехико;" +
  "São Paulo|Сан-Паулу|Сан-Паулу;Lima|Лима|Лима;Suva|Сува|Сува;Toronto|Торонто|Торонто;Coimbra|Коимбра|Коимбра;" +
  "Budapest|Будапешт|Будапешт;Vilnius|Вильнюс|Вильнюс;Kyiv|Киев|Киев;Kaliningrad|Калининград|Калининград;" +
  "Famagusta|Фамагуста|Фамагуста;Gaza|Газа|Газа;Hebron|Хеврон|Хеврон;Nicosia|Никосия|Никосия";

/** The same, each city with its name in every language. */
export const CITIES_BY_LANGUAGE: readonly (readonly string[])[] = CITIES.split(";").map((entry) => entry.split("|"));

/** A city as lists write it: in capitals or small letters, with or without "г." before it. */
const keyOf = (city: string) =>
  city
    .trim()
    .replace(/^(?:г|қ|город|қала|city of)(?:\.\s*|\s+)/iu, "")
    .toLowerCase()
    .replaceAll("ё", "е");

const NAMES = new Map(
  CITIES.split(";")
    .reverse()
    .flatMap((entry): [string, Partial<Record<Locale, string>>][] => {
      const [en = "", ru = "", kk = ""] = entry.split("|");
      return [ru, kk, en].map((form) => [keyOf(form), { en, ru, kk }]);
    }),
);
const scriptOf = memoiseByLocale((locale) => new RegExp(`\\p{Script=${PORTAL_LANGUAGES[locale].script}}`, "u"));

/** A city in the reader's script; null where its name in it is not known. */
export function cityName(city: string | null, locale: Locale): string | null {
  if (city === null) return null;
  const isReadable = PORTAL_LANGUAGES[locale].script === "Latn" || scriptOf(locale).test(city);
  return NAMES.get(keyOf(city))?.[locale] ?? (isReadable ? city : null);
}

/** The same for whoever is to see it in any script rather than not at all. */
export const cityShown = (city: string | null, locale: Locale): string | null => cityName(city, locale) ?? city;

/**
 * Where something is, in the reader's language: city and country, or the country alone where the city's name in the
 * script of the page is not known.
 * @param country ISO 3166-1 alpha-2
 */
export function placeName(city: string | null, country: string, locale: Locale): string {
  return lineOf([cityName(city, locale), countryName(country, locale)]);
}
