ALTER TABLE `institutions` ADD `social_links` text;--> statement-breakpoint
UPDATE `institutions` SET `social_links` = (
	SELECT json_extract(s.`answers`, '$.social_links') FROM `memberships` m
	JOIN `application_sections` s ON s.`application_id` = m.`application_id` AND s.`section` = 'profile'
	WHERE m.`institution_id` = `institutions`.`id` AND json_type(s.`answers`, '$.social_links') = 'array'
);
