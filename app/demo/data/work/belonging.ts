import type { SeedWork } from "./seed-work.ts";

const FARRUKH = "farrukh.hamidov@american-university-central-asia.example";
const SALTANAT = "saltanat.zhaksylykova@gumilyov-eurasian-university.example";
const SEVINJ = "sevinj.aghabeyli@baku-state-university.example";
const DAKAR = "dakar@demo.example";

const LEAD = "american-university-central-asia";
const ASTANA = "gumilyov-eurasian-university";
const BAKU = "baku-state-university";
const DAKAR_TEAM = "cheikh-anta-diop-university";

export const WORK_ON_BELONGING: SeedWork = {
  project: "belonging-in-growing-cities",
  replaced: {
    role: "Comparison of the four cities",
    left: {
      member: "jagiellonian-university",
      person: "wojciech.miloszewicz@jagiellonian-university.example",
      joinedDaysAgo: 138,
      daysAgo: 75,
      note: "Our statistician has moved to another institute, and we cannot fill the post before the autumn. The draft of the coding plan stays with you.",
    },
    by: {
      member: "eotvos-lorand-university",
      person: "boglarka.vadkerti@eotvos-lorand-university.example",
      daysAgo: 66,
      message:
        "The coding plan is half written, and the first data arrive in spring. Would you take over the comparison?",
    },
  },
  packages: [
    {
      title: "Questionnaire and districts",
      member: LEAD,
      beside: [ASTANA, BAKU, DAKAR_TEAM],
      fromMonth: -2,
      toMonth: 2,
      milestones: [
        {
          title: "Questionnaire tested in five languages",
          dueInDays: -24,
          member: LEAD,
          doneDaysAgo: 27,
          evidence: "Report of the trial with 62 households, among the documents",
        },
        { title: "Two districts chosen in each city", dueInDays: -9, member: BAKU },
      ],
    },
    {
      title: "Үй шаруашылықтарына сауалнама және сұхбаттар",
      member: ASTANA,
      beside: [LEAD, BAKU, DAKAR_TEAM],
      fromMonth: 1,
      toMonth: 11,
      milestones: [{ title: "Сауалнамаға әр қалада 300 үй шаруашылығы жауап берді", dueInDays: 200, member: ASTANA }],
    },
    {
      title: "Ways to school: drawings by children",
      member: DAKAR_TEAM,
      beside: [ASTANA],
      fromMonth: 4,
      toMonth: 14,
      milestones: [{ title: "Consent forms for parents in six languages", dueInDays: 48, member: DAKAR_TEAM }],
    },
    {
      title: "Comparison and papers for the city administrations",
      member: "eotvos-lorand-university",
      beside: [LEAD, ASTANA, BAKU, DAKAR_TEAM],
      fromMonth: 10,
      toMonth: 22,
      milestones: [{ title: "Open meetings in the eight districts", dueInDays: 610, member: LEAD }],
    },
  ],
  tasks: [
    { sentence: "Send the map of the two districts in Baku", by: FARRUKH, to: SEVINJ, givenDaysAgo: 20, dueInDays: -5 },
    {
      sentence: "Сверить казахский перевод анкеты с русским, прежде всего вопросы о соседях",
      by: FARRUKH,
      to: SALTANAT,
      givenDaysAgo: 33,
      dueInDays: -26,
      doneDaysAgo: 28,
    },
    { sentence: "Find two interviewers who speak Wolof", by: FARRUKH, to: DAKAR, givenDaysAgo: 12, dueInDays: 16 },
    {
      sentence: "Астанаға келетін докторанттарға жатақханадан орын сұрау",
      by: DAKAR,
      to: SALTANAT,
      givenDaysAgo: 6,
      dueInDays: 40,
    },
    { sentence: "Register the study with the ethics board in Bishkek", by: FARRUKH, to: FARRUKH, givenDaysAgo: 3 },
  ],
  notes: [
    {
      person: SALTANAT,
      member: ASTANA,
      daysAgo: 21,
      light: "on_track",
      said: "Анкету опробовали в двух районах Астаны: 18 семей ответили на казахском и русском, разговор занимал в среднем сорок минут. Три вопроса о соседях оказались непонятными, их переписали вместе с Бишкеком.",
      nextSteps: "В январе обучаем двенадцать студентов вести беседы и выходим в первый район.",
      ...{ reached: 18, reachedWomen: 11, reachedYouth: 4, countries: ["KZ"] },
    },
    {
      person: DAKAR,
      member: DAKAR_TEAM,
      daysAgo: 5,
      light: "at_risk",
      said: "The questionnaire is ready in French and Wolof and was tried with 22 households. Both districts are chosen and their elders have agreed, but only one of three interviewers has been found.",
      nextSteps: "Two more interviewers from the department of linguistics; training in the second week of January.",
      risks: "If the training is later than January, the interviews run into the month of fasting.",
      ...{ reached: 22, reachedWomen: 13, countries: ["SN"] },
    },
  ],
  meeting: {
    person: FARRUKH,
    title: "Start of the interviews: what the four teams still need",
    inDays: 24,
    time: "15:00",
    timeZone: "Asia/Bishkek",
    place: "Online, in the room of the project",
    agenda:
      "Districts: what is open in Baku\nTraining of interviewers: who teaches where\nHow recordings are stored and when they are deleted\nMonth as a guest: who goes to which city",
  },
  documents: [
    {
      name: "Questionnaire for households",
      language: "en",
      person: FARRUKH,
      versions: [
        { daysAgo: 52, lines: ["Draft for the trial: 41 questions."], note: "Draft for the trial" },
        {
          daysAgo: 26,
          lines: ["After the trial: 36 questions.", "Questions 12 to 14 were written anew."],
          note: "After the trial: five questions fewer, and those on neighbours written anew",
        },
      ],
    },
    {
      name: "Памятка для ведущих беседу",
      language: "ru",
      person: SALTANAT,
      versions: [
        { daysAgo: 30, lines: ["Как начать разговор.", "О чём не спрашивать."], note: "Первый вариант" },
        {
          daysAgo: 18,
          lines: ["Как начать разговор.", "О чём не спрашивать.", "Что делать, если просят выключить запись."],
          note: "Добавлено, что делать, если просят выключить запись",
        },
      ],
    },
  ],
};
