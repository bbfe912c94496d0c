import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { DossierBeside } from "../dossier-model.ts";
import { AnswerList } from "../../form/ui/answer-list.tsx";
import { CheckTable } from "../../checks/ui/check-table.tsx";
import { DossierDocuments, ReplacedDocuments } from "./dossier-documents.tsx";

/** The answers and documents of a file, folded beside a form whose text should not be left to look at them. */
export function BesideTheForm({ sections, documents, replaced }: Omit<DossierBeside, "checks">) {
  const { t } = useTranslation("review");
  return (
    <section className="stack stack-tight" aria-label={t("beside.title")}>
      {sections.map(({ key, title, items }) => (
        <Disclosure key={key} summary={title}>
          <AnswerList items={items} />
        </Disclosure>
      ))}
      <Disclosure summary={t("documents.title")}>
        <DossierDocuments documents={documents} />
        <ReplacedDocuments replaced={replaced} />
      </Disclosure>
    </section>
  );
}

/** The checks as they stand, folded where they are only looked up. */
export function FoldedChecks({ checks }: Pick<DossierBeside, "checks">) {
  const { t } = useTranslation("review");
  return (
    <Disclosure summary={t("checks.title")}>
      <CheckTable checks={checks} editBase={null} />
    </Disclosure>
  );
}
