ALTER TABLE "council_items" DROP CONSTRAINT "council_items_proposal_check";--> statement-breakpoint
ALTER TABLE "membership_changes" ADD COLUMN "category" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "category" text collate "C";--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_proposal_check" CHECK ("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse', 'suspend', 'reinstate', 'renew', 'make_full', 'make_observer', 'make_associate', 'adopt'));--> statement-breakpoint
ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_category_check" CHECK ("category" in ('full', 'observer', 'associate'));--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_category_check" CHECK ("category" in ('full', 'observer', 'associate'));