-- An event that was given up keeps its sealed body for two weeks, so that it can be sent again. Locks webhook_delivery for a
-- moment, and reads it once.
alter table webhook_delivery
  drop constraint webhook_delivery_check1,
  -- What was taken has forgotten what it was about.
  add check (state <> 'sent' or octet_length(body_sealed) = 0);
