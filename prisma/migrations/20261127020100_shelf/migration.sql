-- The shelf: what members choose from, one narrow row for each live offer of an approved shop, with all that it is
-- searched, filtered and sorted by. PostgreSQL keeps it (triggers on offer and merchant): no writer can forget it, and
-- there is nothing to fill in again. docs/adr/0029-what-a-search-finds.md and 0030-fair-order.md.

-- The 1- and 2-letter pieces of a normalized text. Trigrams know nothing of words that short, and in Thai without tone
-- marks many a word is (ไก่, ไข่, ชา, ยา): for them the index is over these. Spaces and line ends are no letters.
-- The cost tells the planner never to make them row by row when it can look them up.
CREATE FUNCTION short_pieces(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 10000
  RETURN ARRAY(
    SELECT DISTINCT piece FROM (
      SELECT letter AS piece FROM string_to_table(value, NULL) AS letter
      UNION ALL
      SELECT letter || lead(letter) OVER (ORDER BY place) FROM string_to_table(value, NULL) WITH ORDINALITY AS l (letter, place)
    ) AS pieces WHERE piece IS NOT NULL AND piece !~ '\s');

-- Metres between two places on the globe (haversine, 6,371,008.8 m), rounded; null when a place is not known.
CREATE FUNCTION distance_metres(latitude_a double precision, longitude_a double precision,
  latitude_b double precision, longitude_b double precision) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN round(2 * 6371008.8 * asin(least(1, sqrt(
    power(sin(radians(latitude_b - latitude_a) / 2), 2)
    + cos(radians(latitude_a)) * cos(radians(latitude_b)) * power(sin(radians(longitude_b - longitude_a) / 2), 2)))))::integer;

-- What a shop says of itself, for the search among shops.
ALTER TABLE merchant ADD COLUMN about_text text NOT NULL
  GENERATED ALWAYS AS (search_normalize(name_th || ' ' || name_en || ' ' || description_th || ' ' || description_en)) STORED;

-- One row for each shop that ever had something on the shelf. It is locked while the shop's part is arranged, always after
-- the rows of offer and merchant and never before them, so that two who change offers of one shop (or the shop itself)
-- at once take turns: the second sees what the first has committed. The same columns say where the shop stands in its
-- network's circle of shops: a number drawn from its id, which nobody can choose.
CREATE TABLE merchant_shelf (
  merchant_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  place integer NOT NULL GENERATED ALWAYS AS (hashtextextended(merchant_id::text, 0)::bit(31)::integer) STORED,
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id)
);

-- `turn` counts a shop's offers from the newest: 0, 1, 2, … The unique key keeps a shop from having two offers in one
-- round of the fair order; it is looked at when the statement ends, because the turns of a shop move together.
CREATE TABLE shelf_offer (
  offer_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  place integer NOT NULL,
  turn integer NOT NULL CHECK (turn >= 0),
  kind offer_kind NOT NULL,
  cost_points integer NOT NULL,
  per_member_limit integer,
  available_from timestamptz(3),
  available_until timestamptz(3),
  live_since timestamptz(3) NOT NULL,
  category_code text NOT NULL,
  latitude double precision,
  longitude double precision,
  -- All normalized; texts in two languages are lines of one. The titles are in the C collation: their indexes find what
  -- begins with something.
  title_th text COLLATE "C" NOT NULL,
  title_en text COLLATE "C" NOT NULL,
  title_text text NOT NULL GENERATED ALWAYS AS ((title_th || E'\n' || title_en) COLLATE "default") STORED,
  search_text text NOT NULL,
  FOREIGN KEY (offer_id, merchant_id, network_id) REFERENCES offer (id, merchant_id, network_id),
  FOREIGN KEY (merchant_id) REFERENCES merchant_shelf,
  CONSTRAINT shelf_offer_turn UNIQUE (merchant_id, turn) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX shelf_newest ON shelf_offer (network_id, live_since DESC, offer_id DESC);
CREATE INDEX shelf_fair ON shelf_offer (network_id, turn, place, offer_id);
CREATE INDEX shelf_cheapest ON shelf_offer (network_id, cost_points, offer_id);
CREATE INDEX shelf_category ON shelf_offer (network_id, category_code, live_since DESC, offer_id DESC);
CREATE INDEX shelf_end ON shelf_offer (available_until);
CREATE INDEX shelf_title_th ON shelf_offer (network_id, title_th);
CREATE INDEX shelf_title_en ON shelf_offer (network_id, title_en);
CREATE INDEX shelf_title ON shelf_offer USING gin (title_text gin_trgm_ops);
CREATE INDEX shelf_search ON shelf_offer USING gin (search_text gin_trgm_ops);
CREATE INDEX shelf_short_title ON shelf_offer USING gin (short_pieces(title_text));
CREATE INDEX shelf_short ON shelf_offer USING gin (short_pieces(search_text));

-- Makes the shelf of these shops what it has to be now. What is as it was is not written.
CREATE FUNCTION arrange_shelf(p_merchant_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF cardinality(p_merchant_ids) = 0 THEN RETURN; END IF;
  -- The lock, in one order for everybody. The statements below see what was committed while we waited for it.
  INSERT INTO merchant_shelf (merchant_id, network_id)
    SELECT id, network_id FROM merchant
    WHERE id = ANY (p_merchant_ids) AND NOT EXISTS (SELECT FROM merchant_shelf WHERE merchant_shelf.merchant_id = merchant.id)
    ORDER BY id
    ON CONFLICT (merchant_id) DO NOTHING;
  PERFORM FROM merchant_shelf WHERE merchant_id = ANY (p_merchant_ids) ORDER BY merchant_id FOR NO KEY UPDATE;

  DELETE FROM shelf_offer shelf USING merchant, offer
  WHERE shelf.merchant_id = ANY (p_merchant_ids) AND merchant.id = shelf.merchant_id AND offer.id = shelf.offer_id
    AND NOT (offer.state = 'LIVE' AND merchant.status = 'APPROVED'
      AND (offer.available_until IS NULL OR offer.available_until > now()));

  INSERT INTO shelf_offer AS shelf (offer_id, network_id, merchant_id, place, turn, kind, cost_points, per_member_limit,
    available_from, available_until, live_since, category_code, latitude, longitude, title_th, title_en, search_text)
  SELECT offer.id, offer.network_id, offer.merchant_id, merchant_shelf.place,
    row_number() OVER (PARTITION BY offer.merchant_id ORDER BY offer.live_since DESC, offer.id DESC) - 1,
    offer.kind, offer.cost_points, offer.per_member_limit, offer.available_from, offer.available_until, offer.live_since,
    merchant.category_code, merchant.latitude, merchant.longitude,
    search_normalize(offer.title_th), search_normalize(offer.title_en),
    concat_ws(E'\n', search_normalize(offer.title_th), search_normalize(offer.title_en),
      search_normalize(offer.description_th), search_normalize(offer.description_en), merchant.search_text)
  FROM merchant
  JOIN merchant_shelf ON merchant_shelf.merchant_id = merchant.id
  JOIN offer ON offer.merchant_id = merchant.id AND offer.network_id = merchant.network_id
  WHERE merchant.id = ANY (p_merchant_ids) AND merchant.status = 'APPROVED' AND offer.state = 'LIVE'
    AND (offer.available_until IS NULL OR offer.available_until > now())
  ON CONFLICT (offer_id) DO UPDATE SET turn = excluded.turn, available_from = excluded.available_from,
    available_until = excluded.available_until, live_since = excluded.live_since, category_code = excluded.category_code,
    latitude = excluded.latitude, longitude = excluded.longitude, title_th = excluded.title_th, title_en = excluded.title_en,
    search_text = excluded.search_text, cost_points = excluded.cost_points, per_member_limit = excluded.per_member_limit
  WHERE (shelf.turn, shelf.available_from, shelf.available_until, shelf.live_since, shelf.category_code, shelf.latitude,
      shelf.longitude, shelf.title_th, shelf.title_en, shelf.search_text, shelf.cost_points, shelf.per_member_limit)
    IS DISTINCT FROM (excluded.turn, excluded.available_from, excluded.available_until, excluded.live_since,
      excluded.category_code, excluded.latitude, excluded.longitude, excluded.title_th, excluded.title_en,
      excluded.search_text, excluded.cost_points, excluded.per_member_limit);
END $$;

-- Takes away what has ended by the clock, of at most so many shops; how many shops there were.
CREATE FUNCTION tidy_shelf(p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  merchant_ids uuid[];
BEGIN
  SELECT array_agg(DISTINCT merchant_id) INTO merchant_ids FROM (
    SELECT merchant_id FROM shelf_offer WHERE available_until <= now() ORDER BY available_until LIMIT p_limit) AS ended;
  PERFORM arrange_shelf(coalesce(merchant_ids, '{}'));
  RETURN coalesce(cardinality(merchant_ids), 0);
END $$;

CREATE FUNCTION arrange_shelf_of_offers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- A draft that comes or changes is nothing to the shelf.
  IF TG_OP = 'INSERT' THEN
    PERFORM arrange_shelf(ARRAY(SELECT DISTINCT merchant_id FROM changed WHERE state = 'LIVE'));
  ELSE
    PERFORM arrange_shelf(ARRAY(SELECT DISTINCT merchant_id FROM changed WHERE state = 'LIVE'
      UNION SELECT merchant_id FROM was WHERE state = 'LIVE'));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER offer_inserted_shelf AFTER INSERT ON offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION arrange_shelf_of_offers();
CREATE TRIGGER offer_updated_shelf AFTER UPDATE ON offer
  REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION arrange_shelf_of_offers();

CREATE FUNCTION arrange_shelf_of_merchants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- Also where no offer is live that we can see: one may be going live beside us, and waits for the lock, or we for it.
  PERFORM arrange_shelf(ARRAY(
    SELECT changed.id FROM changed JOIN was ON was.id = changed.id
    WHERE (changed.status, changed.category_code, changed.latitude, changed.longitude, changed.search_text)
      IS DISTINCT FROM (was.status, was.category_code, was.latitude, was.longitude, was.search_text)));
  RETURN NULL;
END $$;
CREATE TRIGGER merchant_updated_shelf AFTER UPDATE ON merchant
  REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION arrange_shelf_of_merchants();

SELECT arrange_shelf(ARRAY(SELECT DISTINCT merchant_id FROM offer WHERE state = 'LIVE'));

GRANT SELECT ON merchant_shelf, shelf_offer TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION arrange_shelf, tidy_shelf, arrange_shelf_of_offers, arrange_shelf_of_merchants FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tidy_shelf TO kwamdee_app;
