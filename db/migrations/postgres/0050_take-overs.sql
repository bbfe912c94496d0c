CREATE TABLE "take_over_checks" (
	"request_id" text collate "C" PRIMARY KEY NOT NULL,
	"position" text collate "C" NOT NULL,
	"head_email" text collate "C",
	"head_locale" text collate "C",
	"token_sha256" text collate "C",
	"times_sent" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"answer" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"signed_name" text collate "C",
	"words" text collate "C",
	CONSTRAINT "take_over_checks_answer_check" CHECK ("answer" in ('confirmed', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "take_over_told" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"is_former" boolean NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"objected_at" timestamp (3) with time zone,
	"objection" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "take_over_checks" ADD CONSTRAINT "take_over_checks_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_over_told" ADD CONSTRAINT "take_over_told_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_over_told" ADD CONSTRAINT "take_over_told_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "take_over_checks_token_unique" ON "take_over_checks" USING btree ("token_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "take_over_told_unique" ON "take_over_told" USING btree ("request_id","user_id");--> statement-breakpoint
CREATE INDEX "take_over_told_user" ON "take_over_told" USING btree ("user_id");