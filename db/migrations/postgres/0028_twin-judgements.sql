CREATE TABLE "twin_judgements" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"other_kind" text collate "C" NOT NULL,
	"other_id" text collate "C" NOT NULL,
	"note" text collate "C" NOT NULL,
	"judged_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_by_id" text collate "C",
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "twin_judgements_other_kind_check" CHECK ("other_kind" in ('member', 'application'))
);
--> statement-breakpoint
ALTER TABLE "twin_judgements" ADD CONSTRAINT "twin_judgements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_judgements" ADD CONSTRAINT "twin_judgements_judged_by_id_users_id_fk" FOREIGN KEY ("judged_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_judgements" ADD CONSTRAINT "twin_judgements_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "twin_judgements_application" ON "twin_judgements" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "twin_judgements_other" ON "twin_judgements" USING btree ("other_kind","other_id");