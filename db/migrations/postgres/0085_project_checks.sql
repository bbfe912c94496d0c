CREATE TABLE "project_changes" (
	"project_id" text collate "C" PRIMARY KEY NOT NULL,
	"status" text collate "C" NOT NULL,
	"answers" jsonb NOT NULL,
	"handed_in_by_id" text collate "C" NOT NULL,
	"handed_in_at" timestamp (3) with time zone NOT NULL,
	"note" text collate "C",
	"decline_reason" text collate "C",
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "project_changes_status_check" CHECK ("status" in ('waiting', 'returned', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "project_checks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"answers" jsonb NOT NULL,
	"note" text collate "C",
	"decline_reason" text collate "C",
	"checked_by_id" text collate "C" NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "project_checks_outcome_check" CHECK ("outcome" in ('published', 'changes_requested', 'declined', 'looked_at', 'change_published', 'change_returned', 'change_declined'))
);
--> statement-breakpoint
CREATE TABLE "project_editors" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"invited_by_id" text collate "C" NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "project_editors_status_check" CHECK ("status" in ('invited', 'confirmed', 'declined', 'left', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "project_changes" ADD CONSTRAINT "project_changes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_changes" ADD CONSTRAINT "project_changes_handed_in_by_id_users_id_fk" FOREIGN KEY ("handed_in_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_checks" ADD CONSTRAINT "project_checks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_checks" ADD CONSTRAINT "project_checks_checked_by_id_users_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_editors" ADD CONSTRAINT "project_editors_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_editors" ADD CONSTRAINT "project_editors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_editors" ADD CONSTRAINT "project_editors_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_editors" ADD CONSTRAINT "project_editors_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_checks_project" ON "project_checks" USING btree ("project_id","checked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "project_editors_unique" ON "project_editors" USING btree ("project_id","user_id");--> statement-breakpoint
CREATE INDEX "project_editors_user" ON "project_editors" USING btree ("user_id","status");--> statement-breakpoint
CREATE INDEX "project_editors_institution" ON "project_editors" USING btree ("institution_id");