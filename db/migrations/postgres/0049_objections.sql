CREATE TABLE "membership_objections" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"proposal_id" text collate "C" NOT NULL,
	"objection" text collate "C" NOT NULL,
	"objected_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answer" text collate "C",
	"answered_by_id" text collate "C",
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "object_until" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_objections" ADD CONSTRAINT "membership_objections_proposal_id_membership_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."membership_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_objections" ADD CONSTRAINT "membership_objections_objected_by_id_users_id_fk" FOREIGN KEY ("objected_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_objections" ADD CONSTRAINT "membership_objections_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_objections_proposal_unique" ON "membership_objections" USING btree ("proposal_id");