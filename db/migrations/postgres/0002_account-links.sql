CREATE TABLE "main_role_offers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"from_user_id" text collate "C" NOT NULL,
	"to_user_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"outcome" text collate "C",
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "membership_proposals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"proposed_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"outcome" text collate "C",
	"settled_by_id" text collate "C",
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD COLUMN "redirect_to" text collate "C";--> statement-breakpoint
ALTER TABLE "main_role_offers" ADD CONSTRAINT "main_role_offers_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "main_role_offers_institution" ON "main_role_offers" USING btree ("institution_id","created_at");--> statement-breakpoint
CREATE INDEX "main_role_offers_to" ON "main_role_offers" USING btree ("to_user_id");--> statement-breakpoint
CREATE INDEX "membership_proposals_membership" ON "membership_proposals" USING btree ("membership_id","created_at");