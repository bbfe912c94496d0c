import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { membershipCost } from "#app/features/dues/membership-cost.server.ts";
import { MembershipCost } from "#app/features/dues/ui/membership-cost.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { isTextKey, textAddress, wordsIn } from "#app/platform/association-texts.ts";
import { findTextVersion, getText } from "#app/platform/association-texts.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { TextBody } from "#app/ui/text-body.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: ["version"] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { title, body, path } = data;
  if (!path) return [...titled(matches, title), { name: "robots", content: "noindex" }];
  return publicMeta(matches, { path, title: [title], description: body.replaceAll(/^#.*$/gm, "") });
};

/** A text of the association, in force or, with `?version=`, as it stood. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { db, locale } = context;
  const { key } = params;
  if (!isTextKey(key)) throw notFound();
  const asked = new URL(request.url).searchParams.get("version");
  const current = await getText(db, key);
  const text = asked === null ? current : await findTextVersion(db, key, Number(asked));
  if (!text) throw notFound();
  const next = text.version < current.version ? await findTextVersion(db, key, text.version + 1) : null;
  const { shortName } = await getLocalizedAssociation(db, locale);
  return json({
    ...wordsIn(text, locale),
    /** Beside the charter: what it asks of members was written once, what they pay changes. */
    cost: key === "charter" ? await membershipCost(db, locale) : null,
    shortName,
    /** Null for a version that is no longer in force. */
    path: asked === null ? textAddress(key) : null,
    version: text.version,
    since: text.since && formatDate(text.since, locale),
    /** The day on which the next version took its place. */
    replaced: next?.since ? formatDate(next.since, locale) : null,
    current: text.version === current.version ? null : textAddress(key),
    earlier: text.version > 1 ? textAddress(key, text.version - 1) : null,
  });
}

export default function AssociationText() {
  const { t } = useTranslation("public");
  const { title, body, lang, cost, version, since, replaced, current, earlier } = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1 lang={lang}>{title}</h1>
      <p className="small soft">
        {since ? t("texts.version_since", { version, date: since }) : t("texts.version", { version })}
        {earlier && (
          <>
            {" "}
            <Link to={earlier}>{t("texts.earlier")}</Link>
          </>
        )}
      </p>
      {current && (
        <Callout tone="wait">
          <p>
            {replaced ? t("texts.replaced", { date: replaced }) : null} <Link to={current}>{t("texts.current")}</Link>
          </p>
        </Callout>
      )}
      {cost && (
        <Callout tone="info" title={t("texts.cost")}>
          <p>
            <MembershipCost cost={cost} />
          </p>
        </Callout>
      )}
      <TextBody text={{ body, lang }} />
    </div>
  );
}
