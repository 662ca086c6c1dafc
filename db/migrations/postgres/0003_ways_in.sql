CREATE TABLE "api_answer" (
	"id" serial PRIMARY KEY NOT NULL,
	"api_key_id" integer NOT NULL,
	"key" text NOT NULL,
	"request_digest" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"digest" text NOT NULL,
	"scopes" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "api_key_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "connector" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"vendor" text NOT NULL,
	"source_id" integer NOT NULL,
	"address" text NOT NULL,
	"credentials" text NOT NULL,
	"cursor" text,
	"every_minutes" integer NOT NULL,
	"next_run_at" bigint,
	"paused_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "connector_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "connector_run" (
	"id" serial PRIMARY KEY NOT NULL,
	"connector_id" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"pages" integer DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"problems" text,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "import_change" (
	"id" serial PRIMARY KEY NOT NULL,
	"import_id" integer NOT NULL,
	"interaction_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_mapping" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"definition" text NOT NULL,
	"columns" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"last_used_at" bigint,
	CONSTRAINT "saved_mapping_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"source_id" integer NOT NULL,
	"scheme" text NOT NULL,
	"mapping_code" text,
	"secrets" text NOT NULL,
	"created_at" bigint NOT NULL,
	"paused_at" bigint,
	CONSTRAINT "webhook_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" serial PRIMARY KEY NOT NULL,
	"webhook_id" integer NOT NULL,
	"key" text,
	"is_test" boolean DEFAULT false NOT NULL,
	"status" integer NOT NULL,
	"answer" text NOT NULL,
	"bytes" integer NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"received_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact_volume" ADD COLUMN "source_id" integer;--> statement-breakpoint
ALTER TABLE "contact_volume" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "mapping" text;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "reading" text;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "undone_at" bigint;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "undone" text;--> statement-breakpoint
ALTER TABLE "api_answer" ADD CONSTRAINT "api_answer_api_key_id_api_key_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_key"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector" ADD CONSTRAINT "connector_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector_run" ADD CONSTRAINT "connector_run_connector_id_connector_id_fk" FOREIGN KEY ("connector_id") REFERENCES "public"."connector"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_import_id_import_job_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_job"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_answer_key" ON "api_answer" USING btree ("api_key_id","key");--> statement-breakpoint
CREATE INDEX "api_answer_created" ON "api_answer" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "connector_run_connector" ON "connector_run" USING btree ("connector_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_change_import_interaction" ON "import_change" USING btree ("import_id","interaction_id");--> statement-breakpoint
CREATE INDEX "import_change_interaction" ON "import_change" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_delivery_key" ON "webhook_delivery" USING btree ("webhook_id","key");--> statement-breakpoint
CREATE INDEX "webhook_delivery_received" ON "webhook_delivery" USING btree ("webhook_id","received_at");--> statement-breakpoint
ALTER TABLE "contact_volume" ADD CONSTRAINT "contact_volume_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_volume_source_key" ON "contact_volume" USING btree ("source_id","key");