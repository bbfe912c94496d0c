ALTER TABLE "application_formalities" ADD COLUMN "sheet_accepted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_formalities" ADD COLUMN "sheet_refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_formalities" ADD COLUMN "sheet_refusal" text collate "C";