ALTER TABLE "application_formalities" ADD COLUMN "declined_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_formalities" ADD COLUMN "decline_reason" text collate "C";