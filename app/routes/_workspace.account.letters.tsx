import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { lettersForm } from "#app/features/accounts/accounts.schema.ts";
import { chooseLetters } from "#app/features/accounts/letter-choice-commands.server.ts";
import { institutionIds, isStaff, type Viewer } from "#app/features/accounts/viewer.ts";
import { pacesOf } from "#app/features/letters/groups.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { zoneName } from "#app/i18n/zone-name.server.ts";
import { associationZone } from "#app/i18n/zone.ts";
import { BINDING_GROUPS, CHOSEN_GROUPS, type ChosenGroup } from "#db/vocabulary-letters.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** What only those who act for an institution get. */
const OF_MEMBERS: readonly ChosenGroup[] = ["week", "institution", "projects", "asks"];

/** Whether a person gets letters of a group at all. */
function mayGet(group: ChosenGroup, viewer: Viewer): boolean {
  if (OF_MEMBERS.includes(group)) return institutionIds(viewer).length > 0;
  return group !== "work" || isStaff(viewer);
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  return json({
    title: translator(locale)("accounts:letters.title"),
    zone: zoneName(associationZone(), locale, clock.now()),
    choices: await readChoices(db, viewer.id),
    groups: CHOSEN_GROUPS.filter((group) => mayGet(group, viewer)),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const form = await parseForm(args.request, lettersForm);
  if (!form.ok) return form.response;
  const { seen, ...choices } = form.value;
  await chooseLetters(args.context, viewer.id, { choices, seen });
  return redirectDone("/account/letters", "letters_saved");
}

export default function Letters() {
  const { t } = useTranslation("accounts");
  const { choices, groups, zone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<typeof choices>({ id: "letters", lastResult: answer?.result, defaultValue: choices });
  const labels = Object.fromEntries(groups.map((group) => [group, t(`letters.group.${group}.title`)]));
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("account.title"), to: "/account" }, { label: t("letters.title") }]} />
      <h1>{t("letters.title")}</h1>
      <DoneNotice ns="accounts" />
      <p>{t("letters.lead", { zone })}</p>
      <PortalForm form={form} action="/account/letters" labels={labels}>
        {groups.map((group) => (
          <input key={group} type="hidden" name={`seen.${group}`} value={choices[group]} />
        ))}
        {groups.map((group) => (
          <RadioGroupField
            key={group}
            field={fields[group]}
            label={t(`letters.group.${group}.title`)}
            help={t(`letters.group.${group}.help`)}
            options={pacesOf(group).map((value) => ({ value, label: t(`letters.pace.${value}`) }))}
          />
        ))}
        <FormActions>
          <Button type="submit">{t("common:action.save")}</Button>
        </FormActions>
      </PortalForm>
      <Card title={t("letters.always")} isQuiet>
        <p>{t("letters.always_lead")}</p>
        <ul>
          {BINDING_GROUPS.map((group) => (
            <li key={group}>{t(`letters.binding.${group}`)}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
