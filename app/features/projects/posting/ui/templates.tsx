import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";

interface TemplatesProps {
  choices: { kind: string; label: string }[];
  chosen: string | null;
}

/** Templates by kind of project. Each opens a form of its own, so that nothing typed is written over. */
export function Templates({ choices, chosen }: TemplatesProps) {
  const { t } = useTranslation("projects");
  const used = choices.find(({ kind }) => kind === chosen);
  return (
    <>
      {used && (
        <Callout tone="info" title={t("template.chosen", { kind: used.label })}>
          <p>{t("template.how")}</p>
        </Callout>
      )}
      <Disclosure summary={t(used ? "template.another" : "template.title")}>
        <p className="small soft">{t("template.lead")}</p>
        <ul className="small">
          {choices.map(({ kind, label }) => (
            <li key={kind}>
              <Link to={`/projects/new?kind=${kind}`} aria-current={kind === chosen ? "true" : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
