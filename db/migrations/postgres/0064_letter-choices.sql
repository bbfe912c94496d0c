CREATE TABLE "letter_choices" (
	"user_id" text collate "C" NOT NULL,
	"letter_group" text collate "C" NOT NULL,
	"pace" text collate "C" NOT NULL,
	"ended_from" text collate "C",
	CONSTRAINT "letter_choices_user_id_letter_group_pk" PRIMARY KEY("user_id","letter_group")
);
--> statement-breakpoint
CREATE TABLE "news" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"letter_group" text collate "C" NOT NULL,
	"dedupe_key" text collate "C" NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"line" text collate "C" NOT NULL,
	"path" text collate "C",
	"is_held" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "ends" text collate "C";--> statement-breakpoint
ALTER TABLE "letter_choices" ADD CONSTRAINT "letter_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "news_dedupe_unique" ON "news" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "news_reader" ON "news" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "news_created" ON "news" USING btree ("created_at");--> statement-breakpoint
INSERT INTO "letter_choices" ("user_id", "letter_group", "pace")
SELECT "users"."id", "chosen"."name", 'never' FROM "users"
CROSS JOIN (SELECT 'institution' AS "name" UNION ALL SELECT 'projects') AS "chosen"
WHERE NOT "users"."gets_news";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "gets_news";