import { useId } from "react";
import { classNames } from "./class-names.ts";

// The eight-point star of two turned squares, circumradius 50, as it stands in the star-and-cross tiling.
const khatam =
  "M0-50 14.64-35.36 35.36-35.36 35.36-14.64 50 0 35.36 14.64 35.36 35.36 14.64 35.36 0 50-14.64 35.36-35.36 35.36-35.36 14.64-50 0-35.36-14.64-35.36-35.36-14.64-35.36Z";

/** The mark of the association: a girih star. Decoration only, hidden from assistive technology. */
export function StarMark({ className }: { className?: string }) {
  return (
    <svg className={classNames("star", className)} viewBox="-54 -54 108 108" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeLinejoin="round">
        <path d={khatam} strokeWidth="4" />
        <path d={khatam} strokeWidth="6" transform="rotate(22.5) scale(0.58)" />
        <path d={khatam} strokeWidth="9" transform="scale(0.3)" />
      </g>
    </svg>
  );
}

/** The star-and-cross tiling behind a hero; its place and strength come from the style sheet. */
export function StarPattern() {
  const id = useId();
  return (
    <svg className="star-pattern" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="112" height="112" patternUnits="userSpaceOnUse">
          <g transform="translate(56 56) scale(1.12)" fill="none" stroke="currentColor">
            <path d={khatam} strokeWidth="1" />
            <path d={khatam} strokeWidth="0.8" transform="rotate(22.5) scale(0.58)" />
            <path d={khatam} strokeWidth="1.6" transform="scale(0.28)" className="star-knot" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
