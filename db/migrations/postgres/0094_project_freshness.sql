CREATE TABLE "followed_projects" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"is_on" boolean NOT NULL,
	"pace" text collate "C",
	"parts" text collate "C" NOT NULL,
	"revision" bigint NOT NULL,
	"told_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_visits" (
	"user_id" text collate "C" NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"seen_until" timestamp (3) with time zone,
	CONSTRAINT "project_visits_user_id_project_id_pk" PRIMARY KEY("user_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "project_question_links" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"question_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"token_sha256" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_questions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"occasion" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"answer" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text collate "C",
	CONSTRAINT "project_questions_answer_check" CHECK ("answer" in ('seeking', 'filled', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "news" ADD COLUMN "pace" text collate "C";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "touched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "stale_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "followed_projects" ADD CONSTRAINT "followed_projects_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followed_projects" ADD CONSTRAINT "followed_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_visits" ADD CONSTRAINT "project_visits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_visits" ADD CONSTRAINT "project_visits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_question_links" ADD CONSTRAINT "project_question_links_question_id_project_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."project_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_question_links" ADD CONSTRAINT "project_question_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_questions" ADD CONSTRAINT "project_questions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_questions" ADD CONSTRAINT "project_questions_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "followed_projects_unique" ON "followed_projects" USING btree ("user_id","project_id");--> statement-breakpoint
CREATE INDEX "followed_projects_project" ON "followed_projects" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "project_visits_project" ON "project_visits" USING btree ("project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_question_links_token_unique" ON "project_question_links" USING btree ("token_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "project_question_links_person_unique" ON "project_question_links" USING btree ("question_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_questions_unique" ON "project_questions" USING btree ("project_id","occasion","period");--> statement-breakpoint
CREATE INDEX "project_questions_asked" ON "project_questions" USING btree ("project_id","asked_at");