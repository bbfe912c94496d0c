import type { FieldMetadata } from "@conform-to/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import type { BallotChoice } from "#db/vocabulary-council.ts";
import { proposalWords } from "../../session/proposal-words.ts";
import type { BallotItem } from "../ballot-model.ts";
import { lostWith } from "../count.ts";

export type VoteFields = { item: string; choice: string; word: string };

/** Where the reader's own ballot is found among those published. */
export function OwnMark({ item: { isClosed, paper } }: { item: BallotItem }) {
  const { t } = useTranslation("council");
  if (!isClosed || !paper || paper.choice === "recuse") return null;
  return (
    <p className="small soft">
      {t("item.mark")} <code className="hash">{paper.mark}</code>
    </p>
  );
}

/** The choices of an item, with a word to the minutes. */
export function OwnVote({ item, row }: { item: BallotItem; row: Record<keyof VoteFields, FieldMetadata<unknown>> }) {
  const { t } = useTranslation("council");
  const { proposal, choices, matter } = item;
  const helpOf = (choice: BallotChoice) => {
    if (choice === "for") return proposal && proposalWords(t, proposal);
    if (choice === "recuse" && matter?.kind === "application") return t("choice_help.recuse_file");
    if (choice === "against") return proposal && t(`choice_help.lost.${lostWith(proposal)}`);
    return t(`choice_help.${choice}`);
  };
  const options = choices.map((value) => ({
    value: value as string,
    label: t(`choice.${value}`),
    help: helpOf(value),
  }));
  const [isRecusing, setRecusing] = useState(row.choice.initialValue === "recuse");
  const isOpen = isRecusing || Boolean(row.word.initialValue) || Boolean(row.word.errors);
  // Whoever may not vote says why: the field is there as soon as that is chosen.
  const openWord = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement && target.value === "recuse") setRecusing(true);
  };
  return (
    <div className="stack" onChange={openWord}>
      <input type="hidden" name={row.item.name} value={item.id} />
      <RadioGroupField
        field={row.choice}
        label={
          <>
            {t("vote.yours")}
            <span className="visually-hidden">: {matter?.name}</span>
          </>
        }
        options={options}
      />
      <Disclosure summary={t("vote.add_word")} isOpen={isOpen}>
        <TextField
          field={row.word}
          label={
            <>
              {t("vote.word")}
              <span className="visually-hidden">: {matter?.name}</span>
            </>
          }
          help={t("vote.word_help")}
          neededWhen={t("vote.word_when")}
        />
      </Disclosure>
    </div>
  );
}
