import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addProspect, typedProblems } from "#app/features/prospects/add-prospect.server.ts";
import { canInvite, seesProspects } from "#app/features/prospects/prospect.policy.ts";
import { newProspectSchema } from "#app/features/prospects/prospects.schema.ts";
import { NewProspectForm } from "#app/features/prospects/ui/new-prospect-form.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, forbidden } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { messageFor } from "#app/features/imports/named-record.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { countryOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FocusedNotice } from "#app/ui/focused-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import type { Locale } from "#db/locales.ts";
import type { ImportProblem } from "#db/schema/imports.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function requireSecretariat(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(seesProspects(viewer));
  return viewer;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireSecretariat(args);
  const { locale } = args.context;
  const countries = countryOptions(locale).filter(({ value }) => canInvite(viewer, { country: value }));
  return json({ title: translator(locale)("prospects:new.title"), countries });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireSecretariat(args);
  const form = await parseForm(args.request, newProspectSchema);
  if (!form.ok) {
    const fields = await readForm(args.request);
    const typed = byField(typedProblems((column) => fields.get(column) ?? ""));
    return rejectFields(fields, { ...typed, ...(form.result.error as Record<string, string[]> | undefined) });
  }
  const added = await addProspect(args.context, form.value, viewer);
  if (added.ok) return redirectDone(`/prospects/${added.id}`, "added");
  if ("here" in added) return alreadyHere(form.fields, added.here);
  if ("similar" in added) return looksLike(args.context.locale, form.fields, added.similar);
  if ("reason" in added) throw forbidden();
  return rejectFields(form.fields, byField(added.problems));
}

function byField(problems: readonly ImportProblem[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { field, message } of problems)
    (errors[field === "domain" ? "website" : (field ?? "")] ??= []).push(message);
  return errors;
}

/** What was ticked of another warning is not ticked of this one. */
function looksLike(locale: Locale, fields: URLSearchParams, similar: string) {
  fields.delete("isAnother");
  const likeness = errorText(translator(locale), messageFor(similar, locale));
  return json({ result: typedResult(fields), similar, likeness }, { status: 409 });
}

function alreadyHere(fields: URLSearchParams, here: { id: string; name: string }) {
  return json({ result: typedResult(fields), here }, { status: 409 });
}

export default function NewProspect() {
  const { title, countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("prospects");
  const { similar, likeness } = answer && "similar" in answer ? answer : { similar: null, likeness: null };
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/prospects" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("new.lead")}</p>
      {answer && "here" in answer && (
        <FocusedNotice answer={answer}>
          <Callout tone="wait" role="alert" title={t("new.here", { name: answer.here.name })}>
            <p>
              <Link to={`/prospects/${answer.here.id}`}>{t("new.open_here")}</Link>
            </p>
            <p>{t("new.here_text")}</p>
          </Callout>
        </FocusedNotice>
      )}
      {answer && similar && (
        <FocusedNotice answer={answer}>
          <Callout tone="wait" role="alert" title={likeness ?? ""}>
            <p>{t("new.similar_text")}</p>
          </Callout>
        </FocusedNotice>
      )}
      <NewProspectForm {...{ countries, similar, likeness }} lastResult={answer?.result} />
    </div>
  );
}
