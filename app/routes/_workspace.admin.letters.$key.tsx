import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeTemplate, templateSchema } from "#app/features/administration/letter-templates.server.ts";
import {
  TemplatePlaceholders,
  TemplatePreview,
  TemplateVersions,
} from "#app/features/administration/ui/template-parts.tsx";
import { VersionFields } from "#app/features/administration/ui/version-fields.tsx";
import { LONGEST_LETTER } from "#app/features/applications/letters/letter.schema.ts";
import { isTemplateKey, PLACEHOLDERS, type TemplateKey } from "#app/features/applications/letters/templates.ts";
import {
  findTemplate,
  getTemplate,
  listTemplateVersions,
} from "#app/features/applications/letters/templates.server.ts";
import { fillPlaceholders } from "#app/features/letters/placeholders.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { inEachLocale, ownNameOf } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { type Locale, LOCALES } from "#db/locales.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { key } = args.params;
  if (!isTemplateKey(key)) throw notFound();
  const { db, locale } = args.context;
  const { version } = await getTemplate(db, key);
  const asked = Number(new URL(args.request.url).searchParams.get("version") ?? version);
  const shown = await findTemplate(db, key, asked);
  if (!shown) throw notFound();
  const t = translator(locale);
  return json({
    key,
    title: t(`administration:templates.key.${key}`),
    version,
    shown: shown.version,
    words: inEachLocale((code) => {
      const words = shown.words[code];
      return words && { ...words, samples: words.samples.join("\n") };
    }),
    placeholders: meanings(key, locale),
    versions: (await listTemplateVersions(db, key)).map((one) => ({
      version: one.version,
      date: one.since && formatDate(one.since, locale),
    })),
  });
}

const meanings = (key: TemplateKey, locale: Locale) =>
  PLACEHOLDERS[key].map((name) => ({ name, meaning: translator(locale)(`review:placeholder.${name}`) }));

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const { key } = args.params;
  if (!isTemplateKey(key)) throw notFound();
  const form = await parseForm(args.request, templateSchema(key));
  if (!form.ok) return form.response;
  const { value, fields } = form;
  // By the Enter key too: what is in force at once is looked at first.
  if (fields.get("intent") !== "publish") {
    const preview = LOCALES.flatMap((code) => {
      const words = value[code];
      const named = meanings(key, code).map(({ name, meaning }) => [name, `[${meaning}]`]);
      const fill = (text: string) => fillPlaceholders(text, Object.fromEntries(named) as Record<string, string>);
      return words
        ? [{ code, subject: fill(words.subject), text: `${fill(words.body)}\n\n${fill(words.signer)}` }]
        : [];
    });
    return json({ result: typedResult(fields), preview });
  }
  const change = await changeTemplate(args.context, key, value, viewer);
  if (change === "meanwhile") return rejectFields(fields, { "": ["errors:text_changed"] }, 409);
  return redirectDone("/admin/letters", change === "same" ? "template_same" : "template");
}

const PARTS = ["subject", "body", "signer", "samples"] as const;

export default function EditTemplate() {
  const { key, title, version, shown, words, placeholders, versions } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : null;
  const [form, fields] = useForm({
    id: `template-${key}-${shown}`,
    lastResult: answer?.result,
    defaultValue: { version: String(version), seen: "", replaces: undefined, ...words },
  });
  const labels = Object.fromEntries(
    LOCALES.flatMap((code) =>
      PARTS.map((part) => [`${code}.${part}`, `${t(`templates.${part}`)}: ${ownNameOf(code)}`]),
    ),
  );
  return (
    <>
      <Breadcrumbs items={[{ label: t("templates.title"), to: "/admin/letters" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("templates.edit_lead", { version: version + 1 })}</p>
      {shown !== version && (
        <Callout>
          <p>{t("templates.shown", { version: shown })}</p>
        </Callout>
      )}
      <TemplatePlaceholders placeholders={placeholders} />
      {preview && <TemplatePreview letters={preview} />}
      <PortalForm form={form} labels={labels} enter={{ name: "intent", value: "preview" }}>
        <VersionFields fields={fields} current={String(version)} />
        {LOCALES.map((code) => {
          const of = fields[code].getFieldset();
          return (
            <Fieldset key={code} legend={ownNameOf(code)} isHeading>
              <TextField field={of.subject} lang={code} label={t("templates.subject")} />
              <TextAreaField
                field={of.body}
                lang={code}
                label={t("templates.body")}
                rows={14}
                limit={LONGEST_LETTER.body}
              />
              <TextField field={of.signer} lang={code} label={t("templates.signer")} />
              <TextAreaField
                field={of.samples}
                lang={code}
                label={t("templates.samples")}
                help={t("templates.samples_help")}
                rows={4}
                limit={LONGEST_LETTER.samples}
                isOptional
              />
            </Fieldset>
          );
        })}
        <FormActions>
          <Button type="submit" name="intent" value="publish">
            {t("texts.publish")}
          </Button>
          <Button type="submit" name="intent" value="preview" variant="quiet">
            {t("texts.preview")}
          </Button>
        </FormActions>
      </PortalForm>
      <TemplateVersions address={`/admin/letters/${key}`} versions={versions} />
    </>
  );
}
