import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ownNameOf } from "#app/i18n/locale.ts";
import { changeText } from "#app/features/administration/texts-commands.server.ts";
import { VersionFields } from "#app/features/administration/ui/version-fields.tsx";
import { textSchema } from "#app/features/administration/texts.schema.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { isTextKey, LONGEST_TEXT, wordsIn } from "#app/platform/association-texts.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextBody } from "#app/ui/text-body.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { LOCALES } from "#db/locales.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { key } = args.params;
  if (!isTextKey(key)) throw notFound();
  const text = await getText(args.context.db, key);
  const { version, words } = text;
  return json({ title: wordsIn(text, args.context.locale).title, version, words });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const { key } = args.params;
  if (!isTextKey(key)) throw notFound();
  const form = await parseForm(args.request, textSchema);
  if (!form.ok) return form.response;
  const { value, fields } = form;
  // By the Enter key too: what is in force at once is looked at first.
  if (fields.get("intent") !== "publish") {
    const preview = LOCALES.map((code) => ({ code, ...value[code] }));
    return json({ result: typedResult(fields), preview });
  }
  const change = await changeText(args.context, key, value, viewer);
  if (change === "meanwhile") return rejectFields(fields, { "": ["errors:text_changed"] }, 409);
  return redirectDone("/admin/texts", change === "same" ? "text_same" : "text");
}

export default function EditText() {
  const { title, version, words } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : null;
  const [form, fields] = useForm({
    id: "text",
    lastResult: answer?.result,
    defaultValue: { version: String(version), seen: "", replaces: undefined, ...words },
  });
  const labels = Object.fromEntries(
    LOCALES.flatMap((code) => [
      [`${code}.title`, `${t("texts.name")}: ${ownNameOf(code)}`],
      [`${code}.body`, `${t("texts.body")}: ${ownNameOf(code)}`],
    ]),
  ) as Record<string, string>;
  return (
    <>
      <Breadcrumbs items={[{ label: t("texts.title"), to: "/admin/texts" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("texts.edit_lead", { version: version + 1 })}</p>
      <p className="soft">{t("texts.format")}</p>
      {preview && <Preview texts={preview} />}
      <PortalForm form={form} labels={labels} enter={{ name: "intent", value: "preview" }}>
        <VersionFields fields={fields} current={String(version)} />
        {LOCALES.map((code) => {
          const of = fields[code].getFieldset();
          return (
            <Fieldset key={code} legend={ownNameOf(code)} isHeading>
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
          <Button type="submit" name="intent" value="publish">
            {t("texts.publish")}
          </Button>
          <Button type="submit" name="intent" value="preview" variant="quiet">
            {t("texts.preview")}
          </Button>
        </FormActions>
      </PortalForm>
    </>
  );
}

interface PreviewProps {
  texts: { code: (typeof LOCALES)[number]; title: string; body: string }[];
}

function Preview({ texts }: PreviewProps) {
  const { t } = useTranslation("administration");
  const place = useRef<HTMLParagraphElement>(null);
  // The button that was pressed may be at the end of a long page.
  useEffect(() => place.current?.focus(), [texts]);
  return (
    <Callout role="status">
      <p ref={place} tabIndex={-1} autoFocus>
        <strong>{t("texts.preview_title")}</strong>
      </p>
      {texts.map(({ code, title, body }) => (
        <div key={code} lang={code}>
          <Disclosure summary={title} isOpen>
            <TextBody text={{ body, lang: code }} />
          </Disclosure>
        </div>
      ))}
    </Callout>
  );
}
