import type { AskAnswer, AskKind } from "#db/vocabulary-asks.ts";
import type { Theme } from "#db/vocabulary-taxonomies.ts";

interface SeedAnswer {
  /** Slug of the member that was asked, and who answers for it. */
  member: string;
  person: string;
  answer: AskAnswer;
  message: string | null;
  daysAgo: number;
}

export interface SeedAsk {
  person: string;
  askedDaysAgo: number;
  kind: AskKind;
  sentence: string;
  language: "en" | "ru" | "kk";
  languages: readonly ("en" | "ru" | "kk")[];
  themes: readonly Theme[];
  answers: readonly SeedAnswer[];
  /** With whom it was settled. */
  settled?: { member: string; message: string; daysAgo: number };
}

/** What members ask each other in a sentence, oldest first. */
export const SEED_ASKS: readonly SeedAsk[] = [
  {
    person: "aigerim.nurseitova@al-farabi-university.example",
    askedDaysAgo: 40,
    kind: "text_reading",
    sentence: "Would somebody read the six-page syllabus of a course on travellers’ books before our senate meets?",
    language: "en",
    languages: ["en"],
    themes: ["T01"],
    answers: [],
  },
  {
    person: "dakar@demo.example",
    askedDaysAgo: 30,
    kind: "guest_lecture",
    sentence: "Could a historian tell forty master’s students online, for an hour, how a city remembers its caravans?",
    language: "en",
    languages: ["en"],
    themes: ["T01", "T03"],
    answers: [
      {
        member: "osh-state-university",
        person: "nurgul.asanbaeva@osh-state-university.example",
        answer: "can_help",
        message: "Our colleague of the chair of history would gladly speak on any Tuesday after ten in the morning.",
        daysAgo: 28,
      },
    ],
    settled: { member: "osh-state-university", message: "Tuesday suits us very well. Thank you!", daysAgo: 27 },
  },
  {
    person: "samarkand@demo.example",
    askedDaysAgo: 3,
    kind: "translation_check",
    sentence: "Кто проверит две страницы перевода каталога рукописей на английский? Понадобится около двух часов.",
    language: "ru",
    languages: ["en"],
    themes: ["T01", "T05"],
    answers: [
      {
        member: "tashkent-oriental-studies",
        person: "sardor.qodirov@tashkent-oriental-studies.example",
        answer: "can_help",
        message: "Прочтёт преподаватель кафедры перевода, ответ будет в четверг.",
        daysAgo: 2,
      },
      {
        member: "al-farabi-university",
        person: "aigerim.nurseitova@al-farabi-university.example",
        answer: "not_now",
        message: null,
        daysAgo: 1,
      },
    ],
  },
  {
    person: "aigerim.nurseitova@al-farabi-university.example",
    askedDaysAgo: 1,
    kind: "advice",
    sentence: "Кто за полчаса расскажет, как у вас хранят стеклянные негативы?",
    language: "ru",
    languages: ["ru"],
    themes: ["T05"],
    answers: [],
  },
];
