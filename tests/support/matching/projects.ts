import type { CooperationOffer, OrgKind } from "#db/vocabulary-forms.ts";
import type { IscedNarrow, Language, Theme } from "#db/vocabulary-taxonomies.ts";
import type { Topic } from "#app/features/projects/matching/subjects.ts";

/** A partner wanted, in its own words, with what these truly ask for by the judgement of a person who read them. */
export interface TableNeed {
  role: string;
  expertise: string;
  tasks: string;
  orgKind: OrgKind | null;
  countries: string[];
  asksFor: CooperationOffer[];
  about: Topic[];
  taughtIn: IscedNarrow[];
  inLanguages: Language[];
}

export interface TableProject {
  lead: string;
  title: string;
  themes: Theme[];
  fields: IscedNarrow[];
  countries: string[];
  languages: Language[];
  needs: TableNeed[];
}

const HE = "higher_education";

export const PROJECTS: Record<string, TableProject> = {
  letters: {
    ...{ lead: "lanzhou", title: "Letters of the caravan towns", themes: ["T05"], fields: ["022"] },
    ...{ countries: ["CN", "UZ", "TJ"], languages: ["en", "ru"] },
    needs: [
      {
        role: "University with Chagatay manuscripts",
        expertise: "Palaeography of Central Asian court and trade documents",
        ...{ tasks: "Read thirty letters with our students.", orgKind: HE, countries: ["UZ", "TM", "TJ", "KZ"] },
        ...{ asksFor: ["collections"], about: ["manuscripts"], taughtIn: ["022"], inLanguages: [] },
      },
    ],
  },
  orders: {
    ...{ lead: "konya", title: "Рукописи суфийских братств", themes: ["T02", "T05"], fields: ["022"] },
    ...{ countries: ["TR", "KZ", "FR"], languages: ["tr", "en"] },
    needs: [
      {
        role: "Библиотека или музей с собранием рукописей",
        expertise: "Описание восточных рукописей",
        ...{ tasks: "Оцифровать сто листов.", orgKind: "research_or_heritage", countries: [] },
        ...{
          asksFor: ["collections", "digital_infrastructure"],
          about: ["libraries", "museums", "manuscripts", "collections"],
        },
        ...{ taughtIn: ["022"], inLanguages: [] },
      },
    ],
  },
  voices: {
    ...{ lead: "osh", title: "Ата-баба дауысы: ауызша тарих мұрағаты", themes: ["T06", "T07"], fields: ["022"] },
    ...{ countries: ["KG", "KZ"], languages: ["ky", "kk", "ru"] },
    needs: [
      {
        role: "Фольклор мұрағаты бар оқу орны",
        expertise: "Эпос пен ән жазбаларын сақтау",
        ...{ tasks: "Үш жүз сағат дыбыс жазбасын бірге сипаттау.", orgKind: HE, countries: [] },
        ...{ asksFor: ["collections"], about: ["oral_tradition", "archives"], taughtIn: ["022"], inLanguages: [] },
      },
      {
        role: "Техникалық серіктес",
        expertise: "Таспаларды цифрландыру, дерекқор құру",
        ...{ tasks: "Мұрағаттың серверін жүргізу.", orgKind: HE, countries: [] },
        ...{ asksFor: ["digital_infrastructure", "collections"], about: [], taughtIn: [], inLanguages: [] },
      },
    ],
  },
  stories: {
    ...{
      lead: "granada",
      title: "Reading one another: short stories in eight languages",
      themes: ["T01"],
      fields: ["023"],
    },
    ...{ countries: ["ES", "KZ", "TJ", "IR"], languages: ["en"] },
    needs: [
      {
        role: "Editors for one language",
        expertise: "Literary translation into Tajik, Kazakh or Persian",
        ...{ tasks: "Choose and translate three stories.", orgKind: HE, countries: ["TJ", "KZ", "IR"] },
        ...{ asksFor: ["translation"], about: ["literature"], taughtIn: ["023"], inLanguages: ["tg", "kk", "fa"] },
      },
    ],
  },
  classroom: {
    ...{ lead: "philosophy", title: "Религии в школьном классе", themes: ["T02", "T11"], fields: ["011"] },
    ...{ countries: ["KZ", "TJ"], languages: ["ru", "kk"] },
    needs: [
      {
        role: "Вуз, который готовит учителей",
        expertise: "Повышение квалификации школьных учителей истории и литературы",
        ...{ tasks: "Прочитать лекции в двух областях; переводчики не нужны.", orgKind: HE },
        ...{ countries: ["KZ", "UZ", "KG", "TJ"], asksFor: ["co_teaching"] },
        ...{ about: ["teacher_training", "history", "literature"], taughtIn: ["011", "022", "023"], inLanguages: [] },
      },
    ],
  },
  cities: {
    ...{ lead: "samarkand", title: "Living cities: a summer school", themes: ["T01", "T07"], fields: ["022", "073"] },
    ...{ countries: ["UZ", "TR", "ES"], languages: ["en"] },
    needs: [
      {
        role: "Host of the second school",
        expertise: "An old city with inhabited quarters",
        ...{ tasks: "Host thirty students for twelve days.", orgKind: HE, countries: [] },
        ...{ asksFor: ["host_students", "co_hosting"], about: [], taughtIn: [], inLanguages: [] },
      },
    ],
  },
  dust: {
    ...{ lead: "aktau", title: "Арал шаңы: ауа мен су", themes: ["T12"], fields: ["052", "053"] },
    ...{ countries: ["KZ", "UZ"], languages: ["kk", "ru", "en"] },
    needs: [
      {
        role: "Шаң мен суды талдайтын зертхана",
        expertise: "Су химиясы, пестицидтердің ізі",
        ...{ tasks: "Жылына екі рет екі жүз үлгі талдау.", orgKind: HE, countries: [] },
        ...{ asksFor: ["laboratory_field_site"], about: ["chemistry"], taughtIn: ["053"], inLanguages: [] },
      },
    ],
  },
  ports: {
    ...{ lead: "alexandria", title: "Ports and caravans: a youth dialogue", themes: ["T09", "T10"], fields: [] },
    ...{ countries: ["EG", "KZ", "KG"], languages: ["en", "ru"] },
    needs: [
      {
        role: "University from Central Asia",
        expertise: "Student organisations, youth work",
        ...{ tasks: "Choose fifteen young people and prepare them.", orgKind: HE, countries: ["KZ", "KG", "TJ", "UZ"] },
        ...{ asksFor: ["youth_volunteers"], about: [], taughtIn: [], inLanguages: [] },
      },
      {
        role: "Organisation of young people",
        expertise: "Mediation, work with volunteers",
        ...{ tasks: "Lead the evenings in both cities.", orgKind: "other", countries: [] },
        ...{ asksFor: ["youth_volunteers"], about: ["peace"], taughtIn: [], inLanguages: [] },
      },
    ],
  },
  neighbours: {
    ...{ lead: "baku", title: "Добрые соседи: общий онлайн-курс", themes: ["T03", "T01"], fields: ["031"] },
    ...{ countries: ["AZ", "KZ", "KG"], languages: ["ru"] },
    needs: [
      {
        role: "Преподаватель социологии или этнографии",
        expertise: "Лекции о межэтнических отношениях на русском языке",
        ...{ tasks: "Вести один модуль курса.", orgKind: HE, countries: ["KZ", "KG", "UZ"] },
        ...{ asksFor: ["co_teaching"], about: ["sociology", "anthropology"], taughtIn: ["031"], inLanguages: ["ru"] },
      },
    ],
  },
  handwriting: {
    ...{ lead: "strasbourg", title: "Machines that read old hands", themes: ["T07", "T11"], fields: ["061"] },
    ...{ countries: ["FR", "IT", "KG"], languages: ["en"] },
    needs: [
      {
        role: "Group for machine learning",
        expertise: "Software that reads handwriting, statistics",
        ...{ tasks: "Train the models on our digital copies.", orgKind: HE, countries: [] },
        ...{
          asksFor: ["digital_infrastructure"],
          about: ["computing", "statistics"],
          taughtIn: ["061", "054"],
          inLanguages: [],
        },
      },
    ],
  },
  crafts: {
    ...{ lead: "turkistan", title: "Шеберлер көрмесі", themes: ["T06", "T07"], fields: ["021"] },
    ...{ countries: ["KZ", "GE", "TR"], languages: ["kk", "en"] },
    needs: [
      {
        role: "Көрмені қабылдайтын өнер оқу орны",
        expertise: "Қолөнер, тоқыма",
        ...{ tasks: "Көрмені екі ай қабылдау.", orgKind: HE, countries: [] },
        ...{ asksFor: ["co_hosting"], about: ["crafts", "arts"], taughtIn: ["021"], inLanguages: [] },
      },
    ],
  },
  pastures: {
    ...{ lead: "osh", title: "Pastures that neighbours share", themes: ["T12", "T03"], fields: ["052"] },
    ...{ countries: ["KG", "KZ", "MN"], languages: ["en", "ru"] },
    needs: [
      {
        role: "Field team",
        expertise: "Pasture ecology or social anthropology, command of Mongolian or Kazakh",
        ...{ tasks: "Six weeks in summer camps.", orgKind: HE, countries: [] },
        ...{ asksFor: ["laboratory_field_site"], about: ["ecology", "anthropology"], taughtIn: ["052", "031"] },
        inLanguages: ["mn", "kk"],
      },
    ],
  },
};
