import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endLetters, findEnd, takeBackEnd } from "#app/features/accounts/letter-choice-commands.server.ts";
import { findFollowingEnd } from "#app/features/following/end-following.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { isOneClick } from "#app/http/one-click.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

/** What the link ends: letters of a group, or of one thing that is followed. */
async function findWhat(context: LoaderFunctionArgs["context"], token: string) {
  const t = translator(context.locale);
  const following = await findFollowingEnd(context, token, context.locale);
  if (following) {
    const { what, name, address, isOver, isUndoable, end, takeBack } = following;
    return { about: t(`following:ends.${what}`, { name }), address, isOver, isUndoable, end, takeBack };
  }
  const found = await findEnd(context, token);
  if (!found) throw notFound();
  const { group, address, isOver, isUndoable } = found;
  const about = t(`accounts:letters.group.${group}.title`);
  const acts = { end: () => endLetters(context, found), takeBack: () => takeBackEnd(context, found) };
  return { about, address, isOver, isUndoable, ...acts };
}

/** Where the link of a letter leads that ends such letters, without signing in; looking at it ends nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { about, address, isOver, isUndoable } = await findWhat(context, params.token ?? "");
  return json({ title: translator(context.locale)("accounts:letters.end_title"), about, address, isOver, isUndoable });
}

/** Also asked by mail programs (RFC 8058), which read the answer's status only: it must not lead elsewhere. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const found = await findWhat(context, params.token ?? "");
  const isEnd = await isOneClick(request);
  if (!isEnd && (await readForm(request)).get("intent") !== "take_back") throw refuse(400);
  await (isEnd ? found.end() : found.takeBack());
  return json({ isBack: !isEnd });
}

export default function EndLetters() {
  const { t } = useTranslation("accounts");
  const { about, address, isOver, isUndoable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const said = isOver ? "ended" : answer?.isBack ? "taken_back" : "end_text";
  const values = { group: about, address };
  return (
    <>
      <h1>{t("letters.end_title")}</h1>
      <p className="lead" role={said === "end_text" ? undefined : "status"}>
        {t(`letters.${said}`, values)}
      </p>
      <p>{t("letters.end_more")}</p>
      {!isOver && (
        <Form method="post">
          <OpenedBy />
          <input type="hidden" name="List-Unsubscribe" value="One-Click" />
          <Button type="submit">{t("letters.end")}</Button>
        </Form>
      )}
      {isOver && isUndoable && (
        <Form method="post">
          <OpenedBy />
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
