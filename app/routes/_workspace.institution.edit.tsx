import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import type { OwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { changeProfile } from "#app/features/members/profile/profile-commands.server.ts";
import {
  fixedFacts,
  profileDifferences,
  profileFormOptions,
  profileFormValues,
  understoodOtherwise,
} from "#app/features/members/profile/profile-form.server.ts";
import { whenSavedByOneself } from "#app/features/members/profile/saved-by-oneself.server.ts";
import { profileSchema } from "#app/features/members/profile/profile.schema.ts";
import { ProfileForm } from "#app/features/members/profile/ui/profile-form.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { newestDay } from "#app/platform/days.ts";
import { bringTogether } from "#app/platform/bring-together.server.ts";
import { showingItsValues } from "#app/platform/shown-result.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireEditable } from "./answers/own-institution.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

// Whoever came from the page of the year, or of the renewal, goes back to it.
function pageBefore(own: OwnInstitution, url: string): string {
  const { home, year, renewal } = institutionPaths(own);
  const back = new URL(url).searchParams.get("back");
  return back === "year" ? year : back === "renewal" ? renewal : home;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const own = await requireEditable(args, viewer);
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:edit.title"),
    whose: nameOf(own.institution, locale).name,
    home: institutionPaths(own).home,
    backTo: pageBefore(own, args.request.url),
    values: await profileFormValues(db, own),
    options: profileFormOptions(locale),
    fixed: fixedFacts(own, locale),
  });
}

/** How often a save is brought together anew because somebody was quicker between reading and writing. */
const MOST_TRIES = 3;

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const sent = await readForm(args.request);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const own = await requireEditable(args, viewer);
    const saved = await profileFormValues(context.db, own);
    const { fields, conflicts, hasOthers } = bringTogether(sent, saved);
    const shown = hasOthers ? showingItsValues : (result: SubmissionResult) => result;
    if (conflicts.length > 0) {
      const all = profileDifferences(saved, fields, context.locale);
      const steps = Number(saved.version) - Number(sent.get("version"));
      const ownAt = await whenSavedByOneself(context.db, { institutionId: own.institution.id, steps }, viewer);
      const differences = all.filter(({ name }) => conflicts.includes(name));
      const conflict = { differences, ownAt: ownAt && formatDateTime(ownAt, context.locale) };
      return json({ result: shown(typedResult(fields)), conflict }, { status: 409 });
    }
    const thisYear = Number(newestDay(context.clock.now()).slice(0, 4));
    const form = parseFields(fields, profileSchema(thisYear));
    if (!form.ok) return json({ result: shown(form.result) }, { status: 422 });
    const institutionId = own.institution.id;
    const outcome = await changeProfile(context, { institutionId, change: form.value }, viewer);
    if (outcome.ok) {
      const back = pageBefore(own, args.request.url);
      const kept = await profileFormValues(context.db, await requireEditable(args, viewer));
      const read = understoodOtherwise(fields, kept).map((name) => `&read=${name}`);
      return redirectDone(back + read.join(""), "profile-saved");
    }
    reasonToSay(outcome.reason);
  }
  throw refuse(503);
}

export default function EditProfile() {
  const { title, home, backTo, values, options, fixed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <Card title={t("edit.fixed")} isQuiet>
        <p>{t("edit.fixed_text")}</p>
        <Facts items={fixed} isWide />
      </Card>
      <ProfileForm
        values={values}
        options={options}
        lastResult={answer?.result}
        conflict={answer && "conflict" in answer ? answer.conflict : undefined}
        cancelTo={backTo}
      />
    </div>
  );
}
