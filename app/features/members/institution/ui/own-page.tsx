import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";

interface OwnPageProps {
  title: string;
  /** The institution the page is about. */
  name: ComponentProps<typeof InstitutionName>;
  /** Its own home; left out where its people do not see that any more. */
  home?: string;
  children: ReactNode;
}

/** A page of an institution's own people: where it stands, whose it is, what was just done. */
export function OwnPage({ title, name, home, children }: OwnPageProps) {
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p>
        <InstitutionName {...name} />
      </p>
      {children}
    </div>
  );
}
