CREATE TABLE "project_texts" (
	"project_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	CONSTRAINT "project_texts_project_id_kind_locale_pk" PRIMARY KEY("project_id","kind","locale")
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "translated_titles" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "project_texts" ADD CONSTRAINT "project_texts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "project_texts" ("project_id", "kind", "locale", "text")
	SELECT "id", 'title', 'ru', "title_ru" FROM "projects" WHERE "title_ru" <> '';--> statement-breakpoint
INSERT INTO "project_texts" ("project_id", "kind", "locale", "text")
	SELECT "id", 'title', 'kk', "title_kk" FROM "projects" WHERE "title_kk" <> '';--> statement-breakpoint
UPDATE "projects" SET "translated_titles" = (
	SELECT coalesce(jsonb_object_agg(t."locale", t."text"), '{}'::jsonb) FROM "project_texts" t WHERE t."project_id" = "projects"."id" AND t."kind" = 'title'
);--> statement-breakpoint
ALTER TABLE "projects" DROP COLUMN "title_ru";--> statement-breakpoint
ALTER TABLE "projects" DROP COLUMN "title_kk";