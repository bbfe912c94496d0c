ALTER TABLE "projects" ADD COLUMN "text_language" text collate "C";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "title_original" text collate "C";