import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { TEXT_KEYS, textAddress, wordsIn } from "#app/platform/association-texts.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { db, locale } = args.context;
  const texts = await Promise.all(
    TEXT_KEYS.map(async (key) => {
      const text = await getText(db, key);
      const { version, since } = text;
      const date = since && formatDate(since, locale);
      return { key, version, title: wordsIn(text, locale).title, date, address: textAddress(key) };
    }),
  );
  return json({ title: translator(locale)("administration:texts.title"), texts });
}

export default function Texts() {
  const { title, texts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  return (
    <>
      <h1>{title}</h1>
      <DoneNotice ns="administration" />
      <p className="lead">{t("texts.lead")}</p>
      <ul className="stack">
        {texts.map(({ key, version, title: name, date, address }) => (
          <li key={key}>
            <Link to={`/admin/texts/${key}`}>{name}</Link>{" "}
            <span className="small soft">
              {date ? t("public:texts.version_since", { version, date }) : t("public:texts.version", { version })}
              {" · "}
              <Link to={address}>{t("texts.public_page")}</Link>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
