/** Tables and views outside the system's own schemas; partitions, and children that only repeat their parent, are left to it. */
const tablesSql = `
  select c.oid, n.nspname, c.relname, c.relkind, n.oid as schema_oid, c.reltuples
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
     and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
     and not exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     and not exists (select from pg_catalog.pg_inherits i join pg_catalog.pg_class p on p.oid = i.inhparent
                      where i.inhrelid = c.oid and p.relnatts = c.relnatts)`;

/** Names of the columns with these numbers, in order, one in a line. */
function namesOf(table: string, numbers: string): string {
  return `(select string_agg(a.attname, e'\\n' order by k.place)
             from unnest(${numbers}) with ordinality k (number, place)
             join pg_catalog.pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
}

/** oid, schema, name, kind, about how many rows, comment, whether any of it may be read. */
export const tables = `
  with t as (${tablesSql})
  select t.oid::text, t.nspname, t.relname, t.relkind::text,
         case when t.relkind = 'p' then
           (select sum(greatest(l.reltuples, 0)) from pg_catalog.pg_partition_tree(t.oid) p
              join pg_catalog.pg_class l on l.oid = p.relid where p.isleaf)
         else t.reltuples end::bigint::text,
         obj_description(t.oid, 'pg_class'),
         (has_schema_privilege(t.schema_oid, 'usage') and has_any_column_privilege(t.oid, 'select'))::text
    from t order by t.nspname, t.relname`;

/** Table, name, type as written, its short name, short name of what an array holds, not null, comment, readable, labels of an enum. */
export const columns = `
  with t as (${tablesSql})
  select a.attrelid::text, a.attname, format_type(a.atttypid, a.atttypmod), base.typname, item.typname,
         (a.attnotnull or own.typnotnull)::text, col_description(a.attrelid, a.attnum),
         has_column_privilege(a.attrelid, a.attnum, 'select')::text,
         case when coalesce(item.typtype, base.typtype) = 'e' then
           (select string_agg(e.enumlabel, e'\\n' order by e.enumsortorder) from pg_catalog.pg_enum e
             where e.enumtypid = coalesce(item.oid, base.oid)) end
    from t join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type own on own.oid = a.atttypid
    join pg_catalog.pg_type base on base.oid = case when own.typtype = 'd' then own.typbasetype else own.oid end
    left join pg_catalog.pg_type item on item.oid = base.typelem and base.typcategory = 'A'
   order by a.attrelid, a.attnum`;

/** Table, kind (p, u, f, c), columns, table pointed to, its columns, text of a check on one column. */
export const constraints = `
  with t as (${tablesSql})
  select c.conrelid::text, c.contype::text, ${namesOf("c.conrelid", "c.conkey")},
         c.confrelid::text, ${namesOf("c.confrelid", "c.confkey")},
         case when c.contype = 'c' and cardinality(c.conkey) = 1 then pg_get_constraintdef(c.oid) end
    from t join pg_catalog.pg_constraint c on c.conrelid = t.oid
   where c.contype in ('p', 'u', 'f', 'c') and c.conparentid = 0
   order by c.conrelid, c.contype <> 'p', c.conname`;

/** Table, unique, columns; an index over one expression counts as one over the only column in it. */
export const indexes = `
  with t as (${tablesSql})
  select i.indrelid::text, (i.indisunique and i.indpred is null)::text,
         case when i.indnkeyatts = 1 and i.indkey[0] = 0 then
           (select case when count(distinct a.attname) = 1 then min(a.attname) end from pg_catalog.pg_depend d
              join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
             where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid
               and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = i.indrelid and d.refobjsubid > 0)
         when not 0 = any (i.indkey::int2[]) then ${namesOf("i.indrelid", "(i.indkey::int2[])[0:i.indnkeyatts - 1]")} end
    from t join pg_catalog.pg_index i on i.indrelid = t.oid and i.indisvalid`;

/** View, table it is made of, column of that. */
export const behind = `
  with t as (${tablesSql})
  select distinct t.oid::text, d.refobjid::text, a.attname
    from t join pg_catalog.pg_rewrite w on w.ev_class = t.oid
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
     and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> t.oid and d.refobjsubid > 0
    join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
   where t.relkind in ('v', 'm')`;

/** Whether the role is a superuser, and by table: owned, may insert, delete or empty it, which columns it may write. */
export const role = `select rolsuper::text from pg_catalog.pg_roles where rolname = current_user`;

export const rights = `
  with t as (${tablesSql})
  select t.nspname, t.relname, pg_has_role(c.relowner, 'usage')::text, has_table_privilege(t.oid, 'insert')::text,
         (has_table_privilege(t.oid, 'delete') or has_table_privilege(t.oid, 'truncate'))::text,
         (select string_agg(a.attname, e'\\n' order by a.attnum) from pg_catalog.pg_attribute a
           where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
             and has_column_privilege(a.attrelid, a.attnum, 'update')),
         row_security_active(t.oid)::text
    from t join pg_catalog.pg_class c on c.oid = t.oid
   where has_schema_privilege(t.schema_oid, 'usage') order by 1, 2`;
