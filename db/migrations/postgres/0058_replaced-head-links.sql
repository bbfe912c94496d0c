CREATE TABLE "replaced_head_links" (
	"token_sha256" text collate "C" PRIMARY KEY NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_requests" ADD COLUMN "given_role" text collate "C";--> statement-breakpoint
ALTER TABLE "replaced_head_links" ADD CONSTRAINT "replaced_head_links_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replaced_head_links_request" ON "replaced_head_links" USING btree ("request_id");