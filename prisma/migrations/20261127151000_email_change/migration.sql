-- Who has asked for another address. The link that goes there, and the job that sends it, are good while the row is
-- there: the foreign key to session takes it away when the session that asked is ended, by whom and from wherever. So
-- somebody with a lent phone keeps nothing that outlasts its owner's new password. No address is kept here.
CREATE TABLE email_change (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX email_change_user ON email_change (user_id);
CREATE INDEX email_change_session ON email_change (session_id);

GRANT SELECT, INSERT, DELETE ON email_change TO kwamdee_app;
