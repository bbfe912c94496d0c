import type { TableProject } from "./projects.ts";

const HE = "higher_education";

export const MORE_PROJECTS: Record<string, TableProject> = {
  brotherhoods: {
    ...{ lead: "delhi", title: "Brotherhoods, temples, cities", themes: ["T02", "T10"], fields: ["031"] },
    ...{ countries: ["IN", "SN", "EG"], languages: ["en", "fr"] },
    needs: [
      {
        role: "University from Africa",
        expertise: "Sociology of religion, courses on interreligious dialogue",
        ...{ tasks: "Two interviews a month.", orgKind: HE, countries: ["SN", "EG", "NG"] },
        ...{ asksFor: [], about: ["sociology", "religion"], taughtIn: ["031"], inLanguages: [] },
      },
    ],
  },
  judged: {
    ...{
      lead: "pedagogical",
      title: "Диалог сабақтары: курстарды сырттан бағалау",
      themes: ["T11", "T02"],
      fields: ["011"],
    },
    ...{ countries: ["KZ"], languages: ["kk", "en"] },
    needs: [
      {
        role: "Сырттан бағалаушы",
        expertise: "Курстарды бағалау, дінтану немесе әлеуметтану",
        ...{ tasks: "Жылына бір есеп жазу.", orgKind: null, countries: [] },
        ...{ asksFor: ["peer_review"], about: ["religion", "sociology"], taughtIn: ["031"], inLanguages: [] },
      },
    ],
  },
  paintings: {
    ...{ lead: "samarkand", title: "Wall paintings of the Ambassadors", themes: ["T05", "T07"], fields: ["053"] },
    ...{ countries: ["UZ", "CN", "IT"], languages: ["en"] },
    needs: [
      {
        role: "Partner for conservation",
        expertise: "Conservation of wall paintings, chemistry of pigments",
        ...{ tasks: "Three weeks on the site each year.", orgKind: null, countries: [] },
        ...{ asksFor: [], about: ["conservation", "chemistry", "arts"], taughtIn: ["053", "021"], inLanguages: [] },
      },
    ],
  },
  bid: {
    ...{ lead: "khujand", title: "Заявка о Согдийском пути", themes: ["T05"], fields: [] },
    ...{ countries: ["TJ", "IT", "TR"], languages: ["ru", "en"] },
    needs: [
      {
        role: "Партнёр для подготовки проектной заявки",
        expertise: "Опыт европейских программ, софинансирование",
        ...{ tasks: "Написать бюджет.", orgKind: HE, countries: [] },
        ...{ asksFor: ["proposal_writing", "co_funding"], about: [], taughtIn: [], inLanguages: [] },
      },
    ],
  },
  tongues: {
    ...{ lead: "languages", title: "Летние курсы языков Средиземноморья", themes: ["T01", "T09"], fields: ["023"] },
    ...{ countries: ["KZ", "EG", "ES"], languages: ["en", "ru"] },
    needs: [
      {
        role: "Преподаватели языка",
        expertise: "Курсы арабского или испанского языка для начинающих",
        ...{ tasks: "Четыре недели занятий в Алматы.", orgKind: HE, countries: [] },
        ...{ asksFor: ["language_teaching", "co_teaching"], about: [], taughtIn: [], inLanguages: ["ar", "es"] },
      },
    ],
  },
  epics: {
    ...{ lead: "mashhad", title: "Epics that crossed borders", themes: ["T05", "T06"], fields: ["023"] },
    ...{ countries: ["IR", "KZ", "SN"], languages: ["en"] },
    needs: [
      {
        role: "Archive of sung epics",
        expertise: "Oral tradition, recordings of singers, music",
        ...{ tasks: "Lend copies for the conference.", orgKind: null, countries: [] },
        ...{
          asksFor: ["collections"],
          about: ["archives", "oral_tradition", "music"],
          taughtIn: ["022", "021"],
          inLanguages: [],
        },
      },
    ],
  },
  press: {
    ...{ lead: "alexandria", title: "Words that wound: press and law", themes: ["T10", "T08"], fields: ["042", "032"] },
    ...{ countries: ["EG", "AZ", "TR"], languages: ["en"] },
    needs: [
      {
        role: "Faculty of law or of journalism",
        expertise: "Lawyers and journalists who teach about the speech of hatred",
        ...{ tasks: "One lecture each term.", orgKind: HE, countries: [] },
        ...{ asksFor: ["co_teaching"], about: ["law", "media"], taughtIn: ["042", "032"], inLanguages: [] },
      },
    ],
  },
  persian: {
    ...{ lead: "tbilisi", title: "Persian for painters", themes: ["T06", "T01"], fields: ["023"] },
    ...{ countries: ["GE", "IR", "TJ"], languages: ["en", "fa"] },
    needs: [
      {
        role: "Teachers of the Persian language",
        expertise: "Language courses for students of the arts",
        ...{ tasks: "An online course of one term.", orgKind: HE, countries: [] },
        ...{ asksFor: ["language_teaching", "co_teaching"], about: ["arts"], taughtIn: ["021"], inLanguages: ["fa"] },
      },
    ],
  },
  pilgrims: {
    ...{ lead: "dakar", title: "The health of pilgrims", themes: ["T08", "T02"], fields: ["091"] },
    ...{ countries: ["SN", "UZ"], languages: ["en", "fr"] },
    needs: [
      {
        role: "Faculty of medicine",
        expertise: "Public health at large gatherings",
        ...{ tasks: "A survey at two shrines.", orgKind: HE, countries: [] },
        ...{ asksFor: [], about: ["medicine"], taughtIn: ["091"], inLanguages: [] },
      },
    ],
  },
  scans: {
    ...{ lead: "turkistan", title: "Цифровой фонд караванных городов", themes: ["T05", "T07"], fields: ["061"] },
    ...{ countries: ["KZ", "CN", "FR"], languages: ["ru", "en"] },
    needs: [
      {
        role: "Партнёр по оцифровке",
        expertise: "Оцифровка, базы данных, хранение копий",
        ...{ tasks: "Провести две сессии съёмки.", orgKind: null, countries: [] },
        ...{ asksFor: ["digital_infrastructure"], about: [], taughtIn: [], inLanguages: [] },
      },
    ],
  },
  theses: {
    ...{ lead: "osh", title: "Киелі жерлер: ортақ диссертациялар", themes: ["T02", "T03"], fields: ["031"] },
    ...{ countries: ["KG", "KZ", "AZ"], languages: ["ru", "en"] },
    needs: [
      {
        role: "Бірлескен ғылыми жетекші",
        expertise: "Этнография, дінтану, әлеуметтану",
        ...{ tasks: "Екі докторантқа жетекшілік ету.", orgKind: null, countries: [] },
        ...{
          asksFor: ["joint_supervision"],
          about: ["anthropology", "religion", "sociology"],
          taughtIn: ["031"],
          inLanguages: [],
        },
      },
    ],
  },
  stay: {
    ...{ lead: "tashkent", title: "Дороги кочевников: стажировки", themes: ["T06", "T12"], fields: ["031", "052"] },
    ...{ countries: ["UZ", "MN", "KZ"], languages: ["ru", "en"] },
    needs: [
      {
        role: "Университет, принимающий исследователей",
        expertise: "Кочевые общества, пастбища, экология",
        ...{ tasks: "Принять двух аспирантов на семестр.", orgKind: HE, countries: [] },
        ...{ asksFor: ["host_researchers"], about: ["nomads", "ecology"], taughtIn: ["052"], inLanguages: [] },
      },
    ],
  },
  caravanserai: {
    ...{ lead: "mashhad", title: "A caravanserai is uncovered", themes: ["T05", "T08"], fields: ["022"] },
    ...{ countries: ["IR", "UZ", "KG"], languages: ["en"] },
    needs: [
      {
        role: "Team with a field base",
        expertise: "Excavation of way stations, archaeology of the Silk Road",
        ...{ tasks: "Two summers of digging.", orgKind: HE, countries: ["UZ", "TJ", "KG", "KZ"] },
        ...{
          asksFor: ["laboratory_field_site"],
          about: ["archaeology", "silk_road"],
          taughtIn: ["022"],
          inLanguages: [],
        },
      },
    ],
  },
  travelling: {
    ...{ lead: "conservatory", title: "Аспаптар саяхаты: көшпелі көрме", themes: ["T06", "T07"], fields: ["021"] },
    ...{ countries: ["KZ", "GE", "TR"], languages: ["kk", "en"] },
    needs: [
      {
        role: "Host of the travelling exhibition",
        expertise: "A hall and a guide for schools",
        ...{ tasks: "Host the exhibition for two months.", orgKind: null, countries: ["KZ", "GE", "TR"] },
        ...{ asksFor: ["co_hosting"], about: [], taughtIn: [], inLanguages: [] },
      },
    ],
  },
};
