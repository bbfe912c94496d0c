import { CITIES_BY_LANGUAGE } from "#app/i18n/place-names.server.ts";
import { fold, transliterate } from "#db/search.server.ts";

/** Cities under the names they are also known by: earlier ones, those of other languages. */
const CITIES: readonly (readonly string[])[] = [
  ["Ulaanbaatar", "Ulan Bator", "Улан-Батор", "Ұланбатыр"],
  ["Almaty", "Alma-Ata", "Алматы"],
  ["Astana", "Nur-Sultan", "Akmola", "Tselinograd", "Целиноград"],
  ["Bishkek", "Frunze", "Pishpek", "Бишкек", "Пишпек"],
  ["Dushanbe", "Stalinabad"],
  ["Khujand", "Leninabad", "Ленинабад"],
  ["Tashkent", "Toshkent"],
  ["Samarkand", "Samarqand"],
  ["Bukhara", "Buxoro", "Bokhara"],
  ["Ashgabat", "Ashkhabad", "Ашхабад"],
  ["Shymkent", "Chimkent", "Чимкент"],
  ["Aktobe", "Aktyubinsk", "Актюбинск"],
  ["Atyrau", "Guryev", "Гурьев"],
  ["Taraz", "Dzhambul", "Джамбул"],
  ["Semey", "Semipalatinsk", "Семипалатинск"],
  ["Baku", "Bakı"],
  ["Tbilisi", "Tiflis"],
  ["Kyiv", "Kiev"],
  ["Moscow", "Moskva", "Moskau"],
  ["Saint Petersburg", "St Petersburg", "Leningrad", "Санкт-Петербург"],
  ["Beijing", "Peking", "Pékin"],
  ["Guangzhou", "Canton"],
  ["Kolkata", "Calcutta"],
  ["Mumbai", "Bombay"],
  ["Chennai", "Madras"],
  ["Yangon", "Rangoon"],
  ["Ho Chi Minh City", "Saigon"],
  ["Istanbul", "Constantinople"],
  ["Izmir", "Smyrna"],
  ["Cairo", "Al-Qahira", "القاهرة"],
  ["Alexandria", "Al-Iskandariyya", "الإسكندرية"],
  ["Venice", "Venezia", "Venedig"],
  ["Florence", "Firenze"],
  ["Rome", "Roma"],
  ["Turin", "Torino"],
  ["Milan", "Milano"],
  ["Naples", "Napoli"],
  ["Genoa", "Genova"],
  ["Munich", "München"],
  ["Cologne", "Köln"],
  ["Vienna", "Wien"],
  ["Prague", "Praha"],
  ["Warsaw", "Warszawa"],
  ["Lisbon", "Lisboa"],
  ["Seville", "Sevilla"],
  ["Geneva", "Genève", "Genf"],
  ["Brussels", "Bruxelles", "Brussel"],
  ["Athens", "Athina"],
  ["Copenhagen", "København"],
  ["Krakow", "Kraków", "Cracow", "Krakau", "Краков"],
  ["Lviv", "Lvov", "Lwów", "Lemberg", "Львів"],
  ["Kharkiv", "Kharkov", "Харків", "Харьков"],
  ["Dnipro", "Dnepropetrovsk", "Днепропетровск"],
  ["Vilnius", "Wilno", "Wilna"],
  ["Gdansk", "Danzig"],
  ["Wrocław", "Breslau"],
  ["Bratislava", "Pressburg"],
  ["Ljubljana", "Laibach"],
  ["Zagreb", "Agram"],
  ["Thessaloniki", "Salonica", "Salonika", "Saloniki"],
  ["Ürümqi", "Urumchi", "Wulumuqi"],
  ["Nanjing", "Nanking"],
  ["Chongqing", "Chungking"],
  ["Tianjin", "Tientsin"],
  ["Seoul", "Keijo"],
  ["Yekaterinburg", "Ekaterinburg", "Sverdlovsk", "Екатеринбург", "Свердловск"],
  ["Nizhny Novgorod", "Gorky", "Нижний Новгород", "Горький"],
  ["Samara", "Kuybyshev", "Куйбышев"],
  ["Volgograd", "Stalingrad", "Tsaritsyn", "Сталинград"],
  ["Kaliningrad", "Königsberg"],
  ["Vladikavkaz", "Ordzhonikidze", "Орджоникидзе"],
  ["Petropavl", "Petropavlovsk", "Петропавловск"],
  ["Kyzylorda", "Kzyl-Orda", "Кзыл-Орда"],
  ["Karaganda", "Qaraghandy"],
  ["Pune", "Poona"],
  ["Bengaluru", "Bangalore"],
  ["Varanasi", "Benares", "Banaras", "Kashi"],
  ["Prayagraj", "Allahabad"],
  ["Thiruvananthapuram", "Trivandrum"],
  ["Dhaka", "Dacca"],
  ["Jakarta", "Batavia"],
  ["Phnom Penh", "Пномпень"],
  ["Izhevsk", "Ustinov"],
  ["Gyumri", "Leninakan", "Ленинакан"],
  ["Ganja", "Kirovabad", "Gəncə", "Кировабад"],
  ["Turkmenbashi", "Krasnovodsk", "Красноводск"],
  ["Turkistan", "Turkestan"],
  ["Kinshasa", "Leopoldville"],
  ["Maputo", "Lourenço Marques"],
  ["Harare", "Salisbury"],
  ["Gqeberha", "Port Elizabeth"],
];

const groups: readonly (readonly string[])[] = [
  ...CITIES,
  // What the portal itself calls them in the languages of its pages.
  ...CITIES_BY_LANGUAGE.map((names) => [...new Set(names)]),
];

const byName = new Map<string, Set<string>>();
for (const names of groups)
  for (const key of names.flatMap((name) => [fold(name), transliterate(name)]))
    byName.set(key, new Set([...(byName.get(key) ?? []), ...names]));

/** The other names of a city, as far as they are known. */
export function otherNamesOfCity(city: string): readonly string[] {
  return [...(byName.get(transliterate(city)) ?? byName.get(fold(city)) ?? [])];
}

const SHORTEST = 4;
/** Shorter parts of a name stand in names of other things: the “Sultan” of Nur-Sultan. */
const SHORTEST_PART = 8;

/** By each word that is a whole name of a city, in Latin letters, the telling words of its other names. */
const otherWords = new Map<string, Set<string>>();
for (const names of byName.values()) {
  const words = [...names].map((name) => transliterate(name));
  const longest = words
    .map((name) => name.split(" ").reduce((long, word) => (word.length > long.length ? word : long)))
    .filter((word) => words.includes(word) || word.length >= SHORTEST_PART);
  for (const word of words.filter((name) => !name.includes(" ") && name.length >= SHORTEST))
    otherWords.set(word, new Set([...(otherWords.get(word) ?? []), ...longest].filter((other) => other !== word)));
}

/** The words by which a city is otherwise called that this one, in Latin letters, is a name of. */
export const otherWordsForCity = (word: string): ReadonlySet<string> => otherWords.get(word) ?? new Set();
