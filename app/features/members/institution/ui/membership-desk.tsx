import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import type { ShownName } from "../institution-names.ts";

interface MembershipDeskProps {
  title: string;
  /** Of the membership that something is done with. */
  number: string;
  name: ShownName;
  children: ReactNode;
}

/** A desk of the secretariat at one membership: where it stands, what was done just now, and whose membership it is. */
export function MembershipDesk({ title, number, name, children }: MembershipDeskProps) {
  const { t } = useTranslation("members");
  const crumbs = [
    { label: t("memberships.title"), to: "/memberships" },
    { label: number, to: `/memberships/${number}` },
    { label: title },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p>
        <InstitutionName {...name} />
      </p>
      {children}
    </div>
  );
}
