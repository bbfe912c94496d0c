import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxField, TextField } from "#app/ui/field.tsx";
import { looksLikeInitials } from "../../form/initials.ts";

export type Signature = {
  signedName: string;
  isFullName: string;
  isNowHead: string;
  signedPosition: string;
  hasRead: string;
  hasAuthority: string;
};

type Labels = Record<Exclude<keyof Signature, "isFullName">, string>;

/** What the fields of a signature are called; what was read and is accepted is said by the page. */
export function useSignatureLabels(institution: string, said: Pick<Labels, "hasRead" | "hasAuthority">): Labels {
  const { t } = useTranslation("applications");
  return {
    signedName: t("confirm.name"),
    isNowHead: t("confirm.is_now_head", { institution }),
    signedPosition: t("confirm.position"),
    ...said,
  };
}

interface SignatureProps {
  fields: { [Name in keyof Signature]: FieldMetadata<string> };
  labels: Labels;
}

/** The head's name and position, which stand for the signature, and two ticks. */
export function SignatureFields({ fields, labels }: SignatureProps) {
  const { t } = useTranslation("applications");
  return (
    <>
      <TextField field={fields.signedName} label={labels.signedName} autoComplete="name" width="medium" />
      {looksLikeInitials(fields.signedName.value ?? "") && (
        <CheckboxField field={fields.isFullName} label={t("confirm.name_is_full")} isOptional />
      )}
      {(fields.isNowHead.errors || fields.isNowHead.value) && (
        <CheckboxField field={fields.isNowHead} label={labels.isNowHead} />
      )}
      <TextField
        field={fields.signedPosition}
        label={labels.signedPosition}
        autoComplete="organization-title"
        width="medium"
      />
      <CheckboxField field={fields.hasRead} label={labels.hasRead} />
      <CheckboxField field={fields.hasAuthority} label={labels.hasAuthority} />
    </>
  );
}
