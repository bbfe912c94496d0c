import type { SeedProject } from "../content.ts";

export const PROJECTS_OF_PEOPLES_AND_PLACES: readonly SeedProject[] = [
  {
    slug: "names-on-the-map",
    status: "open",
    title: {
      en: "Names on the map: what villages of the upper Irtysh and the Altai are called by those who live there",
      ru: "Имена на карте: как называют сёла Верхнего Прииртышья и Алтая те, кто в них живёт",
      kk: "Картадағы атаулар: Жоғарғы Ертіс пен Алтай ауылдарын тұрғындары қалай атайды",
    },
    kind: "joint_research",
    summary:
      "One village, three names: a Kazakh one for the spring, a Russian one from the resettlement, a German one in the family album. In sixty places on both sides of the border students ask Kazakhs, Russians, Germans and Altaians what their places are called and why. The result is a map on which all names stand beside one another, each with the person who told it.",
    description:
      "The groups work in Kazakh, Russian and Altaian, each with one student who has the language from home. They collect names of streets, fields, springs and crossings as well as of villages, and note which of them appear on a sign.\n\nOld maps and church and volost registers are compared afterwards, so that people are not asked what the paper says. Where neighbours tell different stories, both are recorded and neither is called an error.\n\nThe map is shown on paper in ten village clubs, where it can be corrected with a pencil. Only then does it go online. The schools receive a set of lessons on the names of their own district.",
    themes: ["T03", "T07"],
    sdgs: ["10", "11"],
    fields: ["022", "023", "031"],
    unescoFields: ["SHS", "CLT"],
    lead: "altai-state-university",
    leadPerson: "tatyana.beloglazova@altai-state-university.example",
    partners: [{ member: "amanzholov-university", role: "Groups on the upper Irtysh", status: "confirmed" }],
    countries: ["KZ", "RU"],
    workingLanguages: ["ru", "kk"],
    startsInMonths: 5,
    endsInMonths: 24,
    fundingStatus: "own_funds",
    budgetBand: "10k_to_50k",
    partnerNeeds: [
      {
        role: "Specialist in German dialects of Siberia and the steppe",
        expertise: "Field recordings with elderly speakers",
        orgKind: "higher_education",
        countries: ["DE", "KZ", "RU"],
        number: 1,
        tasks: "Take part in one season and check the spelling of four hundred names.",
      },
      {
        role: "Laboratory for web maps",
        expertise: "Free software, maps with several names for one place",
        orgKind: "higher_education",
        countries: [],
        number: 1,
        tasks: "Build the map so that it still works in ten years.",
      },
    ],
    answerInDays: 52,
    targetGroups: ["communities", "teachers", "researchers"],
    visibility: "public",
    ethicsNotes:
      "People are named only if they wish; names of graves and of sacred places are not put on the open map.",
    isUnescoNamePlanned: false,
    createdDaysAgo: 28,
  },
  {
    slug: "after-the-hearings",
    status: "completed",
    title: {
      en: "After the hearings: what towns do when a truth commission has gone home",
      ru: "После слушаний: что делают города, когда комиссия по установлению истины уехала",
    },
    kind: "policy_brief",
    summary:
      "Commissions hear witnesses, write a report and are dissolved; the towns in which the witnesses live go on. Researchers in Kandy, Cape Town and Nairobi asked in nine towns what came afterwards: memorials, a yearly meal, a school subject, silence. A brief of fourteen pages for councils says which of these were still alive after five years and what they had cost.",
    summaryIn: {
      ru: "Комиссии выслушивают свидетелей, пишут доклад и распускаются, а города, где свидетели живут, остаются. Исследователи из Канди, Кейптауна и Найроби спросили в девяти городах, что было потом: памятник, ежегодная общая трапеза, школьный предмет, молчание. Записка на четырнадцать страниц рассказывает городским советам, что из этого было живо через пять лет и во сколько обошлось.",
    },
    description:
      "In each town two researchers stayed for three weeks and spoke with council members, teachers, clergy, shopkeepers and people who had testified, as well as with some who had refused to. They asked about things that can be seen and counted before they asked about feelings.\n\nDrafts of the nine descriptions were read in the towns at open meetings. Two of them were withdrawn at the wish of the town and do not appear.\n\nThe brief names no single solution. It lists eleven practices with their costs, the conditions under which they lasted and the ways in which they failed. It exists in English, Sinhala, Tamil and Swahili, and was sent to forty councils together with an offer of a conversation.",
    themes: ["T10", "T08", "T03"],
    sdgs: ["16"],
    fields: ["031"],
    unescoFields: ["SHS"],
    lead: "university-of-peradeniya",
    leadPerson: "kavitha.sivanandarajah@university-of-peradeniya.example",
    partners: [
      { member: "university-of-cape-town", role: "Three towns in South Africa", status: "confirmed" },
      { member: "university-of-nairobi", role: "Three towns in Kenya", status: "confirmed" },
    ],
    countries: ["LK", "ZA", "KE"],
    workingLanguages: ["en"],
    startsInMonths: -7,
    endsInMonths: -1,
    fundingStatus: "granted",
    programme: "Small grants for policy research",
    budgetBand: "10k_to_50k",
    partnerNeeds: [],
    targetGroups: ["policy_makers", "communities"],
    visibility: "public",
    ethicsNotes: "Nobody who testified was asked to tell it again.",
    isUnescoNamePlanned: false,
    createdDaysAgo: 218,
    steps: [
      {
        step: "complete",
        daysAgo: 18,
        finalSummary:
          "Seven of nine towns agreed to the publication of what was found there. The brief was sent to forty councils; eleven asked for a conversation and six of these have taken place. The three universities keep the drawings of memorials and the table of costs in a shared folder for members who plan something similar. A sequel on schools is being written by two of the partners.",
      },
    ],
  },
];
