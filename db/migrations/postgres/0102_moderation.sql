CREATE TABLE "page_hidings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"result_id" text collate "C",
	"status_before" text collate "C",
	"fault" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"hidden_at" timestamp (3) with time zone NOT NULL,
	"hidden_by_id" text collate "C" NOT NULL,
	"asked_again_at" timestamp (3) with time zone,
	"asked_again_by_id" text collate "C",
	"asked_again" text collate "C",
	"settled_at" timestamp (3) with time zone,
	"settled_by_id" text collate "C",
	"answer" text collate "C",
	"is_put_back" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "page_reports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C",
	"result_id" text collate "C",
	"institution_id" text collate "C",
	"reporter_id" text collate "C",
	"fault" text collate "C" NOT NULL,
	"words" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"open_key" text collate "C",
	"outcome" text collate "C",
	"answer" text collate "C",
	"settled_by_id" text collate "C",
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "page_reports_outcome_check" CHECK ("outcome" in ('no_fault', 'taken_up', 'hidden'))
);
--> statement-breakpoint
ALTER TABLE "projects" DROP CONSTRAINT "projects_status_check";--> statement-breakpoint
ALTER TABLE "project_results" DROP CONSTRAINT "project_results_state_check";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "unesco_file_id" text collate "C";--> statement-breakpoint
ALTER TABLE "page_hidings" ADD CONSTRAINT "page_hidings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hidings" ADD CONSTRAINT "page_hidings_result_id_project_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."project_results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hidings" ADD CONSTRAINT "page_hidings_hidden_by_id_users_id_fk" FOREIGN KEY ("hidden_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hidings" ADD CONSTRAINT "page_hidings_asked_again_by_id_users_id_fk" FOREIGN KEY ("asked_again_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hidings" ADD CONSTRAINT "page_hidings_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_reports" ADD CONSTRAINT "page_reports_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_reports" ADD CONSTRAINT "page_reports_result_id_project_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."project_results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_reports" ADD CONSTRAINT "page_reports_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_reports" ADD CONSTRAINT "page_reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_reports" ADD CONSTRAINT "page_reports_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_hidings_project" ON "page_hidings" USING btree ("project_id","result_id");--> statement-breakpoint
CREATE INDEX "page_hidings_asked" ON "page_hidings" USING btree ("asked_again_at","settled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "page_reports_open" ON "page_reports" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "page_reports_project" ON "page_reports" USING btree ("project_id","result_id");--> statement-breakpoint
CREATE INDEX "page_reports_institution" ON "page_reports" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "page_reports_waiting" ON "page_reports" USING btree ("outcome","id");--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_unesco_file_id_files_id_fk" FOREIGN KEY ("unesco_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_status_check" CHECK ("status" in ('draft', 'submitted', 'changes_requested', 'open', 'closed_to_partners', 'completed', 'archived', 'declined', 'hidden'));--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_state_check" CHECK ("state" in ('draft', 'submitted', 'returned', 'published', 'withdrawn', 'hidden'));