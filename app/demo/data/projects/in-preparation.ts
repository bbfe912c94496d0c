import type { SeedProject } from "../content.ts";

export const PROJECTS_IN_PREPARATION: readonly SeedProject[] = [
  {
    slug: "network-for-teaching-dialogue",
    status: "submitted",
    title: {
      en: "Towards a university network for the teaching of intercultural dialogue",
      kk: "Мәдениетаралық диалогты оқытатын университеттер желісіне қадам",
      ru: "На пути к сети университетов по преподаванию межкультурного диалога",
    },
    kind: "unesco_chair_preparation",
    summary:
      "Members of the association already teach intercultural dialogue in many forms, from philosophy to medicine. This preparatory project describes what is taught, brings the teachers together and drafts a proposal for a university network that could be submitted to a UNITWIN call. It asks for no large budget: two meetings, one survey and the patience to agree on a common text in three languages.",
    description:
      "In the first half year a survey collects courses, textbooks and the experience of teachers at the partner universities. A meeting in Almaty discusses the results and chooses three areas in which working together would bring most: teacher training, online courses and joint supervision of theses.\n\nIn the second half year a drafting group writes the proposal: purposes, partners, governance, work plan for four years, budget and evaluation. It consults the National Commissions of the countries concerned before anything is submitted, and it asks for the written authorization that any use of a protected name requires.\n\nA draft goes to the heads of all partner institutions, who decide whether they will sign a letter of commitment. If the proposal is not submitted, the survey and the list of courses remain useful to every member and will be published.",
    themes: ["T01", "T11"],
    sdgs: ["4", "16", "17"],
    fields: ["011", "022", "031"],
    unescoFields: ["ED", "SHS"],
    lead: "al-farabi-university",
    leadPerson: "aigerim.nurseitova@al-farabi-university.example",
    partners: [
      { member: "samarkand-state-university", role: "Survey in Uzbekistan", status: "confirmed" },
      { member: "university-of-bologna", role: "Drafting of the work plan", status: "invited" },
    ],
    countries: ["KZ", "UZ", "IT"],
    workingLanguages: ["en", "ru", "kk"],
    startsInMonths: 2,
    endsInMonths: 14,
    fundingStatus: "own_funds",
    budgetBand: "under_10k",
    partnerNeeds: [
      {
        role: "University from Africa or South Asia",
        expertise: "Courses on intercultural or interreligious dialogue",
        orgKind: "higher_education",
        countries: ["SN", "EG", "IN", "PK", "NG"],
        number: 3,
        tasks: "Answer the survey, send one teacher to the meeting, take part in drafting.",
      },
    ],
    answerInDays: 75,
    targetGroups: ["teachers", "students", "policy_makers"],
    visibility: "public",
    isUnescoNamePlanned: true,
    createdDaysAgo: 6,
  },
  {
    slug: "councils-of-faiths-compared",
    status: "draft",
    title: { en: "Councils of faiths compared: a policy brief for cities" },
    kind: "policy_brief",
    summary:
      "In many cities of Africa and Asia religious leaders meet in councils, often without a statute and without much notice by the press. The project compares six such councils: who sits in them, how they begin, what they do when there is tension and why some fall silent after a few years. The result is a policy brief of twelve pages for city administrations that think of founding or supporting a council.",
    description:
      "Researchers from Dakar and Almaty visit three councils in West Africa and three in Central Asia. They read minutes where these exist, speak with members and former members, and with people whom the council does not represent.\n\nThe comparison is made in two workshops to which members of the councils are invited as experts. The draft brief is sent to them before publication, and disagreement is printed in the margin.\n\nThe brief appears in French, English, Russian and Kazakh. Two public discussions, one in each region, present it to city administrations, journalists and students. A longer article for a scholarly journal explains the method and its limits.",
    themes: ["T02", "T04", "T10"],
    sdgs: ["16"],
    fields: ["022", "031"],
    unescoFields: ["SHS"],
    lead: "cheikh-anta-diop-university",
    leadPerson: "dakar@demo.example",
    partners: [{ member: "philosophy-institute-almaty", role: "Research in Central Asia", status: "invited" }],
    countries: ["SN", "KZ"],
    workingLanguages: ["fr", "en", "ru"],
    startsInMonths: 8,
    endsInMonths: 20,
    fundingStatus: "seeking",
    programme: "To be chosen together with the partners",
    budgetBand: "10k_to_50k",
    partnerNeeds: [
      {
        role: "Third research team",
        expertise: "Sociology of religion, knowledge of a city council of faiths",
        orgKind: "higher_education",
        countries: [],
        number: 1,
        tasks: "Study one council, take part in both workshops, comment on the brief.",
      },
    ],
    targetGroups: ["policy_makers", "religious_leaders", "media"],
    visibility: "members",
    ethicsNotes:
      "Names are given only with consent; places under tension are described without details that could harm.",
    isUnescoNamePlanned: false,
    createdDaysAgo: 3,
  },
];
