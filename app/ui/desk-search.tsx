import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

interface DeskSearchProps {
  label: string;
  /** What was searched for. */
  q: string;
  longest: number;
  /** What the list is narrowed to beside the words; null for nothing. */
  kept: { name: string; value: string } | null;
}

/** Looks for words in the list of a desk. */
export function DeskSearch({ label, q, longest, kept }: DeskSearchProps) {
  const { t } = useTranslation("common");
  return (
    <Form method="get" role="search" className="row">
      <label htmlFor="q">{label}</label>
      <input id="q" name="q" type="search" className="input" dir="auto" maxLength={longest} defaultValue={q} />
      {kept && <input type="hidden" {...kept} />}
      <Button type="submit" variant="quiet">
        {t("action.search")}
      </Button>
    </Form>
  );
}
