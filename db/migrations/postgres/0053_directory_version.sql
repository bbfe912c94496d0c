ALTER TABLE "institutions" ADD COLUMN "directory_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "institutions_directory_version" ON "institutions" USING btree ("directory_version");--> statement-breakpoint
CREATE INDEX "registry_institutions_status" ON "registry_institutions" USING btree ("status");