import type { Field, VocabularyName } from "./field.ts";
import type { VOCABULARIES } from "./vocabularies.ts";

type Code<V extends VocabularyName> = (typeof VOCABULARIES)[V][number];

type AnswerOf<S> = S extends { kind: "choice"; vocabulary: infer V extends VocabularyName }
  ? Code<V>
  : S extends { kind: "choices"; vocabulary: infer V extends VocabularyName }
    ? Code<V>[]
    : S extends { kind: "records" }
      ? string[]
      : S extends { kind: "yes_no" | "tick" }
        ? boolean
        : S extends { kind: "whole" | "year" | "decimal" }
          ? number
          : S extends { kind: "group"; fields: infer F extends readonly Field[] }
            ? AnswersOf<F>
            : S extends { kind: "list"; item: infer I }
              ? AnswerOf<I>[]
              : string;

// Choices and rows of which there are none are still lists.
type Given<F extends Field> = F extends { need: "required" } | { kind: "choices" | "list" } ? F : never;

/** The answers to some questions, as their schema gives them. */
export type AnswersOf<F extends readonly Field[]> = {
  [Q in Given<F[number]> as Q["key"]]: AnswerOf<Q>;
} & {
  [Q in Exclude<F[number], Given<F[number]>> as Q["key"]]?: AnswerOf<Q>;
};
