ALTER TABLE "appeal_findings" ADD COLUMN "languages" jsonb;--> statement-breakpoint
ALTER TABLE "application_amendments" ADD COLUMN "languages" jsonb;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "languages" jsonb;