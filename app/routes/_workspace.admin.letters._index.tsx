import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { TEMPLATE_KEYS } from "#app/features/applications/letters/templates.ts";
import { getTemplate } from "#app/features/applications/letters/templates.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { languageWord } from "#app/i18n/language-word.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { LOCALES } from "#db/locales.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { db, locale } = args.context;
  const t = translator(locale);
  const templates = [];
  for (const key of TEMPLATE_KEYS) {
    const { version, words, since } = await getTemplate(db, key);
    const missing = LOCALES.filter((code) => !words[code]).map((code) => languageWord(t, code));
    templates.push({ key, version, date: since && formatDate(since, locale), missing: missing.join(", ") });
  }
  return json({ title: t("administration:templates.title"), templates });
}

export default function LetterTemplates() {
  const { title, templates } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  return (
    <>
      <h1>{title}</h1>
      <DoneNotice ns="administration" />
      <p className="lead">{t("templates.lead")}</p>
      <ul className="stack">
        {templates.map(({ key, version, date, missing }) => (
          <li key={key}>
            <Link to={`/admin/letters/${key}`}>{t(`templates.key.${key}`)}</Link>{" "}
            <span className="small soft">
              {date ? t("public:texts.version_since", { version, date }) : t("public:texts.version", { version })}
            </span>
            {missing && <p className="small">{t("templates.missing", { languages: missing })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
