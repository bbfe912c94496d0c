CREATE TABLE "archived_votes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"votes" text collate "C" NOT NULL,
	CONSTRAINT "archived_votes_kind_check" CHECK ("kind" in ('meeting', 'written'))
);
--> statement-breakpoint
CREATE INDEX "archived_votes_starts" ON "archived_votes" USING btree ("starts_at");