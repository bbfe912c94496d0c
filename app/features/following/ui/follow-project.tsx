import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface FollowProjectProps {
  slug: string;
  isSignedIn: boolean;
  isFollowed: boolean;
  /** The page it stands on, which is led back to. */
  on: "page" | "activity";
}

/** To be told of what happens in a project, or no more. Whoever is not signed in does so first and comes back. */
export function FollowProject({ slug, isSignedIn, isFollowed, on }: FollowProjectProps) {
  const { t } = useTranslation("following");
  if (!isSignedIn)
    return (
      <div>
        <LinkButton to={`/login?redirectTo=${encodeURIComponent(`/projects/${slug}`)}`} variant="quiet" size="small">
          {t("project.follow")}
        </LinkButton>
      </div>
    );
  return (
    <form method="post" action="/following" className="row">
      <OpenedBy />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="on" value={on} />
      <Button
        type="submit"
        name="intent"
        value={isFollowed ? "unfollow_project" : "follow_project"}
        variant="quiet"
        size="small"
      >
        {t(isFollowed ? "project.unfollow" : "project.follow")}
      </Button>
      {isFollowed && <span className="small soft">{t("project.followed")}</span>}
    </form>
  );
}
