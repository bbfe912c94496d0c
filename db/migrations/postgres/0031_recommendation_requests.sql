CREATE TABLE "recommendation_requests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"token_sha256" text collate "C" NOT NULL,
	"recommender" text collate "C" NOT NULL,
	"office" text collate "C" NOT NULL,
	"institution_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"asked_by_id" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"reminders_sent" bigint NOT NULL,
	"reminders_by_hand" bigint NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"answer" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone,
	"words" text collate "C",
	"signed_name" text collate "C",
	"signed_position" text collate "C",
	"tie" text collate "C",
	"may_show" boolean,
	"decline_reason" text collate "C",
	"cancelled_at" timestamp (3) with time zone,
	CONSTRAINT "recommendation_requests_answer_check" CHECK ("answer" in ('given', 'declined'))
);
--> statement-breakpoint
ALTER TABLE "recommendation_requests" ADD CONSTRAINT "recommendation_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_requests" ADD CONSTRAINT "recommendation_requests_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_requests" ADD CONSTRAINT "recommendation_requests_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recommendation_requests_token_unique" ON "recommendation_requests" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "recommendation_requests_application" ON "recommendation_requests" USING btree ("application_id");