CREATE TABLE "member_merges" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"merged_id" text collate "C" NOT NULL,
	"remaining_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"holds_from" text collate "C" NOT NULL,
	"taken" jsonb NOT NULL,
	"asked_by_id" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"outcome" text collate "C",
	"settled_by_id" text collate "C",
	"declined_for" text collate "C",
	"settled_at" timestamp (3) with time zone,
	"status_before" text collate "C",
	"undone_by_id" text collate "C",
	"undone_for" text collate "C",
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "member_merges_outcome_check" CHECK ("outcome" in ('confirmed', 'declined', 'taken_back')),
	CONSTRAINT "member_merges_status_before_check" CHECK ("status_before" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged'))
);
--> statement-breakpoint
CREATE TABLE "member_pairs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"one_id" text collate "C" NOT NULL,
	"other_id" text collate "C" NOT NULL,
	"note" text collate "C" NOT NULL,
	"judged_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merge_moves" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"merge_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"object_id" text collate "C" NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"undone" text collate "C",
	CONSTRAINT "merge_moves_undone_check" CHECK ("undone" in ('given_back', 'kept'))
);
--> statement-breakpoint
ALTER TABLE "membership_changes" DROP CONSTRAINT "membership_changes_status_check";--> statement-breakpoint
ALTER TABLE "membership_proposals" DROP CONSTRAINT "membership_proposals_status_check";--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_status_check";--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_merged_id_institutions_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_remaining_id_institutions_id_fk" FOREIGN KEY ("remaining_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_pairs" ADD CONSTRAINT "member_pairs_one_id_institutions_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_pairs" ADD CONSTRAINT "member_pairs_other_id_institutions_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_pairs" ADD CONSTRAINT "member_pairs_judged_by_id_users_id_fk" FOREIGN KEY ("judged_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_moves" ADD CONSTRAINT "merge_moves_merge_id_member_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."member_merges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_merges_merged" ON "member_merges" USING btree ("merged_id","outcome");--> statement-breakpoint
CREATE INDEX "member_merges_remaining" ON "member_merges" USING btree ("remaining_id","outcome");--> statement-breakpoint
CREATE UNIQUE INDEX "member_merges_open_unique" ON "member_merges" USING btree ("merged_id") WHERE outcome is null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_pairs_unique" ON "member_pairs" USING btree ("one_id","other_id");--> statement-breakpoint
CREATE INDEX "member_pairs_other" ON "member_pairs" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "merge_moves_merge" ON "merge_moves" USING btree ("merge_id");--> statement-breakpoint
ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_status_check" CHECK ("status" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged'));--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_status_check" CHECK ("status" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged'));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_status_check" CHECK ("status" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged'));