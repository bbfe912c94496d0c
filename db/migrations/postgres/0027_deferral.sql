ALTER TABLE "applications" DROP CONSTRAINT "applications_status_check";--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_came_back_check";--> statement-breakpoint
ALTER TABLE "application_recommendations" ADD COLUMN "deferred_until" text collate "C";--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_status_check" CHECK ("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'deferred', 'approved', 'refused', 'withdrawn', 'expired'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_came_back_check" CHECK ("came_back" in ('answered', 'returned', 'deferred', 'conditions_met', 'corrected', 'free'));--> statement-breakpoint
UPDATE "applications" SET "status" = 'deferred', "came_back" = NULL WHERE "status" = 'in_check' AND "came_back" = 'deferred' AND "due_at" > now();
