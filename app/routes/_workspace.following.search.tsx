import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listSearches, saveSearch, searchToKeep } from "#app/features/following/follow-searches.server.ts";
import { FOLLOWED_LISTS, saveSearchSchema } from "#app/features/following/followed.schema.ts";
import { addressOf, describeSearch, proposedName } from "#app/features/following/following-page.server.ts";
import { VIEW_LENGTHS } from "#app/features/saved-views/saved-views.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const listOf = (params: URLSearchParams) => FOLLOWED_LISTS.find((one) => one === params.get("list")) ?? "directory";

/** The search as the address of its list holds it, to be kept under a name. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, limits, clientIp } = args.context;
  const { searchParams } = new URL(args.request.url);
  const list = listOf(searchParams);
  const search = searchToKeep(list, searchParams.toString());
  const wait = searchParams.has("q") ? await limits.consume("searchByAddress", { ip: clientIp }) : null;
  if (wait !== null) throw tooMany(wait);
  const alike = (await listSearches(db, viewer.id)).find((one) => one.list === list && one.search === search);
  const kept = { userId: viewer.id, list, search };
  const { words, unknown, found } = await describeSearch(args.context, kept, searchParams.toString());
  return json({
    title: translator(locale)("following:save.title"),
    list,
    search,
    words,
    unknown,
    found,
    to: addressOf({ list, search }),
    name: alike?.name ?? proposedName(words, VIEW_LENGTHS.name),
    isKept: alike !== undefined,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const form = await parseForm(args.request, saveSearchSchema);
  if (!form.ok) return form.response;
  const saved = await saveSearch(args.context, { userId: viewer.id, ...form.value });
  return saved.ok ? redirectDone("/following", "saved") : answerRefusal(saved.reason, form.fields, "following:");
}

export default function SaveSearch() {
  const { t } = useTranslation("following");
  const { title, list, search, words, unknown, found, to, name, isKept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string }>({
    id: "save-search",
    lastResult: answer?.result,
    defaultValue: { name },
  });
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{t(`save.lead.${list}`)}</p>
      {unknown && <Callout tone="wait" title={t(`save.unknown.${list}`, { values: unknown })} />}
      {isKept && <Callout title={t("save.kept", { name })} />}
      <p>
        <strong>{words}</strong>
        {found && ` — ${found}`}
      </p>
      <PortalForm form={form} labels={{ name: t("name") }}>
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="search" value={search} />
        <TextField field={fields.name} label={t("name")} help={t("save.name_help")} width="medium" />
        <FormActions>
          <Button type="submit">{t("save.submit")}</Button>
          <Link to={to}>{t("common:action.cancel")}</Link>
        </FormActions>
      </PortalForm>
    </div>
  );
}
