import { classNames } from "./class-names.ts";

interface LogoProps {
  /** Address of the image, under which its sizes stand; without it the first letters of `name` stand in. */
  src?: string | null;
  name: string;
  size?: "normal" | "large";
}

const pixels = { normal: 56, large: 88 };

/** An institution's logo. Decoration: the name always stands beside it. */
export function Logo({ src, name, size = "normal" }: LogoProps) {
  return (
    <span className={classNames("logo", size === "large" && "logo-large")} aria-hidden="true">
      {src ? <Picture src={src} side={pixels[size]} /> : monogram(name)}
    </span>
  );
}

/** On screens of one and of two dots, in the lightest format the browser reads. */
function Picture({ src, side }: { src: string; side: number }) {
  const drawn = (format: string, dots: number) => src.replace("?", `/${side * dots}.${format}?`);
  const srcSet = (format: string) => `${drawn(format, 1)} 1x, ${drawn(format, 2)} 2x`;
  return (
    <picture>
      <source type="image/avif" srcSet={srcSet("avif")} />
      <img src={drawn("webp", 1)} srcSet={srcSet("webp")} alt="" width={side} height={side} loading="lazy" />
    </picture>
  );
}

/** Two letters: of the first two words that begin with a capital, else of the beginning of the name. */
function monogram(name: string) {
  const words = name.split(/[\s\-–«»"“”'’()]+/).filter((word) => /^\p{L}/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  const [first, second] = capitals.length > 1 ? capitals : words;
  const letters = second ? [firstLetter(first), firstLetter(second)] : Array.from(first ?? name).slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}

function firstLetter(word = "") {
  return Array.from(word)[0] ?? "";
}
