ALTER TABLE "council_items" DROP CONSTRAINT "council_items_proposal_check";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "ground" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "reply_until" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "reply" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "replied_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_replied_by_id_users_id_fk" FOREIGN KEY ("replied_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_proposal_check" CHECK ("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse', 'suspend', 'reinstate', 'renew', 'make_full', 'make_observer', 'make_associate', 'terminate', 'adopt'));--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_ground_check" CHECK ("ground" in ('false_information', 'unconfirmed', 'breach', 'other'));