CREATE TABLE "prospect_letter_marks" (
	"token_sha256" text collate "C" NOT NULL,
	"mark_sha256" text collate "C" NOT NULL,
	"mark_of" text collate "C" NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prospect_letter_marks_token_sha256_mark_sha256_pk" PRIMARY KEY("token_sha256","mark_sha256"),
	CONSTRAINT "prospect_letter_marks_mark_of_check" CHECK ("mark_of" in ('address', 'university'))
);
--> statement-breakpoint
CREATE TABLE "silenced_universities" (
	"mark_sha256" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "prospect_letter_marks_mark" ON "prospect_letter_marks" USING btree ("mark_sha256","sent_at");