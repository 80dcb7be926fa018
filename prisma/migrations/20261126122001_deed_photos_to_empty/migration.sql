-- The hourly look for photos to empty goes network by network: one that keeps its photos is passed over whole.
CREATE INDEX deed_photo_with_content ON deed_photo (network_id, used_at) WHERE used_at IS NOT NULL AND deleted_at IS NULL;
DROP INDEX deed_photo_kept;
