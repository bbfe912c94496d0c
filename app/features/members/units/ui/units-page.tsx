import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { MOST_UNITS } from "../units.ts";
import type { ClosedUnit, UnitLine, UnitsView } from "./units-model.ts";

/** The units of an institution, for those who edit them. */
export function UnitsPage({ view }: { view: UnitsView }) {
  const { t } = useTranslation("members");
  const { lines, closed, addTo } = view;
  const add = addTo && <LinkButton to={addTo}>{t("units.add")}</LinkButton>;
  return (
    <>
      {lines.length === 0 ? (
        <EmptyState title={t("units.none.title")} text={t("units.none.text")} action={add} />
      ) : (
        <>
          {add ? <p>{add}</p> : <p>{t("units.full", { most: MOST_UNITS })}</p>}
          <ul className="unit-list">
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </>
      )}
      {closed.length > 0 && (
        <section className="stack">
          <h2>{t("units.closed")}</h2>
          <p>{t("units.closed_text")}</p>
          <ul className="unit-list">
            {closed.map((unit) => (
              <Closed key={unit.id} unit={unit} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Line({ line }: { line: UnitLine }) {
  const { t } = useTranslation("members");
  const { id, depth, name, kind, readers, contact, lacksContact, editTo, addTo, place, isLast, parts } = line;
  const unit = name.name;
  return (
    <li data-depth={depth} id={`unit-${id}`}>
      <div>
        <InstitutionName {...name} to={editTo} isInline /> <span className="small soft">{kind}</span>{" "}
        {readers && <Badge>{readers}</Badge>} {lacksContact && <Badge tone="wait">{t("units.contact_left")}</Badge>}
        {contact && (
          <p className="small soft">
            {t("units.contact_short")}: <bdi>{contact}</bdi>
          </p>
        )}
      </div>
      <Form method="post" preventScrollReset className="cluster small">
        <OpenedBy />
        <input type="hidden" name="unit" value={id} />
        <input type="hidden" name="place" value={place} />
        {place > 0 && <Act intent="up" unit={unit} />}
        {!isLast && <Act intent="down" unit={unit} />}
        {addTo && (
          <Link to={addTo} aria-label={t("units.add_part_named", { unit })}>
            {t("units.add_part")}
          </Link>
        )}
        <Act intent="close" unit={unit} parts={parts} />
      </Form>
    </li>
  );
}

interface ActProps {
  intent: "up" | "down" | "close" | "reopen";
  unit: string;
  parts?: number;
}

function Act({ intent, unit, parts = 0 }: ActProps) {
  const { t } = useTranslation("members");
  const words = parts > 0 ? t("units.act.close_with", { count: parts }) : t(`units.act.${intent}`);
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant="quiet"
      size="small"
      aria-label={t("units.act_named", { act: words, unit })}
    >
      {words}
    </Button>
  );
}

function Closed({ unit: { id, name, closedOn, canReopen } }: { unit: ClosedUnit }) {
  const { t } = useTranslation("members");
  return (
    <li>
      <div>
        <InstitutionName {...name} isInline />{" "}
        <span className="small soft">{t("units.closed_on", { day: closedOn })}</span>
      </div>
      {canReopen && (
        <Form method="post" preventScrollReset>
          <OpenedBy />
          <input type="hidden" name="unit" value={id} />
          <Act intent="reopen" unit={name.name} />
        </Form>
      )}
    </li>
  );
}
