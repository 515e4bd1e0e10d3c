revoke all on schema public from public;
grant usage on schema public to jeke_sample_citicom_business_portal;
-- Not on companies: a company is no subject, and its people see its card only.
grant select on company_cards to jeke_sample_citicom_business_portal;
grant select, delete on company_users, company_heads to jeke_sample_citicom_business_portal;
grant update (surname, given_name, work_email, phone, position)
  on company_users to jeke_sample_citicom_business_portal;
grant update (full_name, email) on company_heads to jeke_sample_citicom_business_portal;
grant select on agreements to jeke_sample_citicom_business_portal;
grant update (signatory_name, signatory_email, restricted, restricted_at)
  on agreements to jeke_sample_citicom_business_portal;
