import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface CopyFormProps {
  slug: string;
  /** Of this one button: pressed twice it begins one draft. */
  formKey: string;
  /** The title of the project, where several stand on the page. */
  of?: { text: string; lang: string };
}

/** Begins a draft with the answers of a project. */
export function CopyForm({ slug, formKey, of }: CopyFormProps) {
  const { t } = useTranslation("projects");
  return (
    <Form method="post" action={`/projects/${slug}/copy`}>
      <OpenedBy />
      <input type="hidden" name="formKey" value={formKey} />
      <Button type="submit" variant="quiet" size={of && "small"}>
        {t("copy.button")}
        {of && (
          <span className="visually-hidden">
            {": "}
            <bdi lang={of.lang}>{of.text}</bdi>
          </span>
        )}
      </Button>
    </Form>
  );
}
