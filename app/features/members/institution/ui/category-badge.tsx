import { Badge } from "#app/ui/badge.tsx";
import type { MembershipCategory } from "#db/vocabulary.ts";

const TONES = { full: "ok", observer: "wait", associate: "info" } as const;

export function CategoryBadge({ code, label }: { code: MembershipCategory; label: string }) {
  return <Badge tone={TONES[code]}>{label}</Badge>;
}
