import type { FieldMetadata } from "@conform-to/react";

/** Any field of a form, as the kit's components take it. */
export const plain = (field: unknown) => field as FieldMetadata<unknown>;
