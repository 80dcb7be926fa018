-- On its own: a new value of an enum cannot be used in the transaction that adds it.
ALTER TYPE network_setting ADD VALUE 'SOLO_CORRECTION_SATANG';
