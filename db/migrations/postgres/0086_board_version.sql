ALTER TABLE "projects" ADD COLUMN "board_version" bigint;--> statement-breakpoint
CREATE INDEX "projects_board_version" ON "projects" USING btree ("board_version");