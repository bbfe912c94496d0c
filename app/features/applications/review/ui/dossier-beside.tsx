import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { DossierBeside } from "../dossier-model.ts";
import { AnswerList } from "../../form/ui/answer-list.tsx";
import { CheckTable } from "../../checks/ui/check-table.tsx";
import { DossierDocuments, ReplacedDocuments } from "./dossier-documents.tsx";

type Beside = Omit<DossierBeside, "checks"> & Partial<Pick<DossierBeside, "checks">>;

/** The checks, answers and documents of a file, folded beside a form whose text should not be left to look at them. */
export function BesideTheForm({ checks, sections, documents, replaced }: Beside) {
  const { t } = useTranslation("review");
  return (
    <section className="stack stack-tight" aria-label={t("beside.title")}>
      {checks && (
        <Disclosure summary={t("checks.title")}>
          <CheckTable checks={checks} editBase={null} />
        </Disclosure>
      )}
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
