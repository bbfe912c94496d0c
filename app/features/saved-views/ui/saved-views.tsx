import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import type { SavedView } from "../list-views.server.ts";

/** A view everybody has, by the filters of its address. */
interface CommonView {
  label: string;
  search: string;
}

interface SavedViewsProps {
  /** The list these are views of. */
  path: string;
  common: CommonView[];
  views: SavedView[];
  /** The filters in force as the views write them, to mark the one that is open. */
  current: string;
  result: SubmissionResult | undefined;
}

/** The views of a list as links, and what keeps the filters in force as one more. */
export function SavedViews({ path, common, views, current, result }: SavedViewsProps) {
  const { t } = useTranslation("common");
  const own = views.map(({ name, search }) => ({ label: name, search }));
  const isKept = [...common, ...own].some(({ search }) => search === current);
  return (
    <div className="saved-views">
      <nav aria-label={t("views.title")}>
        <ul className="cluster plain-list">
          {[...common, ...own].map(({ label, search }) => (
            <li key={`${label}?${search}`}>
              <Link
                to={`${path}?${search}`}
                aria-current={search === current ? "page" : undefined}
                className="view-link"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {((!isKept && current !== "") || result) && <SaveView result={result} />}
      {views.length > 0 && <ManageViews views={views} />}
    </div>
  );
}

function SaveView({ result }: { result: SubmissionResult | undefined }) {
  const { t } = useTranslation("common");
  const [form, fields] = useForm<{ name: string }>({ id: "save-view", lastResult: result });
  return (
    <Disclosure summary={t("views.save")} isOpen={result?.error !== undefined}>
      <PortalForm form={form} labels={{ name: t("views.name") }}>
        <TextField field={fields.name} label={t("views.name")} help={t("views.name_help")} width="medium" />
        <div>
          <Button type="submit" name="intent" value="save-view" variant="quiet">
            {t("views.save")}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}

function ManageViews({ views }: { views: SavedView[] }) {
  const { t } = useTranslation("common");
  return (
    <Disclosure summary={t("views.manage")}>
      <ul className="plain-list stack stack-tight">
        {views.map(({ id, name }) => (
          <li key={id}>
            <Form method="post" className="cluster">
              <OpenedBy />
              <span>{name}</span>
              <input type="hidden" name="viewId" value={id} />
              <Button
                type="submit"
                name="intent"
                value="remove-view"
                variant="quiet"
                size="small"
                aria-label={t("action.on", { act: t("views.remove"), what: name })}
              >
                {t("views.remove")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
