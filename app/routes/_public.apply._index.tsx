import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { precheckQuery, precheckSchema } from "#app/features/applications/precheck/precheck.schema.ts";
import { readPrecheckWish, viewPrecheckPage } from "#app/features/applications/precheck/precheck-search.server.ts";
import { BegunNotice, DuplicateNotice } from "#app/features/applications/precheck/ui/here-notices.tsx";
import { PrecheckForm } from "#app/features/applications/precheck/ui/precheck-form.tsx";
import { InstitutionPicker } from "#app/features/registry/ui/institution-picker.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { membershipCost } from "#app/features/dues/membership-cost.server.ts";
import { MembershipCost } from "#app/features/dues/ui/membership-cost.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/apply", title: [data.title], description: data.description }) : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findViewer({ context });
  const { locale, limits, clientIp } = context;
  const wish = readPrecheckWish(new URL(request.url).searchParams);
  const wait = wish.query || wish.registryId ? await limits.consume("searchByAddress", { ip: clientIp }) : null;
  if (wait !== null) throw tooMany(wait);
  const t = translator(locale);
  const words = { title: t("applications:precheck.title"), description: t("applications:precheck.lead") };
  const cost = await membershipCost(context.db, locale);
  return json({ ...words, cost, given: wish.given, ...(await viewPrecheckPage(context, wish, viewer, locale)) });
}

/** Leads to the outcome, whose address holds the answers: it survives signing up, and can be sent to a colleague. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, precheckSchema);
  if (!form.ok) return form.response;
  return redirect(`/apply/outcome?${precheckQuery(form.value).toString()}`);
}

/** Members that the words searched for fit: whoever is of one of them need not apply. */
function MembersFound({ members }: { members: { slug: string; name: string }[] }) {
  const { t } = useTranslation("applications");
  return (
    <Callout title={t("precheck.members.title")}>
      <ul>
        {members.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/directory/${slug}`} dir="auto">
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <p>{t("precheck.members.text")}</p>
    </Callout>
  );
}

/** The questions for an institution that is not listed, with what was searched for. */
function unlistedAddress(query: string, country: string): string {
  const searched = Object.entries({ q: query, country }).filter(([, text]) => text !== "");
  return `/apply?${new URLSearchParams([["unlisted", "1"], ...searched]).toString()}`;
}

// Of its own for each institution, and for one that is not listed: a form keeps its first values as long as its id stays.
function formId(institution: { id: string } | null, isUnlisted: boolean): string {
  if (institution) return `precheck-${institution.id}`;
  return isUnlisted ? "precheck-unlisted" : "precheck";
}

export default function Apply() {
  const { t } = useTranslation("applications");
  const page = useLoaderData<typeof loader>();
  const {
    title,
    cost,
    given,
    query,
    country,
    hits,
    members,
    institution,
    duplicate,
    begun,
    isUnlisted,
    isChosen,
    questions,
    countries,
  } = page;
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<Record<string, string>>({
    id: formId(institution, isUnlisted),
    lastResult: answer?.result,
    defaultValue: institution
      ? { ...given, registry: institution.id, country: institution.country }
      : { ...given, name: query, country },
  });
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <p className="lead">{t("precheck.lead")}</p>
      <p>
        {t("precheck.about")} <MembershipCost cost={cost} />
      </p>
      <p>
        <Link to="/join">{t("precheck.conditions")}</Link> · <Link to="/join/form">{t("precheck.whole_form")}</Link>
      </p>
      {duplicate && <DuplicateNotice duplicate={duplicate} registryId={institution?.id ?? null} />}
      <BegunNotice begun={begun} registryId={institution?.id ?? null} />
      {isChosen && !questions && (
        <p>
          <Link to="/apply">{t("precheck.another")}</Link>
        </p>
      )}
      {questions && <PrecheckForm {...{ form, fields, questions, institution, countries, isUnlisted }} />}
      {!isChosen && (
        <section className="stack">
          <h2>{t("precheck.find.title")}</h2>
          {members.length > 0 && <MembersFound members={members} />}
          <InstitutionPicker
            action="/apply"
            query={query}
            country={country}
            countries={countries}
            results={hits}
            hrefOf={(id) => `/apply?registry=${id}`}
            notListedHref={unlistedAddress(query, country)}
          />
        </section>
      )}
    </div>
  );
}
