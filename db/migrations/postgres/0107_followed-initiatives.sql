CREATE TABLE "followed_initiatives" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"initiative_id" text collate "C" NOT NULL,
	"is_on" boolean NOT NULL,
	"pace" text collate "C",
	"parts" text collate "C" NOT NULL,
	"revision" bigint NOT NULL,
	"told_until" timestamp (3) with time zone NOT NULL,
	"marks" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "followed_initiatives" ADD CONSTRAINT "followed_initiatives_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followed_initiatives" ADD CONSTRAINT "followed_initiatives_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "followed_initiatives_unique" ON "followed_initiatives" USING btree ("user_id","initiative_id");--> statement-breakpoint
CREATE INDEX "followed_initiatives_initiative" ON "followed_initiatives" USING btree ("initiative_id");