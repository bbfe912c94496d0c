import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { SheetChoice } from "../../commitment/sheet-choice.ts";
import { SignatureForm } from "../../head/ui/signature-form.tsx";

interface SignProps {
  lastResult: SubmissionResult | undefined;
  institution: string;
  version: number;
  name: string;
  position: string;
  sheet: SheetChoice;
}

/** The head's signature under the commitment, after the approval. */
export function SignForm(props: SignProps) {
  const { t } = useTranslation("formalities");
  const words = {
    title: t("sign.form"),
    hasRead: t("sign.has_read"),
    hasAuthority: t("sign.has_authority", { institution: props.institution }),
    sheetHelp: t("sign.sheet_help"),
    submit: t("sign.submit"),
    paper: t("sign.paper"),
  };
  return <SignatureForm intent="sign" words={words} {...props} />;
}
