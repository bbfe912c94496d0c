import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import {
  changeCover,
  type CoverOutcome,
  describeCover,
  putCoverBack,
  removeCover,
} from "#app/features/members/profile/cover-commands.server.ts";
import { coverSchema } from "#app/features/members/profile/cover.schema.ts";
import { ownCover } from "#app/features/members/profile/own-cover.server.ts";
import { CoverForm } from "#app/features/members/profile/ui/cover-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { hasLostFile, readCountedUpload } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { holdToInstitution, requireEditable } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const own = await requireEditable(args, viewer);
  const { seen: _, ...cover } = await ownCover(db, own.institution, locale);
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:cover.title"),
    whose: nameOf(own.institution, locale).name,
    paths: institutionPaths(own),
    cover,
  });
}

function answer(outcome: CoverOutcome, fields: URLSearchParams, page: string, done: string) {
  if (outcome.ok) return redirectDone(page, done);
  if (!("fault" in outcome)) return answerRefusal(outcome.reason, fields, "members:cover.");
  const { kind, ...params } = outcome.fault;
  return rejectFields(fields, { file: [encodeError(`members:cover_fault.${kind}`, params)] });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const own = await requireEditable(args, viewer);
  const institutionId = own.institution.id;
  const { cover: page } = institutionPaths(own);
  const limitBytes = context.config.uploadLimitBytes;
  const { fields, file, wait } = await readCountedUpload(context, args.request, { user: viewer.id, limitBytes });
  await holdToInstitution(args, own, viewer);
  if (wait !== null) return rejectTooMany(fields, wait);
  switch (fields.get("intent")) {
    case "remove":
      return answer(await removeCover(context, institutionId, viewer), fields, page, "cover-removed");
    case "put-back":
      return answer(await putCoverBack(context, institutionId, viewer), fields, page, "cover-put-back");
    case "save": {
      const form = parseFields(fields, coverSchema);
      if (!form.ok) return form.response;
      const { value: words } = form;
      if (file?.isTooLarge) {
        const most = limitBytes / (1024 * 1024);
        return rejectFields(fields, { file: [encodeError("members:cover_fault.too_large", { most })] });
      }
      if (hasLostFile({ fields, file })) return rejectFields(fields, { file: ["applications:documents.file_again"] });
      if (!file) {
        const { cover, removed } = await ownCover(context.db, own.institution, context.locale);
        if (!cover || removed) return rejectFields(fields, { file: ["members:error.file_missing"] });
        return answer(await describeCover(context, { institutionId, words }, viewer), fields, page, "cover-saved");
      }
      const { name, bytes } = file;
      const change = changeCover(context, { institutionId, words, name, bytes }, viewer);
      return answer(await whenDone(change), fields, page, "cover-saved");
    }
    default:
      throw refuse(400);
  }
}

export default function InstitutionCover() {
  const { title, whose, paths, cover } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: paths.home }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p className="lead">{whose}</p>
      <p>{t("cover.text")}</p>
      <CoverForm {...cover} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
