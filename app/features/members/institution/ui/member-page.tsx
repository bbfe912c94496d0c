import type { ComponentProps, ReactNode } from "react";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";

interface MemberPageProps {
  /** What stands above this page. */
  above: { label: string; to?: string }[];
  title: string;
  /** The institution the page is about. */
  name: ComponentProps<typeof InstitutionName>;
  children: ReactNode;
}

/** A page about one member: where it stands, what was just done, and whose it is. */
export function MemberPage({ above, title, name, children }: MemberPageProps) {
  return (
    <div className="stack">
      <Breadcrumbs items={[...above, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p>
        <InstitutionName {...name} />
      </p>
      {children}
    </div>
  );
}
