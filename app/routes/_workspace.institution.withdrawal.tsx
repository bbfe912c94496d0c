import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { canLeave } from "#app/features/members/institution/member.policy.ts";
import { askToLeave } from "#app/features/members/leaving/ask-to-leave.server.ts";
import { takeWithdrawalBack } from "#app/features/members/leaving/settle-withdrawal.server.ts";
import { Withdrawal } from "#app/features/members/leaving/ui/withdrawal-page.tsx";
import { ownWithdrawal } from "#app/features/members/leaving/withdrawal-view.server.ts";
import { withdrawalSchema } from "#app/features/members/leaving/withdrawal.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { readCountedUpload } from "#app/http/read-upload.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { storeFile } from "#app/platform/stored-file.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { holdToInstitution, requireOwnInstitution } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function findLeaving({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer);
  authorize(canLeave(viewer, own.member));
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const own = await findLeaving(args, await requireUser(args));
  const { db, locale, clock } = args.context;
  const view = await ownWithdrawal(own.membership, { db, locale, now: clock.now() });
  const title = translator(locale)("members:withdrawal.title");
  return json({
    openedFor: own.institution.id,
    title,
    whose: nameOf(own.institution, locale).name,
    home: institutionPaths(own).home,
    view,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findLeaving(args, viewer);
  const { context } = args;
  const institutionId = own.institution.id;
  const { withdrawal: page } = institutionPaths(own);
  const counted = { user: viewer.id, limitBytes: context.config.uploadLimitBytes };
  const { fields, file, wait } = await readCountedUpload(context, args.request, counted);
  await holdToInstitution(args, own, viewer);
  if (wait !== null) return rejectTooMany(fields, wait);
  switch (fields.get("intent")) {
    case "take_back": {
      const taken = await takeWithdrawalBack(context, institutionId, viewer);
      return taken.ok
        ? redirectDone(page, "withdrawal-taken-back")
        : answerRefusal(taken.reason, fields, "members:withdrawal.");
    }
    case "ask": {
      const form = parseFields(fields, withdrawalSchema);
      if (!form.ok) return form.response;
      if (!file) return rejectFields(fields, { file: ["applications:document_fault.none"] });
      const { ends, reason = "" } = form.value;
      const asked = await whenDone(
        storeFile(context, file, (letter) => askToLeave(context, { institutionId, ends, reason, letter }, viewer)),
      );
      if (asked.ok) return redirectDone(page, "withdrawal-asked");
      if (asked.reason !== "file") return answerRefusal(asked.reason, fields, "members:withdrawal.");
      return rejectFields(fields, { file: [encodeError(`applications:document_fault.${asked.fault}`, asked.params)] });
    }
    default:
      throw refuse(400);
  }
}

export default function WithdrawalRoute() {
  const { title, home, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <Withdrawal view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
