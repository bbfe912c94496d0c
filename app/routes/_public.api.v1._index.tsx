import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answeredFields, referenceView } from "#app/features/open-data/reference-view.server.ts";
import { OperationSection } from "#app/features/open-data/ui/operation-section.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextSection } from "#app/ui/text-section.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true };
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
    frame: `<iframe src="${config.origin}/embed/members?country=KZ&amp;lng=${locale}" title="${t("public:api.operation.members.title")}" width="100%" height="480" loading="lazy"></iframe>`,
  });
}

const DOCUMENT = "/api/v1/openapi.json";

export default function OpenData() {
  const { t } = useTranslation("public");
  const { operations, answered, frame } = useLoaderData<typeof loader>();
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
