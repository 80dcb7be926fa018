-- What was there before keeps the rules too. Reads and writes go on meanwhile.
ALTER TABLE membership VALIDATE CONSTRAINT membership_household_id_network_id_fkey;
ALTER TABLE award VALIDATE CONSTRAINT award_proposal_id_network_id_fkey;
ALTER TABLE award VALIDATE CONSTRAINT award_approved_by_network_id_fkey;
ALTER TABLE award VALIDATE CONSTRAINT award_by_two;
