-- The role the server works as. It reads everything, and writes what a use case may write. The books, the vouchers and
-- the count of what is sold are not among it: those change only inside the functions, which run as the owner.

DO $$ BEGIN
  CREATE ROLE kwamdee_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- roles are the cluster's: another database made it
END $$;
GRANT kwamdee_app TO CURRENT_USER;

GRANT USAGE ON SCHEMA public TO kwamdee_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO kwamdee_app;

GRANT INSERT, UPDATE, DELETE ON users, session, sign_in_method, verification, passkey TO kwamdee_app;
GRANT INSERT ON network, membership, picture, merchant_category, merchant, merchant_staff, offer, case_event, notice TO kwamdee_app;
GRANT UPDATE (display_name, roles, status, member_number, user_id) ON membership TO kwamdee_app;
GRANT UPDATE (status, category_code, name_th, name_en, description_th, description_en, opening_hours_th, opening_hours_en,
  phone, address, latitude, longitude, picture_id, picture_key, is_trusted, suspended_until, applied_at) ON merchant TO kwamdee_app;
GRANT UPDATE (role, removed_at) ON merchant_staff TO kwamdee_app;
GRANT UPDATE (state, title_th, title_en, description_th, description_en, cost_points, per_member_limit, available_from,
  available_until, voucher_valid_hours, picture_id, picture_key, submitted_at, live_since) ON offer TO kwamdee_app;
GRANT INSERT (offer_id, network_id, stock_total), UPDATE (stock_total) ON offer_stock TO kwamdee_app;
GRANT UPDATE (undone_at, released_at) ON voucher_use TO kwamdee_app;
GRANT UPDATE (read_at) ON notice TO kwamdee_app;
GRANT DELETE ON picture TO kwamdee_app;

REVOKE EXECUTE ON FUNCTION redeem_batch, end_vouchers, use_voucher, award_points FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redeem_batch, end_vouchers, use_voucher, award_points TO kwamdee_app;

-- Work to do after the commit (notices, live updates), written in the same transaction as its cause. The queue's own
-- tables belong to the owner; the application may add to them through this door alone.
CREATE FUNCTION enqueue_job(p_task text, p_payload json, p_job_key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM graphile_worker.add_job(identifier => p_task, payload => p_payload, job_key => p_job_key);
END $$;
REVOKE EXECUTE ON FUNCTION enqueue_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job TO kwamdee_app;
