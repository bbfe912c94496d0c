import { lineOf } from "#app/i18n/isolate.ts";
import { useTranslation } from "react-i18next";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { RegistryHit } from "../registry-views.server.ts";

/** An institution of the registry in a list: its names, the one that was found, where it is. */
export function InstitutionFacts({ hit }: { hit: RegistryHit }) {
  const { t } = useTranslation("registry");
  const { name, nameOriginal, matchedName, matchedLang, acronym, city, country } = hit;
  const original = nameOriginal && { text: nameOriginal.text, lang: nameOriginal.lang ?? undefined };
  return (
    <>
      <span className="institution-hit-name">
        <InstitutionName name={name} original={original} />
      </span>
      <span className="small soft">
        {lineOf([acronym, city, country.name], " · ")}
        {matchedName && (
          <>
            {" · "}
            {t("picker.also")} <OwnWords text={matchedName} lang={matchedLang ?? undefined} />
          </>
        )}
      </span>
    </>
  );
}
