import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Deadline } from "#app/ui/deadline.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import type { ColumnsView, ColumnView, MiniView, MovedView } from "../columns-model.ts";

/** Carries projects from column to column by mouse, touch and keys; without it the buttons of a card do the same. */
const SCRIPT = "/board-columns.js";
const HINT = "columns-hint";

/** Where the script puts the names. */
const PLACES = { title: "{title}", column: "{column}" };

/** The board by states. */
export function ProjectColumns({ view: { columns, moved, search } }: { view: ColumnsView }) {
  const { t } = useTranslation("projects");
  const isMovable = columns.some(({ cards }) => cards.some(({ moves }) => moves.length > 0));
  return (
    <>
      {moved && <Moved moved={moved} search={search} />}
      {isMovable && (
        <p className="small soft" id={HINT} hidden>
          {t("columns.hint")}
        </p>
      )}
      <div
        className="columns"
        data-over={t("columns.over", PLACES)}
        data-nowhere={t("columns.nowhere", PLACES)}
        data-dropped={t("columns.dropped", PLACES)}
        data-left={t("columns.left", PLACES)}
      >
        {columns.map((column) => (
          <Column key={column.key} column={column} search={search} />
        ))}
      </div>
      {isMovable && <script type="module" src={SCRIPT} />}
    </>
  );
}

function Column({ column, search }: { column: ColumnView; search: string }) {
  const { t } = useTranslation("projects");
  const id = `column-${column.key}`;
  return (
    <section className="column stack stack-tight" aria-labelledby={id} data-column={column.key}>
      <h2 id={id}>
        <span>{column.title}</span> <span className="count">{column.total}</span>
      </h2>
      <p className="small soft">{column.explain}</p>
      <ul className="plain-list stack stack-tight">
        {column.cards.map((card) => (
          <li key={card.slug}>
            <Mini card={card} search={search} isOffBoard={column.key === "own"} />
          </li>
        ))}
      </ul>
      {column.total === 0 && <p className="small soft">{t("columns.empty")}</p>}
      {column.more && (
        <p className="small">
          <Link to={column.more}>{t("columns.more", { number: column.total })}</Link>
        </p>
      )}
    </section>
  );
}

interface MiniProps {
  card: MiniView;
  search: string;
  isOffBoard: boolean;
}

function Mini({ card, search, isOffBoard }: MiniProps) {
  const { t } = useTranslation("projects");
  const { slug, title, own, deadline, duty, moves, partnersText, status } = card;
  return (
    <article
      className={classNames("card", "mini", own !== null && "mini-own")}
      data-movable={moves.length > 0 ? slug : undefined}
    >
      <h3>
        <Link to={`/projects/${slug}`} draggable={false}>
          <bdi lang={title.lang}>{title.text}</bdi>
        </Link>
      </h3>
      <p className="small soft">
        <bdi>{card.lead}</bdi>
      </p>
      {isOffBoard && (
        <p>
          <Badge tone={status.tone}>{status.label}</Badge>
        </p>
      )}
      {(deadline || partnersText) && (
        <p className="cluster small">
          {deadline && <Deadline {...deadline} />}
          {partnersText && <span className="soft">{partnersText}</span>}
        </p>
      )}
      {(own || duty) && (
        <p className="cluster small">
          {own && <b>{t(`columns.yours.${own}`)}</b>}
          {duty && <Link to={duty.to}>{duty.label}</Link>}
        </p>
      )}
      {moves.length > 0 && <MoveForm card={card} search={search} />}
    </article>
  );
}

function MoveForm({ card: { slug, title, from, moves }, search }: Pick<MiniProps, "card" | "search">) {
  const { t } = useTranslation("projects");
  return (
    <details className="mini-moves" name="mini-moves">
      <summary aria-describedby={HINT}>
        {t("columns.move")}
        <span className="visually-hidden">
          {": "}
          <bdi lang={title.lang}>{title.text}</bdi>
        </span>
      </summary>
      <Form method="post" action={`/projects/${slug}/move`} className="stack stack-tight">
        <OpenedBy />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="back" value={search} />
        {moves.map(({ move, to, label, isAsked }) => (
          <Button key={move} type="submit" name="to" value={to} variant="quiet" size="small">
            {label}
            {isAsked && "…"}
          </Button>
        ))}
      </Form>
    </details>
  );
}

const SAYINGS = {
  moved: "columns.moved",
  unmoved: "columns.stale",
  immovable: "columns.immovable",
  end: "columns.immovable_end",
} as const;

/** Says what became of a move, and takes it back. */
function Moved({ moved, search }: { moved: MovedView; search: string }) {
  const { t } = useTranslation("projects");
  const { slug, title, status, back, closing, became, next } = moved;
  const isRefused = became !== "moved";
  return (
    <Callout tone={isRefused ? "wait" : "ok"} role={isRefused ? "alert" : "status"} isArrival>
      <p>{t(SAYINGS[became === "immovable" && !next ? "end" : became], { title: title.text, status, next })}</p>
      {closing && <p>{closing.text}</p>}
      {back && (
        <Form method="post" action={`/projects/${slug}/move`}>
          <OpenedBy />
          <input type="hidden" name="from" value={back.from} />
          <input type="hidden" name="back" value={search} />
          <Button type="submit" name="to" value={back.to} variant="quiet" size="small">
            {t("columns.undo")}
          </Button>
        </Form>
      )}
    </Callout>
  );
}
