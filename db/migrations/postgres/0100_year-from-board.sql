ALTER TABLE "membership_years" ADD COLUMN "taken" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "progress_notes" ADD COLUMN "corrected_at" timestamp (3) with time zone;