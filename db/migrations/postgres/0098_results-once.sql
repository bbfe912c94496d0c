ALTER TABLE "project_results" ADD COLUMN "form_key" text collate "C";--> statement-breakpoint
CREATE UNIQUE INDEX "project_results_form" ON "project_results" USING btree ("created_by_id","form_key");