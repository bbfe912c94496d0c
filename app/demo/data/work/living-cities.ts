import type { SeedWork } from "./seed-work.ts";

const SHAHLO = "samarkand@demo.example";
const NODIRA = "nodira.yoldosheva@samarkand-state-university.example";
const MALIKA = "malika.ergasheva@silk-road-university-samarkand.example";
const CHIARA = "chiara.montefalco@university-of-bologna.example";

const LEAD = "samarkand-state-university";
const SILK_ROAD = "silk-road-university-samarkand";
const BOLOGNA = "university-of-bologna";

export const WORK_ON_LIVING_CITIES: SeedWork = {
  project: "living-cities-summer-school",
  packages: [
    {
      title: "Программа, преподаватели и зачёт кредитов",
      member: LEAD,
      beside: [BOLOGNA],
      fromMonth: 0,
      toMonth: 5,
      milestones: [
        {
          title: "Программа трёх недель согласована",
          dueInDays: -6,
          member: LEAD,
          doneDaysAgo: 8,
          evidence: "Протокол встречи трёх университетов",
        },
        { title: "Five credits recognised by all partners", dueInDays: 75, member: BOLOGNA },
      ],
    },
    {
      title: "Residents, guides and lodging in two cities",
      member: SILK_ROAD,
      beside: [LEAD],
      fromMonth: 0,
      toMonth: 9,
      milestones: [
        { title: "Twelve families in Samarkand receive a group", dueInDays: -3, member: SILK_ROAD },
        { title: "Lodging in Bukhara booked for forty", dueInDays: 58, member: SILK_ROAD },
      ],
    },
    {
      title: "Digital maps of the quarters",
      member: BOLOGNA,
      beside: [LEAD, SILK_ROAD],
      fromMonth: 3,
      toMonth: 12,
      milestones: [{ title: "Base map of the six streets", dueInDays: 120, member: BOLOGNA }],
    },
  ],
  tasks: [
    {
      sentence: "Спросить махаллинский комитет о двориках для показа работ",
      by: SHAHLO,
      to: MALIKA,
      givenDaysAgo: 14,
      dueInDays: -2,
    },
    {
      sentence: "Name the two teachers of measured drawing",
      by: SHAHLO,
      to: CHIARA,
      givenDaysAgo: 17,
      dueInDays: -7,
      doneDaysAgo: 9,
    },
    { sentence: "Составить смету поездки в Бухару", by: SHAHLO, to: NODIRA, givenDaysAgo: 8, dueInDays: 12 },
    {
      sentence: "Жазғы мектеп туралы хабарландыруды қазақшаға аудару",
      by: MALIKA,
      to: SHAHLO,
      givenDaysAgo: 4,
      dueInDays: 20,
    },
    { sentence: "Send the list of drawing equipment that can be lent", by: NODIRA, to: CHIARA, givenDaysAgo: 2 },
  ],
  notes: [
    {
      person: CHIARA,
      member: BOLOGNA,
      daysAgo: 11,
      light: "on_track",
      said: "Two teachers are named, and our council discusses the five credits at its next sitting. Students ask already when they can apply.",
      nextSteps: "The call to students goes out as soon as the credits are decided.",
      countries: [],
    },
    {
      person: SHAHLO,
      member: LEAD,
      daysAgo: 4,
      light: "at_risk",
      said: "Программа готова, преподаватели названы. С жителями идём медленнее, чем думали: из двенадцати семей согласились семь, остальные ждут, чем закончится ремонт улицы.",
      nextSteps: "На следующей неделе идём по дворам вместе с коллегами из университета «Шёлковый путь».",
      risks: "Если улицу не откроют к маю, одной группе понадобится другой квартал.",
      ...{ reached: 46, reachedWomen: 29, countries: ["UZ"] },
    },
  ],
  meeting: {
    person: SHAHLO,
    title: "Встреча партнёров летней школы",
    inDays: 31,
    time: "11:00",
    timeZone: "Asia/Samarkand",
    place: "Самарканд, главный корпус, комната 214, и по видеосвязи",
    agenda: "Семьи и дворики\nЗачёт пяти кредитов\nКто едет в Бухару и когда",
  },
  documents: [
    {
      name: "Программа летней школы",
      language: "ru",
      person: SHAHLO,
      versions: [
        { daysAgo: 22, lines: ["Три недели по дням: первый набросок."], note: "Набросок" },
        {
          daysAgo: 8,
          lines: ["Три недели по дням.", "Третья неделя проходит в Бухаре."],
          note: "Согласовано тремя университетами",
        },
      ],
    },
    {
      name: "Letter to families that receive a group",
      language: "en",
      person: MALIKA,
      versions: [
        { daysAgo: 19, lines: ["What we ask of you, and what we bring."], note: "For comments" },
        {
          daysAgo: 10,
          lines: ["What we ask of you, and what we bring.", "Whom you can call at any hour."],
          note: "With a telephone number for families",
        },
      ],
    },
  ],
};
