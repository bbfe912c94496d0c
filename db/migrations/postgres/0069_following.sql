CREATE TABLE "followed_members" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"revision" bigint NOT NULL,
	"seen" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "followed_searches" (
	"view_id" text collate "C" PRIMARY KEY NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"revision" bigint NOT NULL,
	"told_version" bigint,
	"told_on" text collate "C" NOT NULL,
	"marks" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "followed_members" ADD CONSTRAINT "followed_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followed_members" ADD CONSTRAINT "followed_members_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followed_searches" ADD CONSTRAINT "followed_searches_view_id_saved_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."saved_views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "followed_members_unique" ON "followed_members" USING btree ("user_id","institution_id");--> statement-breakpoint
CREATE INDEX "followed_members_institution" ON "followed_members" USING btree ("institution_id");