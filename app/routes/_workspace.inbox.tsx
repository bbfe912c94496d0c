import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireUser } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  return json({ title: translator(args.context.locale)("common:workspace.inbox") });
}

export default function Inbox() {
  const { t } = useTranslation("common");
  return (
    <>
      <h1>{t("workspace.inbox")}</h1>
      <DoneNotice ns="accounts" />
      <EmptyState title={t("inbox.empty.title")} text={t("inbox.empty.text")} />
    </>
  );
}
