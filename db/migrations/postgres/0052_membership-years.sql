CREATE TABLE "membership_reminders" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"occasion" text collate "C" NOT NULL,
	"round" text collate "C" NOT NULL,
	"told_on" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership_years" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"year" bigint NOT NULL,
	"activities" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by_id" text collate "C",
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "membership_reminders" ADD CONSTRAINT "membership_reminders_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_years" ADD CONSTRAINT "membership_years_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_years" ADD CONSTRAINT "membership_years_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_reminders_unique" ON "membership_reminders" USING btree ("membership_id","occasion","round");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_years_unique" ON "membership_years" USING btree ("membership_id","year");--> statement-breakpoint
CREATE INDEX "membership_years_year" ON "membership_years" USING btree ("year","confirmed_at");