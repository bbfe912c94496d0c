import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextSection } from "#app/ui/text-section.tsx";
import type { OperationView, ParameterView } from "./reference-model.ts";

/** One request: what it gives, what it takes, links that ask it, and a form to put one together. */
export function OperationSection({ operation }: { operation: OperationView }) {
  const { t } = useTranslation("public");
  const { name, title, text, path, examples, parameters, isForm } = operation;
  return (
    <TextSection title={title}>
      <p>
        <code>{`GET ${path}`}</code>
      </p>
      <p>{text}</p>
      {examples.length > 0 && (
        <ul>
          {examples.map((example) => (
            <li key={example}>
              <a href={example}>
                <code>{example}</code>
              </a>
            </li>
          ))}
        </ul>
      )}
      {parameters.length > 0 && (
        <Disclosure summary={t("api.parameters")}>
          <DataTable
            caption={title}
            isCaptionHidden
            isStacked
            columns={[t("api.parameter_name"), t("api.parameter_text")]}
          >
            <tbody>
              {parameters.map((parameter) => (
                <tr key={parameter.name}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                  </th>
                  <td data-label={t("api.parameter_text")}>{parameter.text}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </Disclosure>
      )}
      {isForm && parameters.length > 0 && (
        <Disclosure summary={t("api.try")}>
          <form method="get" action={path} className="stack">
            {parameters.map((parameter) => (
              <Parameter key={parameter.name} id={`${name}-${parameter.name}`} parameter={parameter} />
            ))}
            <div>
              <Button type="submit" variant="quiet">
                {t("api.send")}
              </Button>
            </div>
          </form>
        </Disclosure>
      )}
    </TextSection>
  );
}

function Parameter({ id, parameter: { name, text, codes } }: { id: string; parameter: ParameterView }) {
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        <code>{name}</code> <span className="soft">{text}</span>
      </label>
      {codes.length > 0 ? (
        <select id={id} name={name} className="input input-medium" defaultValue="">
          <option value="" />
          {codes.map((code) => (
            <option key={code} value={code} lang="en" translate="no">
              {code}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} className="input input-medium" autoCapitalize="none" spellCheck={false} />
      )}
    </div>
  );
}
