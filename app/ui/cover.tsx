import { useTranslation } from "react-i18next";

export interface CoverView {
  sources: { type: string; srcSet: string }[];
  /** For browsers that read none of them. */
  src: string;
  width: number;
  height: number;
  alt: string;
  lang: string;
  credit: string;
  licence: { text: string; href: string | null };
}

interface CoverProps {
  cover: CoverView;
  /** It does not stand at the head of its page, and is loaded when somebody comes near. */
  isBelow?: boolean;
}

const SIZES = "(min-width: 75rem) 72rem, 100vw";

/** A wide picture with whose it is and what others may do with it. Its room is kept before it comes. */
export function Cover({ cover, isBelow = false }: CoverProps) {
  const { t } = useTranslation("common");
  const { sources, src, width, height, alt, lang, credit, licence } = cover;
  return (
    <figure className="cover">
      <picture>
        {sources.map((source) => (
          <source key={source.type} {...source} sizes={SIZES} />
        ))}
        <img {...{ src, width, height, alt, lang }} loading={isBelow ? "lazy" : undefined} />
      </picture>
      <figcaption className="small soft">
        {t("cover.credit")} <bdi>{credit}</bdi> ·{" "}
        {licence.href ? (
          <a href={licence.href} rel="license noopener">
            {licence.text}
          </a>
        ) : (
          licence.text
        )}
      </figcaption>
    </figure>
  );
}
