DROP INDEX "application_decisions_recommendation_unique";--> statement-breakpoint
DROP INDEX "information_requests_round_unique";--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "held_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "taken_back_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "taken_back_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "corrected_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "corrected_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "correction_reason" text collate "C";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "came_back" text collate "C";--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD COLUMN "undone_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD COLUMN "undone_reason" text collate "C";--> statement-breakpoint
ALTER TABLE "information_requests" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "information_requests" ADD COLUMN "taken_back_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "application_decisions_standing_unique" ON "application_decisions" USING btree ("recommendation_id") WHERE taken_back_at is null;--> statement-breakpoint
CREATE INDEX "application_decisions_held" ON "application_decisions" USING btree ("held_until");--> statement-breakpoint
CREATE UNIQUE INDEX "information_requests_standing_unique" ON "information_requests" USING btree ("application_id","round") WHERE taken_back_at is null;