import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findOwnCoEditing } from "#app/features/projects/coediting/co-editors.server.ts";
import { answerEditingSchema } from "#app/features/projects/coediting/co-editing.schema.ts";
import { acceptCoEditing, declineCoEditing } from "#app/features/projects/coediting/settle-co-editor.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { nameView } from "#app/features/projects/project/project-words.server.ts";
import { isOver } from "#app/features/projects/project/project.ts";
import { plain } from "#app/features/projects/project/ui/plain-field.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function requireInvited(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const found = await findOwnCoEditing(args.context.db, args.params.id ?? "", viewer.id);
  // Whoever was taken out knows no more of the project than anybody else.
  if (!found || found.row.status === "removed") throw notFound();
  return { viewer, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { locale, clock } = args.context;
  const { found } = await requireInvited(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { row, project, lead, invitedBy } = found;
  const isOpen = row.status === "invited" && !isOver(project.status);
  const state = isOpen ? "open" : row.status === "confirmed" || row.status === "declined" ? row.status : "over";
  return json({
    title: words.t("projects:coediting.asked.title"),
    project: titleIn(locale, project),
    text: words.t("projects:coediting.asked.text", { person: invitedBy, lead: nameView(words, lead) }),
    state,
    to: row.status === "confirmed" ? `/projects/${project.slug}/editors` : null,
    chosen: new URL(args.request.url).searchParams.get("answer") === "accept" ? "accept" : "",
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireInvited(args);
  const parsed = await parseForm(args.request, answerEditingSchema);
  if (!parsed.ok) return parsed.response;
  const { context } = args;
  const accepts = parsed.value.answer === "accept";
  const outcome = await (accepts ? acceptCoEditing : declineCoEditing)(context, found.row.id, viewer);
  if (!outcome.ok) return json({ problem: reasonToSay(outcome.reason) }, { status: 409 });
  if (accepts) return redirectDone(`/projects/${found.project.slug}/editors`, "editor_confirmed");
  return redirectDone("/projects/mine", "editor_declined");
}

export default function CoEditingAsked() {
  const { title, project, text, state, to, chosen } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as { result?: SubmissionResult; problem?: string } | undefined;
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ answer: string }>({
    id: "co-editing",
    lastResult: answered?.result,
    defaultValue: { answer: chosen },
  });
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("mine.title"), to: "/projects/mine" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">
        <bdi lang={project.lang}>{project.text}</bdi>
      </p>
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
        </Callout>
      )}
      {state === "open" ? (
        <PortalForm form={form} labels={{ answer: t("coediting.asked.answer") }} enter="nothing">
          <p>{text}</p>
          <RadioGroupField
            field={plain(fields.answer)}
            label={t("coediting.asked.answer")}
            options={(["accept", "decline"] as const).map((value) => ({
              value,
              label: t(`coediting.asked.${value}`),
            }))}
            isOptional={false}
          />
          <div>
            <Button type="submit">{t("coediting.asked.send")}</Button>
          </div>
        </PortalForm>
      ) : (
        <Callout tone={state === "confirmed" ? "ok" : "neutral"}>
          <p>{t(`coediting.asked.${state}`)}</p>
        </Callout>
      )}
      {to && (
        <div>
          <LinkButton to={to} variant="quiet">
            {t("link.editors")}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
