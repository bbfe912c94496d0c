CREATE TABLE "project_member_texts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"search" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "decline_reason" text collate "C";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "form_read" jsonb;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "form_key" text collate "C";--> statement-breakpoint
ALTER TABLE "project_member_texts" ADD CONSTRAINT "project_member_texts_id_projects_id_fk" FOREIGN KEY ("id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "projects_form_key_unique" ON "projects" USING btree ("lead_user_id","form_key");