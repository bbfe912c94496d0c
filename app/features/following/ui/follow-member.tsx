import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface FollowMemberProps {
  slug: string;
  isSignedIn: boolean;
  isFollowed: boolean;
  /** Nobody follows the own institution, or one that is not in the directory. */
  isShown: boolean;
}

/** On the page of a member: to be told of its changes. Whoever is not signed in does so first and comes back. */
export function FollowMember({ slug, isSignedIn, isFollowed, isShown }: FollowMemberProps) {
  const { t } = useTranslation("following");
  if (!isShown && !isFollowed) return null;
  if (!isSignedIn)
    return (
      <LinkButton to={`/login?redirectTo=${encodeURIComponent(`/directory/${slug}`)}`} variant="quiet">
        {t("member.follow")}
      </LinkButton>
    );
  return (
    <form method="post" action="/following">
      <OpenedBy />
      <input type="hidden" name="slug" value={slug} />
      <Button type="submit" name="intent" value={isFollowed ? "unfollow" : "follow"} variant="quiet">
        {t(isFollowed ? "member.unfollow" : "member.follow")}
      </Button>
    </form>
  );
}
