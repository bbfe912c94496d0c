import type { FieldMetadata } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { CheckboxField, HiddenField } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_TAKEN } from "../taken.ts";
import type { BoardLine, OnBoard } from "./year-model.ts";

/** What is sent of a line of the board. */
export interface TypedLine {
  source: string;
  text: string;
  isTaken: boolean;
}

interface BoardLinesProps {
  lines: readonly BoardLine[];
  rows: readonly FieldMetadata<TypedLine>[];
  sheetTo: string;
}

/** What the board knows of the year: each line is taken as it stands, in other words, or left out. */
export function BoardLines({ lines, rows, sheetTo }: BoardLinesProps) {
  const { t } = useTranslation("members");
  return (
    <Fieldset legend={t("year.board.title")} help={rows.length > 0 && t("year.board.help")} isHeading>
      {rows.length === 0 && <p className="soft">{t("year.board.none")}</p>}
      <ul className="plain-list stack">
        {rows.map((row) => (
          <Line key={row.key} row={row.getFieldset()} lines={lines} />
        ))}
      </ul>
      <p>
        <a href={sheetTo} download>
          {t("year.board.sheet")}
        </a>
      </p>
    </Fieldset>
  );
}

/** What a line is called, where others stand beside it. */
export const nameOfLine = ({ kind, from }: BoardLine) => (from ? `${kind}, ${from.text}` : kind);

interface LineProps {
  row: ReturnType<FieldMetadata<TypedLine>["getFieldset"]>;
  lines: readonly BoardLine[];
}

function Line({ row: { source, isTaken, text }, lines }: LineProps) {
  const { t } = useTranslation("members");
  const line = lines.find((one) => one.source === source.initialValue);
  const name = line ? nameOfLine(line) : "";
  return (
    <li className="card stack stack-tight">
      <p>
        <Badge tone="info">{t("year.board.from")}</Badge> {line && <Whence line={line} />}
      </p>
      <HiddenField field={source} />
      <CheckboxField field={isTaken} label={t("year.board.take")} />
      <TextAreaField
        field={text}
        label={
          <>
            {t("year.board.text")}
            <span className="visually-hidden">: {name}</span>
          </>
        }
        help={line?.now && t("year.board.now", { text: line.now })}
        rows={2}
        limit={LONGEST_TAKEN}
        neededWhen={t("year.board.needed")}
      />
    </li>
  );
}

export function Whence({ line: { kind, from } }: { line: { kind: string; from: OnBoard | null } }) {
  if (!from) return <>{kind}</>;
  return (
    <>
      {kind}:{" "}
      <Link to={from.to}>
        <OwnWords text={from.text} lang={from.lang} />
      </Link>
    </>
  );
}
