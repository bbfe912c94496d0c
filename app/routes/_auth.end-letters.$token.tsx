import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endLetters, findEnd, takeBackEnd } from "#app/features/accounts/letter-choice-commands.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { isOneClick } from "#app/http/one-click.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

/** Where the link of a letter leads that ends letters of its group, without signing in; looking at it ends nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await findEnd(context, params.token ?? "");
  if (!found) throw notFound();
  const { group, address, isOver, isUndoable } = found;
  return json({ title: translator(context.locale)("accounts:letters.end_title"), group, address, isOver, isUndoable });
}

/** Also asked by mail programs (RFC 8058), which read the answer's status only: it must not lead elsewhere. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const found = await findEnd(context, params.token ?? "");
  if (!found) throw notFound();
  const isEnd = await isOneClick(request);
  if (!isEnd && (await readForm(request)).get("intent") !== "take_back") throw refuse(400);
  await (isEnd ? endLetters : takeBackEnd)(context, found);
  return json({ isBack: !isEnd });
}

export default function EndLetters() {
  const { t } = useTranslation("accounts");
  const { group, address, isOver, isUndoable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const said = isOver ? "ended" : answer?.isBack ? "taken_back" : "end_text";
  const values = { group: t(`letters.group.${group}.title`), address };
  return (
    <>
      <h1>{t("letters.end_title")}</h1>
      <p className="lead" role={said === "end_text" ? undefined : "status"}>
        {t(`letters.${said}`, values)}
      </p>
      <p>{t("letters.end_more")}</p>
      {!isOver && (
        <Form method="post">
          <input type="hidden" name="List-Unsubscribe" value="One-Click" />
          <Button type="submit">{t("letters.end")}</Button>
        </Form>
      )}
      {isOver && isUndoable && (
        <Form method="post">
          <Button type="submit" name="intent" value="take_back" variant="quiet">
            {t("letters.take_back")}
          </Button>
        </Form>
      )}
      <p>
        <Link to="/account/letters">{t("letters.choose")}</Link>
      </p>
    </>
  );
}
