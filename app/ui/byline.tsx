import type { ComponentProps } from "react";
import { Time } from "./time.tsx";

interface BylineProps {
  /** Null or empty where nobody is named: then the time stands alone. */
  by: string | null | undefined;
  at: ComponentProps<typeof Time>;
}

/** Who, and when. */
export function Byline({ by, at }: BylineProps) {
  return (
    <>
      {by && (
        <>
          <bdi>{by}</bdi>,{" "}
        </>
      )}
      <Time {...at} />
    </>
  );
}
