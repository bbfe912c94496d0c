import type { Recommendation } from "#db/vocabulary.ts";
import type { Theme } from "#db/vocabulary-taxonomies.ts";

// What the cases of the queue say: each takes one of each list, by its place.

export const INTRODUCTIONS = [
  "is a place where several peoples have studied together for generations, and we would like to make of this habit a method",
  "stands on a road by which books, songs and trades have travelled, and our archives keep traces of it that few have read",
  "teaches in a region of many languages, where understanding a neighbour is an everyday skill and seldom a subject of study",
  "has in recent years opened its courses on history and faith to students of every background, and has learned much from them",
];
export const AIMS = [
  "We wish to join because a single university can describe a shared heritage but not share it. With partners we could read the same sources from several sides, teach each other's students and bring the results to schools. We expect to learn how others prepare teachers for classrooms in which several faiths meet, and we can offer our own experience of such classrooms.",
  "We wish to join because our students ask for contacts beyond the usual directions of exchange. Common online seminars would reach those who cannot travel, and short field schools those who can. We expect partners for research on migration and memory, and we offer access to our collections and to communities that trust us.",
  "We wish to join because the questions of our region, water, work and the place of young people, are questions of culture as well. The association would let us compare answers. We can host seminars, translate between four languages and open our museum to joint exhibitions that travel from member to member.",
];
export const ACTIVITIES = [
  [
    "Open lectures of neighbours",
    "conference",
    "Scholars of four faiths lectured in turn on one text each, and students moderated the talks that followed.",
  ],
  [
    "Summer school of living crafts",
    "youth_programme",
    "Thirty students learned from masters of weaving, felt and wood, and recorded what the masters told of their trade.",
  ],
  [
    "Voices of the old town",
    "research",
    "Interviews with families of different origin about the streets they share, kept in an archive that is open to all.",
  ],
  [
    "Reading the road",
    "course",
    "A course on travellers' accounts, taught together with a university abroad, each week from the other side of the route.",
  ],
] as const;
export const PLANS = [
  "In the first year we will hold a week of open seminars for students of other members, with a visit to places of worship of three faiths and a workshop for future teachers. In the second year we will publish a reader with sources in three languages and invite partners to add their own. A coordinator for the work in the association has been named.",
  "We will open our digital collection of manuscripts and photographs to members, with descriptions in English, and will run a course on it online, twice a year, for thirty students from at least three countries. We will also host one meeting of representatives, and will translate the teaching materials of partners into our languages.",
];
export const THEMES: readonly (readonly Theme[])[] = [
  ["T01", "T05", "T09"],
  ["T02", "T06", "T11"],
  ["T03", "T07", "T12"],
  ["T04", "T05", "T10"],
];
export const RECOMMENDATIONS: readonly [Recommendation, string][] = [
  [
    "admit_full",
    "The case is complete. Recognition and accreditation stand in the public registers, the head confirmed from an address of the institution, and the plan for the first year is concrete.",
  ],
  [
    "admit_full",
    "Everything was found in order. The planned seminars fit the themes of the association; the region has few members yet.",
  ],
  [
    "admit_observer",
    "Recognition is clear, the second accreditation is under way. Admission as observer is recommended until it is there.",
  ],
];
