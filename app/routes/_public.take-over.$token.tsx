import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { headAnswerSchema } from "#app/features/applications/hands/access.schema.ts";
import { HANDS_LENGTHS } from "#app/features/applications/hands/hands.schema.ts";
import { answerAsHead, type HeadPage, viewHeadPage } from "#app/features/applications/hands/take-over-head.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { movedOn, notFound } from "#app/http/refusals.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { TAKE_OVER_ANSWERS } from "#db/vocabulary.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

async function find({ params, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<HeadPage> {
  const page = await viewHeadPage(context, params.token ?? "", context.locale);
  if (!page) throw notFound();
  return page;
}

/** Opening the page changes nothing, whoever opens it: a scanner of mail among them. */
export async function loader(args: LoaderFunctionArgs) {
  const page = await find(args);
  return json(page, { status: page.standing === "replaced" ? 410 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const token = params.token ?? "";
  const page = await find(args);
  const fields = await readForm(request);
  const wait = await context.limits.consume("answerByLink", { link: page.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const form = parseFields(fields, headAnswerSchema);
  if (!form.ok && page.standing === "sent") return form.response;
  const answered = form.ok ? await answerAsHead(context, token, form.value) : form;
  if (!answered.ok) throw late(args, await find(args), fields);
  return redirect(`/take-over/${token}`);
}

function late({ context, params }: ActionFunctionArgs, page: HeadPage, typed: URLSearchParams): Response {
  const t = translator(context.locale);
  const isAnswered = page.standing === "confirmed" || page.standing === "declined";
  return movedOn({
    text: t(`invitations:head.${isAnswered ? `stands_${page.standing}` : page.standing}`, { at: page.at }),
    to: `/take-over/${params.token ?? ""}`,
    link: t("invitations:head.back"),
    typed: (["name", "words"] as const).flatMap((field) => {
      const text = typed.get(field) ?? "";
      return text ? [{ label: t(`invitations:head.${field}`), text }] : [];
    }),
  });
}

type Answer = Record<"name" | "outcome" | "words", string>;

export default function AnswerAsHead() {
  const { t } = useTranslation("invitations");
  const page = useLoaderData<typeof loader>() as HeadPage;
  const result = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<Answer>({ id: "head", lastResult: result });
  const { title, institution, person, position, email, words, until, at, standing } = page;
  const labels = { outcome: t("head.outcome"), name: t("head.name"), words: t("head.words") };
  const options = TAKE_OVER_ANSWERS.map((value) => ({ value, label: t(`head.as.${value}`) }));
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1 dir="auto">{title}</h1>
      {standing === "sent" ? (
        <p className="lead">{t("head.lead", { person, institution })}</p>
      ) : (
        <Callout tone={standing === "confirmed" ? "ok" : "neutral"} role="status">
          <p>{t(`head.${standing}`, { at })}</p>
        </Callout>
      )}
      {standing === "sent" && (
        <>
          <Card title={t("head.about")}>
            <Facts
              items={[
                { term: t("request.person"), value: <bdi>{person}</bdi> },
                { term: t("request.position"), value: <bdi>{position}</bdi> },
                { term: t("people.email"), value: shownEmailAddress(email) },
                { term: t("head.until"), value: until },
              ]}
            />
            <PlainText text={words} />
          </Card>
          <p>{t("head.what")}</p>
          <PortalForm form={form} labels={labels}>
            <RadioGroupField field={fields.outcome} label={labels.outcome} options={options} />
            <TextField field={fields.name} label={labels.name} autoComplete="name" width="medium" />
            <TextAreaField
              field={fields.words}
              label={labels.words}
              help={t("head.words_help")}
              rows={3}
              limit={HANDS_LENGTHS.words}
              isOptional
            />
            <FormActions>
              <Button type="submit">{t("head.send")}</Button>
            </FormActions>
          </PortalForm>
        </>
      )}
    </div>
  );
}
