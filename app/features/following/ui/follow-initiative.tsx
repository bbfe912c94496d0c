import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface FollowInitiativeProps {
  /** The address of its page. */
  path: string;
  slug: string;
  isSignedIn: boolean;
  isFollowed: boolean;
}

/** To be told of what is new in an initiative, or no more. Whoever is not signed in does so first and comes back. */
export function FollowInitiative({ path, slug, isSignedIn, isFollowed }: FollowInitiativeProps) {
  const { t } = useTranslation("following");
  if (!isSignedIn)
    return (
      <div>
        <LinkButton to={`/login?redirectTo=${encodeURIComponent(path)}`} variant="quiet" size="small">
          {t("initiative.follow")}
        </LinkButton>
      </div>
    );
  return (
    <form method="post" action="/following" className="row">
      <OpenedBy />
      <input type="hidden" name="slug" value={slug} />
      <Button
        type="submit"
        name="intent"
        value={isFollowed ? "unfollow_initiative" : "follow_initiative"}
        variant="quiet"
        size="small"
      >
        {t(isFollowed ? "project.unfollow" : "initiative.follow")}
      </Button>
      {isFollowed && <span className="small soft">{t("initiative.followed")}</span>}
    </form>
  );
}
