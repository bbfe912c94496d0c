import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/select.tsx";
import type { Locale } from "#db/locales.ts";
import { ONE_LANGUAGE } from "../certificate-languages.ts";

/** In which languages a certificate can be fetched, and what is chosen at first. */
export interface CertificateChoice {
  /** The address of the certificate; its query is kept. */
  to: string;
  languages: { value: Locale; label: string }[];
  first: string;
  second: string;
}

/** The certificate of membership, fetched in one language or in two. */
export function CertificateForm({ choice: { to, languages, first, second } }: { choice: CertificateChoice }) {
  const { t } = useTranslation("members");
  const id = useId();
  const [path = "", query] = to.split("?");
  const none = { value: ONE_LANGUAGE, label: t("certificate.one_language") };
  return (
    <form method="get" action={path} className="stack" aria-label={t("certificate.get")}>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="row">
        <div className="field">
          <label className="field-label" htmlFor={`${id}first`}>
            {t("certificate.first")}
          </label>
          <Select id={`${id}first`} name="first" options={languages} defaultValue={first} />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}second`}>
            {t("certificate.second")}
          </label>
          <Select id={`${id}second`} name="second" options={[none, ...languages]} defaultValue={second} />
        </div>
      </div>
      <div>
        <Button type="submit">{t("certificate.get")}</Button>
      </div>
    </form>
  );
}
