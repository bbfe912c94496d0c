CREATE TABLE "application_reviews" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"reviewer_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"due_on" text collate "C" NOT NULL,
	"ties" jsonb NOT NULL,
	"ties_reason" text collate "C",
	"assigned_by_id" text collate "C" NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" text collate "C",
	"end_reason" text collate "C",
	"version" bigint NOT NULL,
	"scores" jsonb NOT NULL,
	"comments" jsonb NOT NULL,
	"remark" text collate "C" NOT NULL,
	"given_at" timestamp (3) with time zone,
	"first_scores" jsonb,
	"changed_at" timestamp (3) with time zone,
	CONSTRAINT "application_reviews_state_check" CHECK ("state" in ('asked', 'accepted', 'given', 'declined', 'conflicted', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "application_recommendations" ADD COLUMN "without_reviews" text collate "C";--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_assigned_by_id_users_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_ended_by_id_users_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_reviews_open_unique" ON "application_reviews" USING btree ("application_id","reviewer_id") WHERE state in ('asked', 'accepted', 'given');--> statement-breakpoint
CREATE INDEX "application_reviews_reviewer" ON "application_reviews" USING btree ("reviewer_id","state");--> statement-breakpoint
CREATE INDEX "application_reviews_due" ON "application_reviews" USING btree ("state","due_on");