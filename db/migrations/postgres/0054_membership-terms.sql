CREATE TABLE "membership_renewals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"ends_on" text collate "C" NOT NULL,
	"summary" text collate "C" NOT NULL,
	"asked_by_id" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "grace_until" text collate "C";--> statement-breakpoint
ALTER TABLE "membership_renewals" ADD CONSTRAINT "membership_renewals_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_renewals" ADD CONSTRAINT "membership_renewals_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_renewals_unique" ON "membership_renewals" USING btree ("membership_id","ends_on");