-- The web moves one thing of a staff member on: the TOTP step that was used. Roles, addresses, passwords and factors are
-- set by the `jeke` command under the worker's role; a flaw in the web must not make anybody an admin. Takes no lock that waits.
revoke insert, update on staff_member from jeke_app;
grant update (totp_last_step) on staff_member to jeke_app;
