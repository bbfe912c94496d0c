CREATE TABLE "membership_withdrawals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"letter_file_id" text collate "C" NOT NULL,
	"ends" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"last_day" text collate "C",
	"asked_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_by_id" text collate "C",
	"acknowledged_at" timestamp (3) with time zone,
	"outcome" text collate "C",
	"settled_by_id" text collate "C",
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "membership_withdrawals_ends_check" CHECK ("ends" in ('year_end', 'at_once')),
	CONSTRAINT "membership_withdrawals_outcome_check" CHECK ("outcome" in ('taken_back', 'in_effect'))
);
--> statement-breakpoint
ALTER TABLE "membership_withdrawals" ADD CONSTRAINT "membership_withdrawals_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_withdrawals" ADD CONSTRAINT "membership_withdrawals_letter_file_id_files_id_fk" FOREIGN KEY ("letter_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_withdrawals" ADD CONSTRAINT "membership_withdrawals_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_withdrawals" ADD CONSTRAINT "membership_withdrawals_acknowledged_by_id_users_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_withdrawals" ADD CONSTRAINT "membership_withdrawals_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "membership_withdrawals_membership" ON "membership_withdrawals" USING btree ("membership_id","created_at");