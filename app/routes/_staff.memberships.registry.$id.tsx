import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { askInstitution } from "#app/features/members/registry-changes/ask-institution.server.ts";
import { findChange } from "#app/features/members/registry-changes/list-registry-changes.server.ts";
import { isTakenOver } from "#app/features/members/registry-changes/registry-change.ts";
import { questionSchema, registryChangeSchema } from "#app/features/members/registry-changes/registry-change.schema.ts";
import { changePage } from "#app/features/members/registry-changes/registry-changes-view.server.ts";
import { settleRegistryChange } from "#app/features/members/registry-changes/settle-registry-change.server.ts";
import { RegistryChangeDetails } from "#app/features/members/registry-changes/ui/registry-changes.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.page.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { db, locale } = args.context;
  const found = await findChange(db, viewer, args.params.id ?? "");
  if (!found) throw notFound();
  return json({ page: await changePage(db, found, locale) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const found = await findChange(args.context.db, viewer, args.params.id ?? "");
  if (!found) throw notFound();
  const fields = await readForm(args.request);
  if (fields.get("intent") === "ask") {
    const form = parseFields(fields, questionSchema);
    if (!form.ok) return form.response;
    const { question = "" } = form.value;
    const asked = await askInstitution(args.context, { id: args.params.id ?? "", question }, viewer);
    if (!asked.ok) return answerRefusal(asked.reason, fields, "members:registry_changes.");
    return redirectDone("/memberships/registry", "registry-asked");
  }
  const form = parseFields(fields, registryChangeSchema);
  if (!form.ok) return form.response;
  const done = await settleRegistryChange(args.context, { id: args.params.id ?? "", ...form.value }, viewer);
  if (!done.ok) return answerRefusal(done.reason, fields, "members:registry_changes.");
  return redirectDone(
    "/memberships/registry",
    form.value.intent === "take_over"
      ? "registry-taken-over"
      : isTakenOver(found.change.fact)
        ? "registry-set-aside"
        : "registry-noted",
  );
}

export default function RegistryChange() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: t("memberships.title"), to: "/memberships" },
          { label: t("registry_changes.title"), to: "/memberships/registry" },
          { label: page.fact },
        ]}
      />
      <h1>{page.name.name}</h1>
      <RegistryChangeDetails page={page} lastResult={answer?.result} />
    </div>
  );
}
