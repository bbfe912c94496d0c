import type { NewProspect } from "#app/features/prospects/prospects.schema.ts";

interface SeedProspect {
  facts: NewProspect;
  /** What the coordinator adds to the letter; nobody has been written to where it is left out. */
  words?: string;
}

/** Universities that exist and were asked nothing; their offices and addresses are invented. */
export const PROSPECTS: readonly SeedProspect[] = [
  {
    facts: {
      name: "Naryn State University",
      country: "KG",
      city: "Naryn",
      contact_name: "Office for International Relations",
      contact_email: "international@naryn.demo.example",
    },
    words: "We met your colleagues at the spring school in Osh, and would be glad to see you among us.",
  },
  {
    facts: {
      name: "Gulistan State University",
      name_original: "Guliston davlat universiteti",
      country: "UZ",
      city: "Gulistan",
      contact_email: "international@gulistan.demo.example",
    },
    words: "Your work on the water of the steppe is known to several of our members.",
  },
  {
    facts: {
      name: "Bokhtar State University",
      country: "TJ",
      city: "Bokhtar",
      contact_email: "rectorate@bokhtar.demo.example",
    },
  },
  {
    facts: {
      name: "International University for the Humanities and Development",
      country: "TM",
      city: "Ashgabat",
    },
  },
];
