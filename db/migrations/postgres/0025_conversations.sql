CREATE TABLE "conversation_files" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"message_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_marks" (
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"read_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"held_at" timestamp (3) with time zone,
	CONSTRAINT "conversation_marks_subject_type_subject_id_user_id_pk" PRIMARY KEY("subject_type","subject_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "conversation_messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"is_from_secretariat" boolean NOT NULL,
	"body" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations_waiting" (
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversations_waiting_subject_type_subject_id_pk" PRIMARY KEY("subject_type","subject_id")
);
--> statement-breakpoint
INSERT INTO "conversation_messages" ("id", "subject_type", "subject_id", "author_id", "is_from_secretariat", "body", "created_at")
	SELECT "id", 'application', "application_id", "author_id", NOT "is_from_applicant", "body", "created_at" FROM "application_messages";--> statement-breakpoint
INSERT INTO "conversation_marks" ("subject_type", "subject_id", "user_id", "read_at")
	SELECT 'application', m."application_id", g."user_id", max(m."created_at") FROM "application_messages" m
	JOIN "grants" g ON g."revoked_at" IS NULL AND (g."application_id" = m."application_id" OR g."role" IN ('coordinator', 'council', 'chair'))
	GROUP BY m."application_id", g."user_id";--> statement-breakpoint
INSERT INTO "conversations_waiting" ("subject_type", "subject_id", "since")
	SELECT 'application', m."application_id", min(m."created_at") FROM "application_messages" m
	JOIN "applications" a ON a."id" = m."application_id"
	WHERE m."is_from_applicant" AND a."status" NOT IN ('approved', 'refused', 'withdrawn', 'expired')
	AND NOT EXISTS (SELECT 1 FROM "application_messages" n WHERE n."application_id" = m."application_id" AND NOT n."is_from_applicant" AND n."id" > m."id")
	AND NOT EXISTS (SELECT 1 FROM "information_requests" r WHERE r."application_id" = m."application_id" AND r."answered_at" = m."created_at")
	GROUP BY m."application_id";--> statement-breakpoint
ALTER TABLE "application_messages" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "application_messages" CASCADE;--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_purpose_check";--> statement-breakpoint
ALTER TABLE "conversation_files" ADD CONSTRAINT "conversation_files_message_id_conversation_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."conversation_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_files" ADD CONSTRAINT "conversation_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_marks" ADD CONSTRAINT "conversation_marks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_messages" ADD CONSTRAINT "conversation_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversation_files_message" ON "conversation_files" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "conversation_marks_held" ON "conversation_marks" USING btree ("held_at") WHERE held_at is not null;--> statement-breakpoint
CREATE INDEX "conversation_messages_subject" ON "conversation_messages" USING btree ("subject_type","subject_id","created_at");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_purpose_check" CHECK ("purpose" in ('document', 'logo', 'application_copy', 'message'));