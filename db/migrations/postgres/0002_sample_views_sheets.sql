CREATE TABLE "saved_view" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"query" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "saved_view_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "sheet" text;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "is_sample" boolean DEFAULT false NOT NULL;