import { beforeAll, describe, expect, test } from "vitest";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { signInNew } from "#tests/support/people.ts";
import { named, registryRecord } from "#tests/support/registry-records.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SHOWN = "Roads University of Jalal-Abad";
const NAMES = { ru: "Университет дорог", kk: "Жолдар университеті" } as const;
const LANGUAGES = Object.keys(NAMES) as (keyof typeof NAMES)[];
const ANSWERS = {
  whole_institution: "yes",
  org_kind: "higher_education",
  recognised: "yes",
  degree: "yes",
  cohorts: "3+",
  nonprofit: "public",
  head_knows: "yes",
  country: "KZ",
};

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  const shown = named(SHOWN, "en", "ror_display", "label");
  const inBoth = (type: string) => LANGUAGES.map((lang) => named(NAMES[lang], lang, type));
  const acronyms = LANGUAGES.map((lang) => named("УД", lang, "acronym"));
  await importRegistryRecords(portal.services, [
    registryRecord("3label57", "", { names: [shown, ...acronyms, ...inBoth("label")] }),
    registryRecord("3alias57", "", { names: [named("Roads", "en", "alias"), shown, ...acronyms, ...inBoth("alias")] }),
    registryRecord("3plain57", "", {
      names: [named("Roads", null, "alias"), named(SHOWN, null, "ror_display"), named("Магистраль", "ru", "alias")],
    }),
    registryRecord("3acrn157", "", { names: [shown, ...acronyms, named("Roads", "en", "alias")] }),
  ] as never);
});

const boldName = ({ document }: Answer) =>
  document.querySelector("main form strong[dir], main .lead bdi")?.textContent ?? "";

async function pagesOf(id: string, lang: string): Promise<string[]> {
  const browser = portal.browser();
  const query = new URLSearchParams({ ...ANSWERS, registry: id, lng: lang });
  const chosen = await browser.get(`/apply?registry=${id}&lng=${lang}`);
  const outcome = await browser.get(`/apply/outcome?${query}`);
  return [boldName(chosen), boldName(outcome)];
}

describe("An institution chosen from the registry is shown", () => {
  test.each(LANGUAGES)("by its name in the reader's language (%s), of whatever kind that name is", async (lang) => {
    const name = NAMES[lang];
    for (const id of ["03label57", "03alias57"]) {
      expect([id, await pagesOf(id, lang)]).toEqual([id, [name, name]]);
      const browser = portal.browser();
      const { document } = await browser.get(`/apply?q=${encodeURIComponent(name)}&lng=${lang}`);
      const hits = [...document.querySelectorAll(".institution-hit-name")].map((hit) => hit.textContent);
      expect(hits).toHaveLength(2);
      for (const hit of hits) expect(hit).toContain(name);
    }
  });

  test("by the name the registry shows where it has only an acronym in that language, or for a reader of English", async () => {
    expect(await pagesOf("03acrn157", "ru")).toEqual([SHOWN, SHOWN]);
    expect(await pagesOf("03alias57", "en")).toEqual([SHOWN, SHOWN]);
  });

  test("and its application begins with the names that stand among the other ones of the registry, in their fields", async () => {
    const { browser } = await signInNew(portal);
    const query = new URLSearchParams({ ...ANSWERS, registry: "03alias57" });
    const form = await openForm(browser, `/apply/outcome?${query}`, "Start the application");
    const { page } = await form.press("Start the application");
    const filled = ["name_official", "name_official_language", "name_ru", "name_kk"].map(
      (name) => page.document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value,
    );
    expect(filled).toEqual([NAMES.kk, "kk", NAMES.ru, NAMES.kk]);
  });

  test("and its application begins with the English name of the registry in its field, whoever reads", async () => {
    const { browser } = await signInNew(portal, { locale: "ru" });
    const query = new URLSearchParams({ ...ANSWERS, registry: "03plain57" });
    const form = await openForm(browser, `/apply/outcome?${query}`, "Начать заявку");
    const { page, address } = await form.press("Начать заявку");
    const field = page.document.querySelector<HTMLInputElement>("input[name=name_en]");
    expect([address, field?.value]).toEqual([expect.stringContaining("/applications/"), SHOWN]);
  });
});
