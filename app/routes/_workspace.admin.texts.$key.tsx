import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeText } from "#app/features/administration/texts-commands.server.ts";
import { textSchema } from "#app/features/administration/texts.schema.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { isTextKey, LONGEST_TEXT } from "#app/platform/association-texts.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { HiddenField, TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { key } = args.params;
  if (!isTextKey(key)) throw notFound();
  const { version, words } = await getText(args.context.db, key);
  return json({ title: words[args.context.locale].title, version, words });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const { key } = args.params;
  if (!isTextKey(key)) throw notFound();
  const form = await parseForm(args.request, textSchema);
  if (!form.ok) return form.response;
  if (await changeText(args.context, key, form.value, viewer)) return redirectDone("/admin/texts", "text");
  return rejectFields(form.fields, { "": ["errors:text_changed"] }, 409);
}

const LANGUAGES = ["en", "ru", "kk"] as const;

export default function EditText() {
  const { title, version, words } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  const [form, fields] = useForm({
    id: "text",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { version: String(version), ...words },
  });
  return (
    <>
      <Breadcrumbs items={[{ label: t("texts.title"), to: "/admin/texts" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("texts.edit_lead", { version: version + 1 })}</p>
      <p className="soft">{t("texts.format")}</p>
      <PortalForm form={form}>
        <HiddenField field={fields.version} value={String(version)} />
        {LANGUAGES.map((code) => {
          const of = fields[code].getFieldset();
          return (
            <Fieldset key={code} legend={t(`vocabulary:locale.${code}`)} isHeading>
              <TextField field={of.title} lang={code} label={t("texts.name")} />
              <TextAreaField
                field={of.body}
                lang={code}
                label={t("texts.body")}
                rows={18}
                limit={{ unit: "characters", max: LONGEST_TEXT.body }}
              />
            </Fieldset>
          );
        })}
        <FormActions>
          <Button type="submit">{t("texts.publish")}</Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
