import type { FieldMetadata } from "@conform-to/react";
import type { Field } from "#app/features/forms/field.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";

export interface AnswerFieldProps {
  definition: Field;
  field: FieldMetadata<unknown>;
  /** Path of the words of what it belongs to: a section, a group. */
  parent: string;
  options: OptionsByVocabulary;
  isNeeded: boolean;
  /** The list has said its help already. */
  isInList?: boolean;
  /** Which of several rows it is, where one question has several answers. */
  row?: number;
}
