import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionPaths, institutionView } from "#app/features/members/home/institution-view.server.ts";
import { LARGEST_LOGO } from "#app/features/members/institution/lengths.ts";
import { changeLogo, removeLogo, type LogoOutcome } from "#app/features/members/profile/logo-commands.server.ts";
import { LogoForm } from "#app/features/members/profile/ui/logo-form.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { rejectFields } from "#app/http/parse-form.server.ts";
import { readCountedUpload } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { holdToInstitution, requireEditable } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const own = await requireEditable(args, viewer);
  const { name, logo, paths } = await institutionView(own, viewer, { db, locale, now: clock.now() });
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:institution.logo"),
    home: paths.home,
    name: name.name,
    logo,
  });
}

function answer(outcome: LogoOutcome, fields: URLSearchParams, home: string, done: string) {
  if (outcome.ok) return redirectDone(home, done);
  if (!("fault" in outcome)) return reasonToSay(outcome.reason);
  const { kind, ...params } = outcome.fault;
  return rejectFields(fields, { file: [encodeError(`members:logo_fault.${kind}`, params)] });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const own = await requireEditable(args, viewer);
  const institutionId = own.institution.id;
  const { home } = institutionPaths(own);
  const counted = { user: viewer.id, limitBytes: LARGEST_LOGO };
  const { fields, file, wait } = await readCountedUpload(context, args.request, counted);
  await holdToInstitution(args, own, viewer);
  if (wait !== null) return rejectTooMany(fields, wait);
  switch (fields.get("intent")) {
    case "remove":
      return answer(await removeLogo(context, institutionId, viewer), fields, home, "logo-removed");
    case "upload": {
      if (!file) return rejectFields(fields, { file: ["members:error.file_missing"] });
      if (file.isTooLarge) return rejectFields(fields, { file: ["members:error.file_too_large"] });
      const { name, bytes } = file;
      return answer(
        await whenDone(changeLogo(context, { institutionId, name, bytes }, viewer)),
        fields,
        home,
        "logo-saved",
      );
    }
    default:
      throw refuse(400);
  }
}

export default function InstitutionLogo() {
  const { title, home, name, logo } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <LogoForm name={name} logo={logo} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
