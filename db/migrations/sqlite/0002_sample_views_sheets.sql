CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`path` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_code_unique` ON `saved_view` (`code`);--> statement-breakpoint
ALTER TABLE `import_job` ADD `sheet` text;--> statement-breakpoint
ALTER TABLE `source` ADD `is_sample` integer DEFAULT false NOT NULL;