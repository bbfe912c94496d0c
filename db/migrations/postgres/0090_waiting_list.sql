ALTER TABLE "project_interests" DROP CONSTRAINT "project_interests_status_check";--> statement-breakpoint
ALTER TABLE "project_partners" DROP CONSTRAINT "project_partners_status_check";--> statement-breakpoint
DROP INDEX "project_interests_open_unique";--> statement-breakpoint
ALTER TABLE "project_interests" ADD COLUMN "reminded_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "invited_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "message" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "answer_by" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "decline_reason" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "decline_note" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "project_interests_open_unique" ON "project_interests" USING btree ("need_id","project_id","institution_id") WHERE status in ('sent', 'waiting_list');--> statement-breakpoint
ALTER TABLE "project_interests" ADD CONSTRAINT "project_interests_status_check" CHECK ("status" in ('sent', 'waiting_list', 'accepted', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_status_check" CHECK ("status" in ('invited', 'confirmed', 'declined', 'left', 'cancelled', 'removed', 'lapsed'));