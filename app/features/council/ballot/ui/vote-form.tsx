import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import type { BallotItem, MissingVote } from "../ballot-model.ts";
import { ItemName } from "../../session/ui/agenda.tsx";
import { CloseItem, CloseVote } from "./closing.tsx";
import { ItemFacts } from "./item-facts.tsx";
import { OwnMark, OwnVote, type VoteFields } from "./own-vote.tsx";
import { ItemBadge, ItemCount } from "./item-result.tsx";

interface VoteFormProps {
  sessionId: string;
  items: BallotItem[];
  /** Whose votes are missing, for whoever may close; null for anybody else. */
  missing: MissingVote[] | null;
  /** It stands on a page of its own: nothing else is closed from there. */
  isAlone?: boolean;
  lastResult: SubmissionResult | undefined;
}

/** Whether this person can vote on it now. */
const isMine = ({ paper, isClosed, left }: BallotItem) => paper !== null && !paper.bar && !isClosed && !left;

/** Every item of a page with what it rests on; all votes are given with one save. */
export function VoteForm({ sessionId, items, missing, isAlone, lastResult }: VoteFormProps) {
  const { t } = useTranslation("council");
  const mine = items.filter(isMine);
  const votes = mine.map(({ id, paper }) => ({ item: id, choice: paper?.choice ?? "", word: paper?.word ?? "" }));
  const [form, fields] = useForm<{ votes: VoteFields[] }>({ id: "votes", lastResult, defaultValue: { votes } });
  const rows = fields.votes.getFieldList().map((row) => row.getFieldset());
  // What has closed since the page was opened keeps its place in the list.
  const closed = rows.filter(({ item }) => !mine.some(({ id }) => id === item.initialValue));
  const rowOf = (item: BallotItem) => rows.find(({ item: { initialValue } }) => initialValue === item.id);
  const labels = Object.fromEntries(
    rows.flatMap(({ item, choice, word }) => {
      const name = items.find(({ id }) => id === item.initialValue)?.matter?.name ?? "";
      return [
        [choice.name, t("vote.of", { name })],
        [word.name, t("vote.word_of", { name })],
      ];
    }),
  ) as Record<string, string>;
  const list = items.map((item) => (
    <VoteItem
      key={item.id}
      sessionId={sessionId}
      item={item}
      row={isMine(item) ? rowOf(item) : undefined}
      error={isMine(item) ? undefined : rowOf(item)?.choice.errors?.[0]}
      missing={missing}
    />
  ));
  return (
    <>
      {mine.length > 0 ? (
        <PortalForm form={form} labels={labels} className="votes">
          {list}
          {closed.map(({ item }) => (
            <input key={item.name} type="hidden" name={item.name} value={String(item.initialValue)} />
          ))}
          <FormActions>
            <Button type="submit" name="intent" value="vote">
              {t("vote.save", { count: mine.length })}
            </Button>
          </FormActions>
          <p className="small soft">{t("vote.help")}</p>
        </PortalForm>
      ) : (
        <div className="stack">{list}</div>
      )}
      {items.some(({ paper }) => paper?.isOwnRecusal) && (
        <Form method="post" id="taking-back">
          <OpenedBy />
          <input type="hidden" name="intent" value="take-back" />
        </Form>
      )}
      {missing && (
        <>
          <Form method="post" id="closing">
            <OpenedBy />
            <input type="hidden" name="intent" value="close" />
          </Form>
          {!isAlone && <CloseVote missing={missing} />}
        </>
      )}
    </>
  );
}

/** Why the reader does not vote on an item, and the way back where the own ballot alone says so. */
function WhyBarred({ item: { id, matter, paper } }: { item: BallotItem }) {
  const { t } = useTranslation("council");
  if (!paper?.bar) return null;
  return (
    <Callout tone="wait">
      <p>{t(`bar.${paper.isOwnRecusal ? "recused" : paper.bar}_you`)}</p>
      {paper.isOwnRecusal && (
        <Button type="submit" form="taking-back" name="item" value={id} variant="quiet" size="small">
          {t("bar.take_back")}
          <span className="visually-hidden">: {matter?.name}</span>
        </Button>
      )}
    </Callout>
  );
}

interface VoteItemProps {
  sessionId: string;
  item: BallotItem;
  row: Record<keyof VoteFields, FieldMetadata<unknown>> | undefined;
  /** Why what was chosen of it was not saved. */
  error: string | undefined;
  missing: MissingVote[] | null;
}

function VoteItem({ sessionId, item, row, error, missing }: VoteItemProps) {
  const { t } = useTranslation("council");
  const { id, position, number, matter, isClosed, result } = item;
  return (
    <section className="card ballot" id={`item-${id}`} aria-labelledby={`item-${id}-name`}>
      <div className="card-heading">
        <div>
          <p className="small soft">
            {t("item.number", { number: position })} {[number, matter?.country].map((one) => one && ` · ${one}`)}
          </p>
          <h2 id={`item-${id}-name`}>
            <ItemName matter={matter} to={`/council/${sessionId}/items/${id}`} />
          </h2>
        </div>
        <ItemBadge item={item} />
      </div>
      {error && (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
      <ItemFacts item={item} />
      <WhyBarred item={item} />
      {row && <OwnVote item={item} row={row} />}
      {result && <ItemCount result={result} />}
      <OwnMark item={item} />
      {missing && !isClosed && <CloseItem item={item} missing={missing} />}
    </section>
  );
}
