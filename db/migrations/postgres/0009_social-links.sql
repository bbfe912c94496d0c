ALTER TABLE "institutions" ADD COLUMN "social_links" jsonb;--> statement-breakpoint
UPDATE "institutions" SET "social_links" = (
	SELECT s."answers" -> 'social_links' FROM "memberships" m
	JOIN "application_sections" s ON s."application_id" = m."application_id" AND s."section" = 'profile'
	WHERE m."institution_id" = "institutions"."id" AND jsonb_typeof(s."answers" -> 'social_links') = 'array'
);
