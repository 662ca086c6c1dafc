CREATE TABLE `api_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`api_key_id` integer NOT NULL,
	`key` text NOT NULL,
	`request_digest` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`api_key_id`) REFERENCES `api_key`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_answer_key` ON `api_answer` (`api_key_id`,`key`);--> statement-breakpoint
CREATE INDEX `api_answer_created` ON `api_answer` (`created_at`);--> statement-breakpoint
CREATE TABLE `api_key` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`digest` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_digest_unique` ON `api_key` (`digest`);--> statement-breakpoint
CREATE TABLE `connector` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`vendor` text NOT NULL,
	`source_id` integer NOT NULL,
	`address` text NOT NULL,
	`credentials` text NOT NULL,
	`cursor` text,
	`every_minutes` integer NOT NULL,
	`next_run_at` integer,
	`paused_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connector_code_unique` ON `connector` (`code`);--> statement-breakpoint
CREATE TABLE `connector_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`connector_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`pages` integer DEFAULT 0 NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`problems` text,
	`error` text,
	FOREIGN KEY (`connector_id`) REFERENCES `connector`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `connector_run_connector` ON `connector_run` (`connector_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `import_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`interaction_id` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_job`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_change_import_interaction` ON `import_change` (`import_id`,`interaction_id`);--> statement-breakpoint
CREATE INDEX `import_change_interaction` ON `import_change` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `saved_mapping` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`columns` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_mapping_code_unique` ON `saved_mapping` (`code`);--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`source_id` integer NOT NULL,
	`scheme` text NOT NULL,
	`mapping_code` text,
	`secrets` text NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_code_unique` ON `webhook` (`code`);--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`webhook_id` integer NOT NULL,
	`key` text,
	`is_test` integer DEFAULT false NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`bytes` integer NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_delivery_key` ON `webhook_delivery` (`webhook_id`,`key`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_received` ON `webhook_delivery` (`webhook_id`,`received_at`);--> statement-breakpoint
ALTER TABLE `contact_volume` ADD `source_id` integer REFERENCES source(id);--> statement-breakpoint
ALTER TABLE `contact_volume` ADD `key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `contact_volume_source_key` ON `contact_volume` (`source_id`,`key`);--> statement-breakpoint
ALTER TABLE `customer` ADD `is_shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `import_job` ADD `mapping` text;--> statement-breakpoint
ALTER TABLE `import_job` ADD `reading` text;--> statement-breakpoint
ALTER TABLE `import_job` ADD `undone_at` integer;--> statement-breakpoint
ALTER TABLE `import_job` ADD `undone` text;