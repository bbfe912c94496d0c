import { fold, transliterate } from "#db/search.server.ts";

/** Cities under the names they are also known by: earlier ones, those of other languages. */
const CITIES: readonly (readonly string[])[] = [
  ["Ulaanbaatar", "Ulan Bator", "Улан-Батор", "Ұланбатыр"],
  ["Almaty", "Alma-Ata", "Алматы"],
  ["Astana", "Nur-Sultan", "Akmola", "Tselinograd", "Целиноград"],
  ["Bishkek", "Frunze", "Бишкек"],
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
];

const byName = new Map(
  CITIES.flatMap((names) =>
    names.flatMap((name) => [fold(name), transliterate(name)].map((key) => [key, names] as const)),
  ),
);

/** The other names of a city, as far as they are known. */
export function otherNamesOfCity(city: string): readonly string[] {
  return byName.get(transliterate(city)) ?? byName.get(fold(city)) ?? [];
}
