import { useForm } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ownNameOf } from "#app/i18n/locale.ts";
import { settingsInWords } from "#app/features/administration/settings-in-words.server.ts";
import { settingsSchema } from "#app/features/administration/settings.schema.ts";
import { changeSettings, settingsVersion } from "#app/features/administration/settings-commands.server.ts";
import { VersionFields } from "#app/features/administration/ui/version-fields.tsx";
import { areDuesOn } from "#app/features/dues/keep-schedule.server.ts";
import { openDues } from "#app/features/dues/open-dues.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { ASSIGNMENT_RULES } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { LOCALES } from "#db/locales.ts";
import { SHARES } from "#db/vocabulary-council.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const title = translator(args.context.locale)("administration:settings.title");
  const settings = await getAssociation(args.context.db);
  const written = settingsInWords(settings, args.context.locale);
  const open = settings.areDuesOn ? await openDues(args.context.db, args.context.locale) : null;
  return json({ title, settings: { ...settings, ...written }, version: settingsVersion(settings), open });
}

/** What is open while members pay dues; null where nothing is, or they are switched off already. */
async function openDuesNow({ db, locale }: AppLoadContext) {
  return (await areDuesOn(db)) ? openDues(db, locale) : null;
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const form = await parseForm(args.request, settingsSchema);
  if (!form.ok) return form.response;
  const open = form.value.areDuesOn || form.value.duesOff ? null : await openDuesNow(args.context);
  if (open !== null)
    return rejectFields(form.fields, { duesOff: [encodeError("administration:settings.dues_open", open)] });
  if (await changeSettings(args.context, form.value, viewer)) return redirectDone("/admin/settings", "settings");
  return rejectFields(form.fields, { "": ["errors:settings_changed"] }, 409);
}

const NUMBERS = [
  "holdMinutes",
  "reviewersPerCase",
  "checkWithinDays",
  "answerWithinDays",
  "confirmWithinDays",
  "formalitiesDays",
  "replyWithinDays",
  "projectStaleDays",
  "projectProgressMonths",
  "firstYear",
  "termYears",
  "termFirstReminder",
  "termLastReminder",
  "graceDays",
  "tieMonths",
  "tieDays",
  "confirmationFirstReminder",
  "confirmationLastReminder",
  "confirmationLateDays",
  "confirmationExemptMonths",
  "accreditationFirstReminder",
  "accreditationLastReminder",
  "accreditationGraceMonths",
] as const;

const YEARLY_DAYS = ["confirmationOpens", "confirmationCloses"] as const;

const VOTES = ["voteQuorum", "voteShare"] as const;

export default function Settings() {
  const { title, settings, version, open } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  const [form, fields] = useForm({
    id: "settings",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: {
      ...settings,
      version,
      seen: "",
      replaces: undefined,
      isProposed: settings.isProposed ? "on" : undefined,
      isProjectCheckOn: settings.isProjectCheckOn ? "on" : undefined,
      areFiguresPublic: settings.areFiguresPublic ? "on" : undefined,
      areDuesOn: settings.areDuesOn ? "on" : undefined,
      formalities: settings.formalities ? "on" : undefined,
      duesOff: undefined,
    },
  });
  const [name, shortName] = [fields.name.getFieldset(), fields.shortName.getFieldset()];
  const signers = fields.certificateSigners.getFieldset();
  const deciders = (["either", "council", "coordinator", "ballot"] as const).map((value) => ({
    value,
    label: t(`settings.decision_by.${value}`),
  }));
  const rules = ASSIGNMENT_RULES.map((value) => ({ value, label: t(`settings.assign_by.${value}`) }));
  const shares = SHARES.map((value) => ({ value, label: t(`vocabulary:share.${value}`) }));
  const languages = (of: string, words: string) =>
    LOCALES.map((code) => [`${of}.${code}`, `${t(words)}: ${ownNameOf(code)}`]);
  const labels = Object.fromEntries([
    ...languages("name", "settings.name"),
    ...languages("shortName", "settings.short_name"),
    ["contactEmail", t("settings.contact_email")],
    ["duesOff", open ? t("settings.dues_off", open) : t("settings.dues")],
    ["decisionBy", t("settings.decides")],
    ["assignBy", t("settings.assigns")],
    ...VOTES.map((name) => [name, t(`settings.${name}`)]),
    ["voteMostAgainst", t("settings.voteMostAgainst")],
    ...NUMBERS.map((number) => [number, t(`settings.${number}`)]),
    ...YEARLY_DAYS.map((name) => [name, t(`settings.${name}`)]),
    ["holidays", t("settings.holidays")],
    ["globalNorth", t("settings.global_north")],
    ...languages("certificateSigners", "settings.signers"),
    ["timeZone", t("settings.time_zone")],
  ]) as Record<string, string>;
  return (
    <>
      <h1>{title}</h1>
      <DoneNotice ns="administration" />
      <PortalForm form={form} labels={labels}>
        <VersionFields fields={fields} current={version} />
        <Fieldset legend={t("settings.name")} isHeading>
          {LOCALES.map((code) => (
            <TextField key={code} field={name[code]} lang={code} label={ownNameOf(code)} />
          ))}
        </Fieldset>
        <Fieldset legend={t("settings.short_name")} isHeading>
          {LOCALES.map((code) => (
            <TextField key={code} field={shortName[code]} lang={code} label={ownNameOf(code)} />
          ))}
        </Fieldset>
        <CheckboxField
          field={fields.isProposed}
          label={t("settings.is_proposed")}
          help={t("settings.is_proposed_help")}
          isOptional
        />
        <TextField
          field={fields.contactEmail}
          type="email"
          label={t("settings.contact_email")}
          isOptional
          width="medium"
        />
        <RadioGroupField field={fields.decisionBy} label={t("settings.decides")} options={deciders} />
        <RadioGroupField field={fields.assignBy} label={t("settings.assigns")} options={rules} />
        {VOTES.map((name) => (
          <SelectField key={name} field={fields[name]} label={t(`settings.${name}`)} options={shares} width="medium" />
        ))}
        <TextField
          field={fields.voteMostAgainst}
          label={t("settings.voteMostAgainst")}
          inputMode="numeric"
          width="short"
          isOptional
        />
        <CheckboxField field={fields.isProjectCheckOn} label={t("settings.project_check")} isOptional />
        <CheckboxField
          field={fields.areFiguresPublic}
          label={t("settings.figures")}
          help={t("settings.figures_help")}
          isOptional
        />
        <CheckboxField field={fields.areDuesOn} label={t("settings.dues")} help={t("settings.dues_help")} isOptional />
        {open && (
          <CheckboxField
            field={fields.duesOff}
            label={t("settings.dues_off", open)}
            help={t("settings.dues_off_help")}
            isOptional
          />
        )}
        <CheckboxField
          field={fields.formalities}
          label={t("settings.formalities")}
          help={t("settings.formalities_help")}
          isOptional
        />
        {NUMBERS.map((number) => (
          <TextField
            key={number}
            field={fields[number]}
            label={t(`settings.${number}`)}
            inputMode="numeric"
            width="short"
            isOptional={number === "termYears"}
          />
        ))}
        {YEARLY_DAYS.map((name) => (
          <TextField
            key={name}
            field={fields[name]}
            label={t(`settings.${name}`)}
            help={t("settings.yearly_day_help")}
            width="short"
          />
        ))}
        <TextAreaField
          field={fields.holidays}
          label={t("settings.holidays")}
          help={t("settings.holidays_help")}
          rows={5}
          isOptional
        />
        <TextAreaField
          field={fields.globalNorth}
          label={t("settings.global_north")}
          help={t("settings.global_north_help")}
          rows={4}
          isOptional
        />
        <Fieldset legend={t("settings.signers")} help={t("settings.signers_help")} isHeading>
          {LOCALES.map((code) => (
            <TextAreaField key={code} field={signers[code]} lang={code} label={ownNameOf(code)} rows={3} isOptional />
          ))}
        </Fieldset>
        <TextField
          field={fields.timeZone}
          label={t("settings.time_zone")}
          help={t("settings.time_zone_help")}
          width="medium"
        />
        <FormActions>
          <Button type="submit">{t("common:action.save")}</Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
