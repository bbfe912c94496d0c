import type { Language } from "#db/vocabulary-taxonomies.ts";

type FiledStage =
  | "submitted"
  | "in_check"
  | "info_requested"
  | "recommended"
  | "deferred"
  | "formalities"
  | "appeal"
  | "refused_final"
  | "appeal_allowed"
  | "refused"
  | "approved"
  | "expired"
  | "withdrawn";

/** A university under review, in one line: its public facts, and people, dates and a stage that are invented. */
export interface FiledLine {
  rorId: string;
  official: string;
  language: Language;
  en: string;
  country: string;
  city: string;
  founded: number;
  website: string;
  stage: FiledStage;
  /** Days since the head confirmed. */
  days: number;
  head: string;
  primary: string;
  alternate: string;
}

const line = (
  [rorId, official, language, en, country, city, founded, website]: [
    string,
    string,
    Language,
    string,
    string,
    string,
    number,
    string,
  ],
  stage: FiledStage,
  days: number,
  [head, primary, alternate]: [string, string, string],
): FiledLine => ({
  rorId: `https://ror.org/${rorId}`,
  ...{ official, language, en, country, city, founded, stage, days, head, primary, alternate },
  website: `https://${website}`,
});

// prettier-ignore
export const FILED_LINES: readonly FiledLine[] = [
  line(["05nmhtv58", "Х. Досмұхамедов атындағы Атырау университеті", "kk", "Khalel Dosmukhamedov Atyrau University", "KZ", "Атырау", 1950, "atyrau.edu.kz"], "in_check", 9, ["Гүлнар Қайратқызы Сағи", "Айдос Нұрланұлы Есқали", "Мөлдір Асқарқызы Дәулет"]),
  line(["04hasps36", "Мұхаметжан Тынышбаев атындағы ALT университеті", "kk", "Mukhametzhan Tynyshbayev ALT University", "KZ", "Алматы", 1931, "alt.edu.kz"], "info_requested", 25, ["Бақытжан Омарұлы Сейіт", "Жанар Талғатқызы Мұса", "Арман Қуатұлы Бейсен"]),
  line(["0246fxh44", "З. Алдамжар атындағы Қостанай әлеуметтік-техникалық университеті", "kk", "Kostanay Socio-Technical University named after academician Z. Aldamzhar", "KZ", "Қостанай", 1998, "kosstu.edu.kz"], "recommended", 27, ["Сергей Викторович Лемешев", "Алия Сәкенқызы Тұрар", "Нұрсұлтан Ілиясұлы Көбей"]),
  line(["05v3ekh26", "Қазақ бас сәулет-құрылыс академиясы", "kk", "Kazakh Leading Academy of Architecture and Civil Engineering", "KZ", "Алматы", 1980, "www.kazgasa.kz"], "withdrawn", 40, ["Мейрам Тілеуұлы Қожа", "Динара Асанқызы Бек", "Ерасыл Думанұлы Шот"]),
  line(["03kj11b67", "Ала-Тоо эл аралык университети", "ky", "Ala-Too International University", "KG", "Бишкек", 1996, "alatoo.edu.kg"], "in_check", 12, ["Азамат Кубанычбекович Токоев", "Айгерим Нурлановна Сатарова", "Мээрим Бакытовна Осмонова"]),
  line(["009vyzb24", "Ош технологиялык университети", "ky", "Osh Technological University", "KG", "Ош", 1963, "oshtu.kg"], "submitted", 2, ["Жоомарт Сапарович Абдиев", "Нурзат Эркиновна Калыкова", "Чынгыз Талантович Бекешов"]),
  line(["00y1f4581", "Батыралы Сыдыков атындагы Кыргыз-Өзбек эл аралык университети", "ky", "Kyrgyz-Uzbek International University named after Batyraly Sydykov", "KG", "Ош", 1994, "kumu.kg"], "recommended", 24, ["Равшан Илхомович Юнусов", "Гүлзат Темировна Асанова", "Элдар Бахтиярович Мирзаев"]),
  line(["02vw4rj70", "К. И. Скрябин атындагы Кыргыз улуттук агрардык университети", "ky", "Kyrgyz National Agrarian University named after K.I. Skryabin", "KG", "Бишкек", 1933, "knau.kg"], "info_requested", 31, ["Болот Аскарович Мамытов", "Назгүл Жеңишовна Турдукулова", "Тилек Асылбекович Садыков"]),
  line(["051g1n833", "Oʻzbekiston milliy pedagogika universiteti", "uz", "National Pedagogical University of Uzbekistan", "UZ", "Toshkent", 1935, "www.tdpu.uz"], "in_check", 16, ["Otabek Rustamovich Xolmatov", "Dilnoza Shavkatovna Ergasheva", "Jasur Alisherovich Tursunov"]),
  line(["05ap1tw43", "Jizzax davlat pedagogika universiteti", "uz", "Jizzakh State Pedagogical University", "UZ", "Jizzax", 1974, "jdpu.uz"], "submitted", 5, ["Nodira Anvarovna Qosimova", "Ulugʻbek Baxtiyorovich Saidov", "Malika Zafarovna Yoʻldosheva"]),
  line(["03870dx82", "Alisher Navoiy nomidagi Toshkent davlat oʻzbek tili va adabiyoti universiteti", "uz", "Alisher Navo'i Tashkent State University of Uzbek Language and Literature", "UZ", "Toshkent", 2016, "tsuull.uz"], "recommended", 29, ["Shuhrat Komilovich Raimov", "Zulfiya Odilovna Normatova", "Bekzod Sherzodovich Hamidov"]),
  line(["0190ze463", "Fargʻona davlat universiteti", "uz", "Ferghana State University", "UZ", "Fargʻona", 1930, "fdu.uz"], "appeal_allowed", 19, ["Bahodir Ismoilovich Ganiev", "Feruza Murodovna Abdullayeva", "Sardor Nodirovich Umarov"]),
  line(["055bda088", "Донишкадаи омӯзгории Тоҷикистон дар ноҳияи Рашт", "tg", "Tajik Pedagogical Institute in the Rasht District", "TJ", "Рашт", 2006, "dotr.tj"], "info_requested", 20, ["Фаррух Шарифович Назаров", "Мавзуна Саидовна Каримзода", "Далер Ҷамшедович Раҳимов"]),
  line(["05atctj59", "Türkmenistanyň Döwlet lukmançylyk uniwersiteti", "tk", "Turkmen State Medical University", "TM", "Aşgabat", 1931, "www.tdlu.edu.tm"], "submitted", 11, ["Myrat Batyrowiç Annaýew", "Ogulşat Döwletowna Garajaýewa", "Kerim Serdarowiç Hojaýew"]),
  line(["04ycjft64", "Хөдөө аж ахуйн их сургууль", "mn", "Mongolian University of Life Sciences", "MN", "Улаанбаатар", 1942, "www.muls.edu.mn"], "in_check", 8, ["Батбаяр Дорж", "Сарангэрэл Ганболд", "Тэмүүлэн Очир"]),
  line(["046v02698", "Шихихутуг их сургууль", "mn", "Shihihutug University", "MN", "Улаанбаатар", 1991, "shu.edu.mn"], "deferred", 33, ["Энхтуяа Пүрэв", "Мөнхбат Лхагва", "Номин Баяр"]),
  line(["000y2g343", "Azərbaycan Dövlət İqtisad Universiteti", "az", "Azerbaijan State University of Economics", "AZ", "Bakı", 1930, "unec.edu.az"], "refused", 14, ["Rəşad Elçin oğlu Məmmədli", "Aysel Vüqar qızı Quliyeva", "Orxan Tərlan oğlu Həsənov"]),
  line(["05myqy214", "Bakı Xoreoqrafiya Akademiyası", "az", "Baku Choreography Academy", "AZ", "Bakı", 2014, "bxa.edu.az"], "submitted", 1, ["Leyla Namiq qızı Səfərova", "Kamran Azər oğlu Əliyev", "Günel Rauf qızı Babayeva"]),
  line(["02ec8dv15", "Վանաձորի Հովհաննես Թումանյանի անվան պետական համալսարան", "hy", "Vanadzor State University", "AM", "Վանաձոր", 1969, "vsu.am"], "recommended", 26, ["Արմեն Գրիգորի Սարգսյան", "Անահիտ Կարենի Ղազարյան", "Տիգրան Վահեի Մելքոնյան"]),
  line(["00aamz256", "საქართველოს ტექნიკური უნივერსიტეტი", "ka", "Georgian Technical University", "GE", "თბილისი", 1922, "gtu.ge"], "appeal", 21, ["გიორგი ლომიძე", "ნინო ქავთარაძე", "დავით ბერიძე"]),
  line(["00btgsb62", "Galatasaray Üniversitesi", "tr", "Galatasaray University", "TR", "İstanbul", 1992, "gsu.edu.tr"], "recommended", 21, ["Elif Nazlı Karaören", "Mert Doğan Aksaray", "Zehra Yılmazer"]),
  line(["01sdnnq10", "Gebze Teknik Üniversitesi", "tr", "Gebze Technical University", "TR", "Gebze", 1992, "www.gtu.edu.tr"], "in_check", 6, ["Hakan Selim Erturan", "Ayşe Defne Korular", "Baran Tekinöz"]),
  line(["057cydn08", "湖南工商大学", "zh", "Hunan University of Technology and Business", "CN", "长沙", 1949, "www.hutb.edu.cn"], "info_requested", 18, ["周文涛", "林晓梅", "郭志远"]),
  line(["04cdn2797", "काशी हिन्दू विश्वविद्यालय", "hi", "Banaras Hindu University", "IN", "वाराणसी", 1916, "www.bhu.ac.in"], "submitted", 4, ["अनुराग शेखर मिश्र", "मीनाक्षी रंजन", "विवेक प्रताप दुबे"]),
  line(["00g325k81", "یونیورسٹی آف ویٹرنری اینڈ اینیمل سائنسز", "ur", "University of Veterinary and Animal Sciences", "PK", "لاہور", 1882, "www.uvas.edu.pk"], "refused_final", 23, ["عدنان یوسف قریشی", "سعدیہ فاروق", "حمزہ ندیم"]),
  line(["00dntj975", "دانشگاه علم و هنر", "fa", "Science and Arts University", "IR", "یزد", 2013, "www.sau.ac.ir"], "recommended", 30, ["بهرام کاویانی", "نسرین دادگر", "سینا رستگار"]),
  line(["036kgyt43", "Université Chouaib Doukkali", "fr", "Chouaib Doukkali University", "MA", "El Jadida", 1985, "www.ucd.ac.ma"], "approved", 10, ["Youssef Benhaddou", "Salma Tazi Idrissi", "Hicham Ouazzani"]),
  line(["01tevnk56", "Università degli Studi di Siena", "it", "University of Siena", "IT", "Siena", 1240, "www.unisi.it"], "recommended", 23, ["Lucrezia Bandinelli", "Tommaso Ferrandini", "Agnese Montorsoli"]),
  line(["01an57a31", "부산대학교", "ko", "Pusan National University", "KR", "부산", 1946, "www.pusan.ac.kr"], "expired", 60, ["한도현", "윤서진", "백민재"]),
  line(["02105t278", "Universitas Sanata Dharma", "id", "Sanata Dharma University", "ID", "Yogyakarta", 1955, "www.usd.ac.id"], "formalities", 35, ["Bernadus Widianto", "Ratri Kusumaningtyas", "Yohanes Prasetyo Adi"]),
  line(["011jzyk83", "К. Байсейітова атындағы Қазақ ұлттық өнер университеті", "kk", "Kulyash Bayseyitova Kazakh National University of Arts", "KZ", "Астана", 1998, "kaznui.edu.kz"], "submitted", 3, ["Ерлан Серікұлы Тоқбай", "Әсем Маратқызы Құрмаш", "Дархан Болатұлы Жүніс"]),
  line(["01tevnk56", "Università degli Studi di Siena, Scuola di lingue", "it", "University of Siena, School of Languages", "IT", "Siena", 1240, "www.unisi.it"], "in_check", 8, ["Lucrezia Bandinelli", "Ginevra Pieracci", "Duccio Salimbeni"]),
];
