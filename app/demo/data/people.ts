import type { SeedPerson } from "./content.ts";

/** The same for every demonstration account, and printed where they are listed. Never used outside demonstration. */
export const DEMO_PASSWORD = "demo-rapprochement-2026";

export const SEED_PEOPLE: readonly SeedPerson[] = [
  { email: "applicant@demo.example", name: "Gulzat Asylbekovna Turdumambetova", locale: "ru", role: "applicant" },
  { email: "colleague@demo.example", name: "Aibek Mairambekovich Toktosunov", locale: "ru", role: "applicant" },
  {
    email: "coordinator@demo.example",
    name: "Aruzhan Talgatkyzy Beketay",
    locale: "kk",
    role: "coordinator",
    countries: ["KZ", "KG", "TJ", "TM", "UZ"],
  },
  { email: "coordinator.world@demo.example", name: "Clara Wynne-Ostrowska", locale: "en", role: "coordinator" },
  { email: "council@demo.example", name: "Rustam Ilyasovich Nurpeis", locale: "ru", role: "council" },
  { email: "panel@demo.example", name: "Larissa Maratovna Ospan", locale: "ru", role: "appeals" },
  { email: "panel.second@demo.example", name: "Yerlan Bolatuly Sartbay", locale: "kk", role: "appeals" },
  { email: "chair@demo.example", name: "Amina Serikovna Sadvakassova", locale: "en", role: "chair" },
  {
    email: "samarkand@demo.example",
    name: "Shahlo Karimberdiyeva",
    locale: "ru",
    role: "representative",
    member: "samarkand-state-university",
  },
  {
    email: "dakar@demo.example",
    name: "Khadidiatou Mbacké Thioune",
    locale: "en",
    role: "representative",
    member: "cheikh-anta-diop-university",
  },
  {
    email: "reviewer@demo.example",
    name: "Nilufar Abdukarimovna Rixsiyeva",
    locale: "en",
    role: "reviewer",
    member: "tashkent-oriental-studies",
  },
  {
    email: "reviewer.second@demo.example",
    name: "Tahira Rafiqqizi Aliverdiyeva",
    locale: "ru",
    role: "reviewer",
    member: "baku-state-university",
  },
  { email: "administrator@demo.example", name: "Sanzhar Yerboluly Kenes", locale: "kk", role: "administrator" },
];

/** Members of the council without an account of the demonstration: they only stand on the roll. */
export const SEED_COUNCIL = [
  { email: "lindqvist@council.example", name: "Petra Lindqvist", locale: "en" },
  { email: "batbayar@council.example", name: "Dorj Batbayar", locale: "en" },
] as const satisfies readonly Pick<SeedPerson, "email" | "name" | "locale">[];
