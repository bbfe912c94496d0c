ALTER TABLE "council_ballots" DROP CONSTRAINT "council_ballots_bar_check";--> statement-breakpoint
ALTER TABLE "council_items" DROP CONSTRAINT "council_items_subject_type_check";--> statement-breakpoint
ALTER TABLE "council_items" DROP CONSTRAINT "council_items_proposal_check";--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD COLUMN "ballot" jsonb;--> statement-breakpoint
ALTER TABLE "council_ballots" ADD CONSTRAINT "council_ballots_bar_check" CHECK ("bar" in ('conflict', 'recommended', 'proposed', 'reviewed'));--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_subject_type_check" CHECK ("subject_type" in ('application', 'membership', 'rule'));--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_proposal_check" CHECK ("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse', 'suspend', 'reinstate', 'renew', 'adopt'));