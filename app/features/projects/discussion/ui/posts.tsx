import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { LENGTHS, PAGE_SIZE } from "../discussion.ts";
import type { NamableGroups, PostsView, PostView } from "../discussion-model.ts";
import { type Answered, resultOf } from "./answered.ts";
import { NamedField } from "./named-field.tsx";
import { PostActs } from "./post-acts.tsx";

/** Whether the page has this form, as far as it says what is wrong with it. */
export const hasForm = ({ mayWrite, posts }: PostsView, of: string): boolean =>
  (of === "post-" && mayWrite) ||
  posts.some(
    ({ id, correct, mayHide, asksUntil }) =>
      (correct !== null && of === `correct-${id}`) ||
      (mayHide && of === `hide-${id}`) ||
      (asksUntil !== null && of === `ask_again-${id}`),
  );

/** A topic: what was written on one page, the oldest first, and the form that writes below. */
export function Posts({ view, answered }: { view: PostsView; answered: Answered }) {
  const { t } = useTranslation("discussion");
  const { posts, page, total, mayWrite, namable, isFull } = view;
  return (
    <>
      <ol className="thread" aria-label={t("post.all")}>
        {posts.map((post) => (
          <Post key={post.id} post={post} answered={answered} />
        ))}
      </ol>
      {total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={total} />}
      {isFull && <Callout tone="neutral">{t("full.posts")}</Callout>}
      {mayWrite && (
        <section className="stack" aria-labelledby="write">
          <h2 id="write">{t("post.write")}</h2>
          <PostForm namable={namable} lastResult={resultOf(answered, "post-")} />
        </section>
      )}
    </>
  );
}

function Post({ post, answered }: { post: PostView; answered: Answered }) {
  const { t } = useTranslation("discussion");
  const { id, author, at, state, html, isUnread, isCorrected } = post;
  return (
    <li id={`post-${id}`} className="stack stack-tight">
      <p className="cluster small soft">
        <span>
          <Byline by={author} at={at} />
        </span>
        {isUnread && <Badge tone="info">{t("post.unread")}</Badge>}
        {isCorrected && <span>{t("post.corrected")}</span>}
        {state === "hidden" && <Badge tone="wait">{t("post.is_hidden")}</Badge>}
      </p>
      {html !== null && <RichText html={html} />}
      {html === null && <p className="soft">{t(state === "removed" ? "post.removed" : "post.hidden")}</p>}
      <Hidden post={post} />
      <PostActs post={post} answered={answered} />
    </li>
  );
}

/** Why a post is hidden, for whoever reads it. */
function Hidden({ post: { reason, askedAgain, isKept } }: { post: PostView }) {
  const { t } = useTranslation("discussion");
  if (reason === null) return null;
  return (
    <Callout tone="wait">
      <p>
        <strong>{t("post.reason")}</strong>
      </p>
      <PlainText text={reason} />
      {askedAgain !== null && (
        <>
          <p>
            <strong>{t("post.asked_again")}</strong>
          </p>
          <PlainText text={askedAgain} />
          <p>{t(isKept ? "post.stays_hidden" : "post.is_looked_at")}</p>
        </>
      )}
    </Callout>
  );
}

interface PostFormProps {
  namable: NamableGroups;
  lastResult?: SubmissionResult;
}

function PostForm({ namable, lastResult }: PostFormProps) {
  const { t } = useTranslation("discussion");
  const [form, fields] = useForm<{ body: unknown; named: unknown }>({ id: "post", lastResult });
  const labels = { body: t("post.body"), named: t("named.label") };
  return (
    <PortalForm form={form} labels={labels}>
      <TextAreaField field={plain(fields.body)} label={labels.body} limit={LENGTHS.post} isRich />
      <NamedField field={fields.named} groups={namable} />
      <FormActions>
        <Button type="submit" name="intent" value="post">
          {t("post.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
