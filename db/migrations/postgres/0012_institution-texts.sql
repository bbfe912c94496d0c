CREATE TABLE "institution_texts" (
	"institution_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	CONSTRAINT "institution_texts_institution_id_kind_locale_pk" PRIMARY KEY("institution_id","kind","locale")
);
--> statement-breakpoint
ALTER TABLE "institutions" ADD COLUMN "translated_names" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "institution_texts" ADD CONSTRAINT "institution_texts_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "institution_texts" ("institution_id", "kind", "locale", "text")
	SELECT "id", 'name', 'ru', "name_ru" FROM "institutions" WHERE "name_ru" <> '';--> statement-breakpoint
INSERT INTO "institution_texts" ("institution_id", "kind", "locale", "text")
	SELECT "id", 'name', 'kk', "name_kk" FROM "institutions" WHERE "name_kk" <> '';--> statement-breakpoint
INSERT INTO "institution_texts" ("institution_id", "kind", "locale", "text")
	SELECT "id", 'profile', 'ru', "profile_ru" FROM "institutions" WHERE "profile_ru" <> '';--> statement-breakpoint
INSERT INTO "institution_texts" ("institution_id", "kind", "locale", "text")
	SELECT "id", 'profile', 'kk', "profile_kk" FROM "institutions" WHERE "profile_kk" <> '';--> statement-breakpoint
UPDATE "institutions" SET "translated_names" = (
	SELECT coalesce(jsonb_object_agg(t."locale", t."text"), '{}'::jsonb) FROM "institution_texts" t WHERE t."institution_id" = "institutions"."id" AND t."kind" = 'name'
);--> statement-breakpoint
ALTER TABLE "institutions" DROP COLUMN "name_ru";--> statement-breakpoint
ALTER TABLE "institutions" DROP COLUMN "name_kk";--> statement-breakpoint
ALTER TABLE "institutions" DROP COLUMN "profile_ru";--> statement-breakpoint
ALTER TABLE "institutions" DROP COLUMN "profile_kk";