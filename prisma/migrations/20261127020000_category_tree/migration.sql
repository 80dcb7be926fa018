-- Kinds of shops become a tree of at most three levels.
--
-- The depth is a column, and a child points at its parent together with the parent's depth: one less than its own. So no
-- two coordinators at once can hang two branches below one another (a circle would need a depth below itself), and no
-- branch grows deeper than CHECK (depth BETWEEN 1 AND 3). The key is deferred because a branch moves row by row.
-- A kind that a shop has cannot vanish: merchant's foreign key keeps it. It can be merged into another.
ALTER TABLE merchant_category
  ADD COLUMN parent_code text,
  ADD COLUMN depth smallint NOT NULL DEFAULT 1 CHECK (depth BETWEEN 1 AND 3),
  ADD COLUMN parent_depth smallint GENERATED ALWAYS AS (CASE WHEN parent_code IS NOT NULL THEN depth - 1 END) STORED,
  ADD CONSTRAINT merchant_category_at_depth UNIQUE (network_id, code, depth),
  ADD CONSTRAINT merchant_category_root_is_first CHECK ((parent_code IS NULL) = (depth = 1)),
  ADD CONSTRAINT merchant_category_parent FOREIGN KEY (network_id, parent_code, parent_depth)
    REFERENCES merchant_category (network_id, code, depth) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT merchant_category_named CHECK (length(name_th) <= 480 AND length(name_en) <= 480);
CREATE INDEX merchant_category_children ON merchant_category (network_id, parent_code);
CREATE INDEX merchant_by_category ON merchant (network_id, category_code);

GRANT UPDATE (name_th, name_en, picture_key, position, parent_code, depth), DELETE ON merchant_category TO kwamdee_app;
