import type { PageFault } from "#db/vocabulary-moderation.ts";

/** A project, a result by its title, or a member, as the rest of the data name them. */
export type SeedPage = { project: string } | { project: string; result: string } | { member: string };

interface SeedReport {
  page: SeedPage;
  person: string;
  daysAgo: number;
  fault: PageFault;
  words: string;
}

interface SeedHiding {
  page: Exclude<SeedPage, { member: string }>;
  coordinator: string;
  daysAgo: number;
  fault: PageFault;
  reason: string;
  /** What its authors said to that; without it they still may. */
  asked?: { person: string; daysAgo: number; words: string };
}

/** What is said of pages and waits for a coordinator; who says it is invented, and what is said as well. */
export const SEED_PAGE_REPORTS: readonly SeedReport[] = [
  {
    page: { project: "open-manuscripts-of-central-asia" },
    person: "malika.ergasheva@silk-road-university-samarkand.example",
    daysAgo: 3,
    fault: "untrue",
    words:
      "Среди партнёров названа сеть рукописных библиотек. Мы с ней работаем и спросили: о проекте там слышат впервые. Возможно, спутали название.",
  },
  {
    page: { project: "common-words-dictionary", result: "Ортақ сөздер: шағын сөздік" },
    person: "saltanat.zhaksylykova@gumilyov-eurasian-university.example",
    daysAgo: 2,
    fault: "untrue",
    words: "Көрсетілген ISBN бойынша іздесем, мүлде басқа кітап шығады. Нөмірді тексеріп шығу керек сияқты.",
  },
  {
    page: { member: "tashkent-oriental-studies" },
    person: "dakar@demo.example",
    daysAgo: 1,
    fault: "something_else",
    words:
      "The profile offers summer courses in oriental languages. I wrote about them in spring and was told that none are held this year; perhaps the page should say so.",
  },
];

/** Pages that a coordinator has hidden. */
export const SEED_HIDINGS: readonly SeedHiding[] = [
  {
    page: { project: "evenings-with-storytellers" },
    coordinator: "coordinator@demo.example",
    daysAgo: 6,
    fault: "personal_data",
    reason:
      "В описании сказано, где живут пожилые женщины, когда они дома одни и чем болели. Это видно всем, и при проверке мы это пропустили. К самому проекту замечаний нет. Пока страница скрыта, исправить её нельзя. Если попросите рассмотреть её снова, напишите, что сразу после возвращения уберёте адреса и слова о здоровье и оставите имена только тех, кто согласен.",
  },
  {
    page: { project: "belonging-in-growing-cities", result: "Two districts of Dakar: who arrives, who stays" },
    coordinator: "coordinator.world@demo.example",
    daysAgo: 5,
    fault: "copied",
    reason:
      "Both maps and most of page 3 are those of a report of the city administration, which is named neither as a source nor among the authors.",
    asked: {
      person: "dakar@demo.example",
      daysAgo: 3,
      words:
        "The administration drew the maps with us and asked us to use them; I can send its letter. We do name it, on the last page, and would gladly move that to the first. Please look at it once more.",
    },
  },
];
