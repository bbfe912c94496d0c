import type { ReportValues } from "#app/features/projects/report/report.schema.ts";
import type { ResultForm } from "#app/features/projects/results/result-fields.ts";

interface SeedResult {
  /** The slug of its project. */
  project: string;
  form: ResultForm;
  /** How far it was brought. */
  upTo: "submitted" | "published";
  /** Who recorded it, where that was not the lead: a partner. */
  by?: { person: string; member: string };
}

/** What some projects of the demonstration have brought about; people and addresses are invented. */
export const SEED_RESULTS: readonly SeedResult[] = [
  {
    project: "common-words-dictionary",
    upTo: "published",
    form: {
      ...{ type: "book", title: "Ортақ сөздер: шағын сөздік", titleLanguage: "kk", visibility: "public" },
      titleEn: "Words in common: a short dictionary",
      titleRu: "Общие слова: краткий словарь",
      description:
        "Үйде, базарда және мектепте айтылатын алты жүз сөз: әрқайсысы көрші тілдерде қалай естілетіні және қай жолмен келгені.",
      authors: "Айжан Бектұрова\nДильшод Рахимов",
      ...{ otherInstitutions: "", date: "2026-04", url: "https://books.example/common-words", licence: "cc_by" },
      ...{ languages: ["kk", "ru", "uz"], isbn: "978-0-306-40615-7", themes: ["T01", "T07"] },
    },
  },
  {
    project: "epics-that-crossed-borders",
    upTo: "published",
    form: {
      ...{ type: "article", title: "حماسه‌هایی که از مرز گذشتند", titleLanguage: "fa", visibility: "public" },
      titleEn: "Epics that crossed borders",
      titleRu: "Эпосы, перешедшие границы",
      description: "How four singers in four countries tell one journey, and what each of them leaves out.",
      authors: "Maryam Sadeghi\nOybek Nazarov\nGulnara Osmonova",
      ...{ otherInstitutions: "Archive of Spoken Word", date: "2026-03-12", licence: "cc_by_sa" },
      ...{ url: "https://journal.example/epics", doi: "10.5555/epics.2026.4", languages: ["fa", "en"] },
      themes: ["T05", "T06"],
    },
  },
  {
    project: "student-interpreters-week",
    upTo: "submitted",
    form: {
      ...{ type: "textbook", title: "Устный перевод: двенадцать занятий", titleLanguage: "ru", visibility: "public" },
      description: "Записи, задания и ответы к ним для первого курса: от приветствия до переговоров.",
      authors: "Сауле Ермекова",
      ...{ otherInstitutions: "", date: "2026", url: "https://open.example/interpreting", licence: "cc_by_nc" },
      ...{ languages: ["ru", "kk", "en"], themes: ["T11"] },
    },
  },
  {
    project: "belonging-in-growing-cities",
    upTo: "published",
    form: {
      ...{ type: "report", title: "Вопросы о соседях: что показала проба анкеты", titleLanguage: "ru" },
      titleEn: "Questions about neighbours: what the trial of the questionnaire showed",
      description:
        "Шестьдесят две семьи в четырёх городах: какие вопросы поняли все, какие пришлось написать заново и почему.",
      authors: "Фаррух Хамидов\nСалтанат Жаксылыкова",
      ...{ otherInstitutions: "", date: "2026-05", url: "https://open.example/neighbours", licence: "cc_by" },
      ...{ languages: ["ru", "en"], themes: ["T08", "T03"], visibility: "public" },
    },
  },
  {
    project: "belonging-in-growing-cities",
    upTo: "published",
    by: { person: "dakar@demo.example", member: "cheikh-anta-diop-university" },
    form: {
      ...{ type: "policy_brief", title: "Two districts of Dakar: who arrives, who stays", titleLanguage: "en" },
      description: "Eight pages for the city administration: how households came to two districts in ten years.",
      authors: "Khadidiatou Mbacké Thioune",
      ...{ otherInstitutions: "", date: "2026-06", url: "https://open.example/two-districts", licence: "cc_by" },
      ...{ languages: ["en", "fr"], themes: ["T08"], visibility: "public" },
    },
  },
];

/** Final reports of projects that are completed; who is quoted is invented. */
export const SEED_REPORTS: readonly { project: string; values: ReportValues }[] = [
  {
    project: "one-instrument-many-names",
    values: {
      ...{ version: 0, mayPublish: true, peopleTotal: 9200, peopleWomen: 5100, peopleYouth: 3900 },
      achievements:
        "Twenty instruments travelled to Almaty, Konya and Ulaanbaatar. Fourteen makers and players added one of their own and told its story. Three weekends of workshops taught 260 children to hold a lute and to play a first tune, and students of three countries gave three concerts together.",
      problems:
        "Customs papers for old instruments took five weeks longer than planned. For the next journey we would ask for them half a year before.",
      followUp:
        "The cases and the panels are lent from Almaty. The three universities write the catalogue in two more languages, and a course on instrument making is being prepared in Konya.",
      testimonials:
        "“I came for an hour and stayed until they closed. My grandfather had the same instrument and called it by another name.” (A visitor in Konya)\n\n“We had two days and no language in common. The tune was enough.” (A student from Ulaanbaatar)",
    },
  },
];
