import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { Begun } from "../begun.server.ts";
import type { Duplicate } from "../find-duplicate.server.ts";

/** Says that the institution is here already, or that one like it is. */
export function DuplicateNotice({ duplicate, registryId }: { duplicate: Duplicate; registryId: string | null }) {
  const { kind, name, slug, own } = duplicate;
  const { t } = useTranslation("applications");
  if (own) return <OwnNotice name={name} to={own} />;
  return (
    <Callout tone={kind === "similar" ? "info" : "wait"} title={t(`precheck.duplicate.${kind}.title`)}>
      <p>{t(`precheck.duplicate.${kind}.text`, { name })}</p>
      {slug && (
        <p>
          <Link to={`/directory/${slug}`} dir="auto">
            {name}
          </Link>
        </p>
      )}
      {kind !== "similar" && registryId && <AskToBeLetIn registryId={registryId} />}
    </Callout>
  );
}

function OwnNotice({ name, to }: { name: string; to: string }) {
  const { t } = useTranslation("applications");
  return (
    <Callout title={t("precheck.duplicate.own.title")}>
      <p>{t("precheck.duplicate.own.text", { name })}</p>
      <p>
        <Link to={to}>{t("precheck.duplicate.own.open")}</Link>
      </p>
    </Callout>
  );
}

/** Says that others have begun an application of the institution; who asks too often reads that it is not said. */
export function BegunNotice({ begun, registryId }: { begun: Begun; registryId: string | null }) {
  const { t } = useTranslation("applications");
  if (begun === "nothing" || !registryId) return null;
  if (begun === "unsaid") return <p className="small soft">{t("precheck.begun.unsaid")}</p>;
  return (
    <Callout tone="wait" title={t("precheck.begun.title")}>
      <p>{t("precheck.begun.text")}</p>
      <AskToBeLetIn registryId={registryId} />
    </Callout>
  );
}

function AskToBeLetIn({ registryId }: { registryId: string }) {
  const { t } = useTranslation("applications");
  return (
    <p>
      <Link to={`/apply/access?registry=${registryId}`}>{t("precheck.ask")}</Link>
    </p>
  );
}
