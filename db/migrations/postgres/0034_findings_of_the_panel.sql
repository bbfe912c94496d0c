CREATE TABLE "appeal_findings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"appeal_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"reasons" text collate "C" NOT NULL,
	"letters" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"proposed_at" timestamp (3) with time zone,
	CONSTRAINT "appeal_findings_outcome_check" CHECK ("outcome" in ('dismiss', 'allow'))
);
--> statement-breakpoint
ALTER TABLE "appeal_votes" DROP CONSTRAINT "appeal_votes_outcome_check";--> statement-breakpoint
INSERT INTO "appeal_findings"("id", "appeal_id", "author_id", "outcome", "reasons", "letters", "updated_at", "proposed_at")
	select "appeal_id" || ':' || "outcome", "appeal_id", "user_id", "outcome", "reasons", '{}'::jsonb, "cast_at", "cast_at" from "appeal_votes" as "one"
	where not exists (select 1 from "appeal_votes" as "other" where "other"."appeal_id" = "one"."appeal_id" and "other"."outcome" = "one"."outcome"
		and ("other"."cast_at" < "one"."cast_at" or ("other"."cast_at" = "one"."cast_at" and "other"."user_id" < "one"."user_id")));--> statement-breakpoint
ALTER TABLE "appeal_votes" ADD COLUMN "finding_id" text collate "C";--> statement-breakpoint
UPDATE "appeal_votes" SET "finding_id" = "appeal_id" || ':' || "outcome";--> statement-breakpoint
ALTER TABLE "appeal_votes" ALTER COLUMN "finding_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal_findings" ADD CONSTRAINT "appeal_findings_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_findings" ADD CONSTRAINT "appeal_findings_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_findings_draft_unique" ON "appeal_findings" USING btree ("appeal_id","author_id") WHERE proposed_at is null;--> statement-breakpoint
CREATE INDEX "appeal_findings_appeal" ON "appeal_findings" USING btree ("appeal_id");--> statement-breakpoint
ALTER TABLE "appeal_votes" ADD CONSTRAINT "appeal_votes_finding_id_appeal_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."appeal_findings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_votes" DROP COLUMN "outcome";--> statement-breakpoint
ALTER TABLE "appeal_votes" DROP COLUMN "reasons";