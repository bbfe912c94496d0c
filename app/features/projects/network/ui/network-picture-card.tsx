import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NetworkFigure } from "./network-figure.tsx";
import type { NetworkPicture } from "./network-model.ts";

/** The picture with the regions in it and how it is read. */
export function NetworkPictureCard({ picture }: { picture: NetworkPicture }) {
  const { t } = useTranslation("projects");
  return (
    <figure className="stack stack-tight">
      <NetworkFigure picture={picture} label={t("network.label")} />
      <figcaption className="stack stack-tight small soft">
        <ul className="network-regions" aria-label={t("network.regions")}>
          {picture.regions.map(({ letter, name, tone, to, count }) => (
            <li key={letter}>
              <Link className="pill" to={to}>
                <span className={`network-mark network-tone-${tone}`} aria-hidden="true">
                  {letter}
                </span>
                {name} <span className="count">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
        <span>
          {t("network.legend")} {picture.hasOutside && t("network.outside")}
        </span>
      </figcaption>
    </figure>
  );
}
