CREATE TABLE "conversations_waiting_other" (
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversations_waiting_other_subject_type_subject_id_pk" PRIMARY KEY("subject_type","subject_id")
);
