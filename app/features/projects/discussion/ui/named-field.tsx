import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { GroupedChoices } from "#app/ui/grouped-choices.tsx";
import type { NamableGroups } from "../discussion-model.ts";

/** So many people are shown without another fold for each institution. */
const FEW = 12;

/** Who is told by letter that they were named. */
export function NamedField({ field: given, groups }: { field: unknown; groups: NamableGroups }) {
  const { t } = useTranslation("discussion");
  const field = given as FieldMetadata<string[]>;
  if (groups.length === 0) return null;
  const isOpen = groups.flatMap(({ options }) => options).length <= FEW;
  const chosen = [(field as FieldMetadata<unknown>).initialValue].flat().filter(Boolean);
  return (
    <Disclosure summary={t("named.tell")} isOpen={chosen.length > 0 || Boolean(field.errors)}>
      <GroupedChoices
        field={field}
        label={t("named.label")}
        help={t("named.help")}
        groups={groups.map((group) => ({ ...group, isOpen }))}
        isOptional
      />
    </Disclosure>
  );
}
