import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { LENGTHS, PAGE_SIZE } from "../discussion.ts";
import type { NamableGroups, TopicsView, TopicView } from "../discussion-model.ts";
import type { Answered } from "./answered.ts";
import { NamedField } from "./named-field.tsx";

/** The topics of a project, the newest first, and the form that opens one. */
export function Topics({ view, answered }: { view: TopicsView; answered: Answered }) {
  const { t } = useTranslation("discussion");
  const { topics, page, total, newTopic, namable } = view;
  const result = answered?.of?.startsWith("topic-") ? answered.result : undefined;
  return (
    <>
      <p className="soft">{t("lead")}</p>
      {view.isFull && <Callout tone="neutral">{t("full.topics")}</Callout>}
      {newTopic && (
        <Disclosure summary={t("topic.new")} isOpen={Boolean(result) || total === 0}>
          <TopicForm id={newTopic.id} namable={namable} lastResult={result} />
        </Disclosure>
      )}
      {total === 0 ? (
        <p className="soft">{t("topic.none")}</p>
      ) : (
        <ol className="thread" aria-label={t("topic.all")}>
          {topics.map((topic) => (
            <Topic key={topic.id} {...topic} />
          ))}
        </ol>
      )}
      {total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={total} />}
    </>
  );
}

function Topic({ title, to, author, at, posts, unread }: TopicView) {
  const { t } = useTranslation("discussion");
  return (
    <li>
      <h2 className="small-heading">
        <Link to={to}>
          <bdi>{title}</bdi>
        </Link>
      </h2>
      <p className="small soft">
        <Byline by={author} at={at} />
      </p>
      <p className="cluster small">
        <span className="numeric">{t("topic.posts", { number: posts })}</span>
        {unread > 0 && <Badge tone="info">{t("topic.unread", { number: unread })}</Badge>}
      </p>
    </li>
  );
}

interface TopicFormProps {
  id: string;
  namable: NamableGroups;
  lastResult?: SubmissionResult;
}

function TopicForm({ id, namable, lastResult }: TopicFormProps) {
  const { t } = useTranslation("discussion");
  const [form, fields] = useForm<Record<"title" | "body" | "named", unknown>>({ id: "topic", lastResult });
  const labels = { title: t("topic.title"), body: t("topic.body"), named: t("named.label") };
  // The same form sent again, after a mistake in it, is of the same topic.
  const typed = lastResult?.initialValue?.["id"];
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={typeof typed === "string" ? typed : id} />
      <TextField field={plain(fields.title)} label={labels.title} />
      <TextAreaField field={plain(fields.body)} label={labels.body} limit={LENGTHS.post} isRich />
      <NamedField field={fields.named} groups={namable} />
      <FormActions>
        <Button type="submit" name="intent" value="topic">
          {t("topic.open")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
