const shapes = {
  info: "M8 7v4.5M8 4.5v.5",
  check: "m4 8.5 2.75 2.75L12 5.5",
  clock: "M8 4v4l2.5 2",
  cross: "m5 5 6 6m0-6-6 6",
  warning: "M8 4.5v4.25M8 11v.5",
  dash: "M5 8h6",
} as const;

const frames = {
  circle: "M8 1.25a6.75 6.75 0 1 1 0 13.5 6.75 6.75 0 0 1 0-13.5Z",
  diamond: "M8 .9 15.1 8 8 15.1.9 8Z",
} as const;

export type IconName = "info" | "ok" | "wait" | "bad" | "neutral" | "remove";

const drawings: Record<IconName, string> = {
  info: `${frames.circle}${shapes.info}`,
  ok: `${frames.circle}${shapes.check}`,
  wait: `${frames.circle}${shapes.clock}`,
  bad: `${frames.diamond}${shapes.warning}`,
  neutral: `${frames.circle}${shapes.dash}`,
  remove: shapes.cross,
};

/** A small drawing that says by shape what the tone beside it says by colour; words always stand next to it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
