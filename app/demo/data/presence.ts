import type { Translations } from "#db/locales.ts";
import type { IscedNarrow, Language, Theme, UnescoField, UnitKind } from "#db/vocabulary-taxonomies.ts";
import type { Colours } from "../patterns.ts";

export interface SeedUnit {
  kind: UnitKind;
  name: string;
  language: Language;
  names: Translations;
  since: number;
  themes: readonly Theme[];
  unescoFields: readonly UnescoField[];
  fieldsOfStudy: readonly IscedNarrow[];
  about: Translations;
  /** The person who edits the page is the one it is written to through. */
  hasContact?: boolean;
}

export interface SeedPresence {
  slug: string;
  /** Who edits the page of the member. */
  person: string;
  cover: { pattern: "star" | "woven"; colours: Colours; alt: string } | null;
  logo: string;
  units: readonly SeedUnit[];
}

/** What some members show of themselves beside their answers: invented, as the people are. */
export const SEED_PRESENCE: readonly SeedPresence[] = [
  {
    slug: "samarkand-state-university",
    person: "samarkand@demo.example",
    cover: {
      pattern: "star",
      colours: { ground: "#123a63", star: "#3fa7b5", line: "#e8c872" },
      alt: "A pattern of turquoise eight-pointed stars on dark blue, as on tiled walls",
    },
    logo: "#123a63",
    units: [
      {
        kind: "faculty",
        name: "Faculty of History and Heritage",
        language: "en",
        names: { ru: "Факультет истории и наследия", kk: "Тарих және мұра факультеті" },
        since: 1974,
        themes: ["T01", "T02"],
        unescoFields: [],
        fieldsOfStudy: ["022"],
        about: {
          en: "Digs, draws and reads: field schools every summer, open to students of partners.",
          ru: "Копает, чертит и читает: летние полевые школы открыты студентам партнёров.",
        },
        hasContact: true,
      },
      {
        kind: "laboratory",
        name: "Laboratory of Tile and Glaze",
        language: "en",
        names: { ru: "Лаборатория изразца и глазури" },
        since: 2009,
        themes: ["T02"],
        unescoFields: [],
        fieldsOfStudy: ["053"],
        about: { en: "Analyses pigments of the fifteenth century and lends its instruments." },
      },
    ],
  },
  {
    slug: "cheikh-anta-diop-university",
    person: "dakar@demo.example",
    cover: {
      pattern: "woven",
      colours: { ground: "#7a2e1d", star: "#e0a63c", line: "#2c4a3b" },
      alt: "Zigzag bands of ochre and green on red earth, as in woven cloth",
    },
    // White on nothing: the portal puts a dark plate behind it.
    logo: "#ffffff",
    units: [
      {
        kind: "institute",
        name: "Institute of Oral Traditions",
        language: "en",
        names: { ru: "Институт устных традиций", kk: "Ауызша дәстүрлер институты" },
        since: 1988,
        themes: ["T02", "T04"],
        unescoFields: [],
        fieldsOfStudy: ["022", "023"],
        about: { en: "Records singers and their listeners, and teaches how to ask them first." },
        hasContact: true,
      },
    ],
  },
  {
    slug: "baku-state-university",
    person: "reviewer.second@demo.example",
    cover: {
      pattern: "star",
      colours: { ground: "#f1e6cf", star: "#b5482f", line: "#5b3a29" },
      alt: "A pattern of red eight-pointed stars on cream, as on a carpet",
    },
    logo: "#8c2f1c",
    units: [],
  },
];
