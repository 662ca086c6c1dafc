ALTER TABLE "import_job" ADD COLUMN "header" text;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "interactions" integer;