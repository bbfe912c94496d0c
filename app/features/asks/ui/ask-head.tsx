import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Time } from "#app/ui/time.tsx";
import type { AskHead, NamedMember } from "../asks-model.ts";

/** A member with its country; a link where its page is to be seen. */
export function Named({ name, to, country }: NamedMember) {
  return (
    <>
      <InstitutionName {...name} {...(to !== null && { to })} isInline />, {country}
    </>
  );
}

/** What is asked, by whom, and until when. */
export function AskSummary({ head }: { head: AskHead }) {
  const { t } = useTranslation("asks");
  const { sentence, language, writtenIn, kind, state, institution, person, ending } = head;
  return (
    <>
      <Card as="div" isQuiet>
        <p className="lead" lang={language} dir="auto">
          {sentence}
        </p>
      </Card>
      <p className="cluster">
        <Badge tone={state.tone}>{state.label}</Badge>
        <span className="soft">{state.explain}</span>
      </p>
      <Facts
        items={[
          { term: t("fact.kind"), value: kind },
          { term: t("fact.institution"), value: <Named {...institution} /> },
          { term: t("fact.person"), value: <bdi>{person}</bdi> },
          { term: t("fact.language"), value: writtenIn },
          ...(ending ? [{ term: t(`fact.${ending.kind}`), value: <Time {...ending.at} /> }] : []),
        ]}
      />
    </>
  );
}

/** Why a member is asked. */
export function Why({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <p className="small">
      <b>{label}</b> {lines.join("; ")}
      {"."}
    </p>
  );
}
