import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface FollowButtonProps {
  what: "project" | "initiative";
  /** The address of its page, to which whoever signs in first comes back. */
  path: string;
  slug: string;
  isSignedIn: boolean;
  isFollowed: boolean;
  /** Where a project has several pages with the button: the one it stands on, which is led back to. */
  on?: "page" | "activity";
}

/** To be told of what is new in a project or an initiative, or no more. */
export function FollowButton({ what, path, slug, isSignedIn, isFollowed, on }: FollowButtonProps) {
  const { t } = useTranslation("following");
  if (!isSignedIn)
    return (
      <div>
        <LinkButton to={`/login?redirectTo=${encodeURIComponent(path)}`} variant="quiet" size="small">
          {t(`${what}.follow`)}
        </LinkButton>
      </div>
    );
  return (
    <form method="post" action="/following" className="row">
      <OpenedBy />
      <input type="hidden" name="slug" value={slug} />
      {on && <input type="hidden" name="on" value={on} />}
      <Button
        type="submit"
        name="intent"
        value={isFollowed ? `unfollow_${what}` : `follow_${what}`}
        variant="quiet"
        size="small"
      >
        {isFollowed ? t("project.unfollow") : t(`${what}.follow`)}
      </Button>
      {isFollowed && <span className="small soft">{t(`${what}.followed`)}</span>}
    </form>
  );
}
