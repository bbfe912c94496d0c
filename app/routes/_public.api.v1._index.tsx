import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answeredFields, referenceView } from "#app/features/open-data/reference-view.server.ts";
import { OperationSection } from "#app/features/open-data/ui/operation-section.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { API_SCOPES } from "#db/vocabulary-tokens.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextSection } from "#app/ui/text-section.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/api/v1", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const { locale, config } = context;
  const t = translator(locale);
  return json({
    title: t("public:api.title"),
    description: t("public:api.lead"),
    operations: referenceView(locale),
    answered: answeredFields(),
    tokens: {
      scopes: API_SCOPES.map((scope) => ({
        scope,
        text: t(`accounts:tokens.scope.${scope === "members:read" ? "members" : "projects"}.help`),
      })),
      curl: `curl -H "Authorization: Bearer $TOKEN" "${config.origin}/api/v1/members?country=KZ"`,
    },
    frame: `<iframe src="${config.origin}/embed/members?country=KZ&amp;lng=${locale}" title="${t("public:api.operation.members.title")}" width="100%" height="480" loading="lazy"></iframe>`,
  });
}

const DOCUMENT = "/api/v1/openapi.json";

export default function OpenData() {
  const { t } = useTranslation("public");
  const { operations, answered, frame, tokens } = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{t("api.title")}</h1>
      <p className="lead">{t("api.lead")}</p>
      <TextSection title={t("api.rules")}>
        <p>{t("api.paging")}</p>
        <p>{t("api.fields")}</p>
        <p>{t("api.caching")}</p>
        <p>{t("api.errors")}</p>
        <p>
          {t("api.openapi")}{" "}
          <a href={DOCUMENT}>
            <code>{DOCUMENT}</code>
          </a>
        </p>
      </TextSection>
      <TextSection title={t("api.token.title")} id="tokens">
        <p>{t("api.token.text")}</p>
        <ul>
          {tokens.scopes.map(({ scope, text }) => (
            <li key={scope}>
              <code>{scope}</code>: {text}
            </li>
          ))}
        </ul>
        <p>
          <code>{tokens.curl}</code>
        </p>
        <p>{t("api.token.answer")}</p>
        <p>{t("api.token.refusals")}</p>
        <p>
          <a href="/account/tokens">{t("api.token.make")}</a>
        </p>
      </TextSection>
      {operations.map((operation) => (
        <OperationSection key={operation.name} operation={operation} />
      ))}
      <TextSection title={t("api.embed.title")}>
        <p>{t("api.embed.text")}</p>
        <p>
          <code>{frame}</code>
        </p>
        <p>{t("api.embed.downloads")}</p>
      </TextSection>
      <TextSection title={t("api.answered")}>
        {answered.map(({ name, fields }) => (
          <Disclosure key={name} summary={<code>{name}</code>}>
            <p>
              <code>{fields.join(", ")}</code>
            </p>
          </Disclosure>
        ))}
        <p className="small soft">{t("api.licence")}</p>
      </TextSection>
    </div>
  );
}
