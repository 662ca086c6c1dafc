CREATE TABLE `baseline_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`failure_id` integer NOT NULL,
	`day` integer NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `baseline_change_failure` ON `baseline_change` (`failure_id`);--> statement-breakpoint
CREATE TABLE `decision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`meeting_id` integer,
	`failure_id` integer,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`team_id` integer,
	`due_day` integer,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_failure` ON `decision` (`failure_id`);--> statement-breakpoint
CREATE INDEX `decision_meeting` ON `decision` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `failure_activity` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`failure_id` integer NOT NULL,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`detail` text,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `failure_activity_failure` ON `failure_activity` (`failure_id`,`at`);--> statement-breakpoint
CREATE TABLE `fix` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`failure_id` integer NOT NULL,
	`title` text NOT NULL,
	`procedure_version_id` integer,
	`effective_at` integer NOT NULL,
	`effective_day` integer,
	`teams` text,
	`target_ratio` real NOT NULL,
	`baseline_days` integer NOT NULL,
	`window_days` integer NOT NULL,
	`never_count` integer,
	`criterion_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`procedure_version_id`) REFERENCES `procedure_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fix_code_unique` ON `fix` (`code`);--> statement-breakpoint
CREATE INDEX `fix_failure` ON `fix` (`failure_id`);--> statement-breakpoint
CREATE TABLE `link_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`failure_id` integer NOT NULL,
	`cause_id` integer,
	`product_id` integer,
	`words` text,
	`from_at` integer,
	`seen_id` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_rule_failure` ON `link_rule` (`failure_id`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`day` integer NOT NULL,
	`as_of` integer NOT NULL,
	`agenda` text NOT NULL,
	`digest` text NOT NULL,
	`notes` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_code_unique` ON `meeting` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_day_unique` ON `meeting` (`day`);--> statement-breakpoint
CREATE TABLE `need_group` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`words` text NOT NULL,
	`interactions` integer NOT NULL,
	`customers` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`example_id` integer,
	`found_at` integer NOT NULL,
	`dismissed_at` integer,
	FOREIGN KEY (`example_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `need_group_code_unique` ON `need_group` (`code`);--> statement-breakpoint
CREATE TABLE `need_group_member` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`interaction_id` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `need_group`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `need_group_member_group` ON `need_group_member` (`group_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `need_group_member_interaction` ON `need_group_member` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `ownership_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`position` integer NOT NULL,
	`procedure_id` integer,
	`product_id` integer,
	`team_id` integer,
	`production_team_id` integer,
	`support_team_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`production_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`support_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `refused_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`failure_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refused_link_pair` ON `refused_link` (`interaction_id`,`failure_id`);--> statement-breakpoint
CREATE INDEX `refused_link_failure` ON `refused_link` (`failure_id`);--> statement-breakpoint
ALTER TABLE `failure` ADD `split_from_id` integer;--> statement-breakpoint
ALTER TABLE `failure` ADD `archive` text;--> statement-breakpoint
ALTER TABLE `failure` ADD `severity` integer;--> statement-breakpoint
ALTER TABLE `failure` ADD `occurrence` integer;--> statement-breakpoint
ALTER TABLE `failure` ADD `detection` integer;--> statement-breakpoint
CREATE INDEX `failure_merged_into` ON `failure` (`merged_into_id`);--> statement-breakpoint
ALTER TABLE `interaction_failure` ADD `origin` text DEFAULT 'import' NOT NULL;--> statement-breakpoint
ALTER TABLE `interaction_failure` ADD `link_rule_id` integer REFERENCES link_rule(id);--> statement-breakpoint
ALTER TABLE `interaction_failure` ADD `linked_at` integer;--> statement-breakpoint
ALTER TABLE `procedure` ADD `document_url` text;--> statement-breakpoint
ALTER TABLE `procedure` ADD `eligible` text;--> statement-breakpoint
ALTER TABLE `procedure` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `procedure_version` ADD `document_url` text;--> statement-breakpoint
ALTER TABLE `team` ADD `is_system` integer DEFAULT false NOT NULL;