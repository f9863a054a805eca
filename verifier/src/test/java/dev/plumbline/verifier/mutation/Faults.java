package dev.plumbline.verifier.mutation;

import static dev.plumbline.verifier.check.Family.DATA;
import static dev.plumbline.verifier.check.Family.FUNCTIONS;
import static dev.plumbline.verifier.check.Family.HEALTH;
import static dev.plumbline.verifier.check.Family.LATENCY;
import static dev.plumbline.verifier.check.Family.PLANS;

import java.util.stream.Stream;

/** Faults for a vehicles database that holds the sample. */
final class Faults {

    private static final String NO_FOREIGN_KEYS = "set session_replication_role = replica";
    private static final String SOME =
            " where id = (select min(id) from vehicle_options where make = 'Ford' and engine_id is not null)";

    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(data(), counts(), functions(), plans(), health()).flatMap(faults -> faults);
    }

    private static Stream<Fault> data() {
        return Stream.of(
                Fault.of(
                        "an upper-case make",
                        DATA,
                        "make_title_case",
                        "update vehicle_options set make = 'FORD' where make = 'Ford'"),
                Fault.of(
                        "a second spelling",
                        DATA,
                        "make_spelling model_count",
                        "update vehicle_options set make = 'FoRd'" + SOME),
                Fault.of(
                        "a year too late",
                        DATA,
                        "year_range year_count",
                        "update vehicle_options set year = 2027" + SOME),
                Fault.of(
                        "a year too early",
                        DATA,
                        "year_range year_count",
                        "update vehicle_options set year = 1979" + SOME),
                Fault.of(
                        "an engine that is not there",
                        DATA,
                        "orphans",
                        NO_FOREIGN_KEYS,
                        "update vehicle_options set engine_id = 999999" + SOME),
                Fault.of(
                        "a transmission that is not there",
                        DATA,
                        "orphans_of_transmissions",
                        NO_FOREIGN_KEYS,
                        "update vehicle_options set transmission_id = 999999" + SOME),
                Fault.of(
                        "a blank behind a trim",
                        DATA,
                        "blank_names",
                        "update vehicle_options set trim = trim || ' '" + SOME),
                Fault.of("an empty trim", DATA, "blank_names", "update vehicle_options set trim = ''" + SOME),
                Fault.of(
                        "a blank before an engine",
                        DATA,
                        "blank_names",
                        "update engines set name = ' ' || name where id = (select min(id) from engines)"),
                Fault.of(
                        "an option twice",
                        DATA,
                        "duplicate_options option_count",
                        "insert into vehicle_options (year, make, model, trim, engine_id, transmission_id) select year, make, model, trim, engine_id, transmission_id from vehicle_options"
                                + SOME));
    }

    private static Stream<Fault> counts() {
        return Stream.of(
                Fault.of(
                        "one row deleted",
                        DATA,
                        "option_count",
                        "delete from vehicle_options where id = (select min(o.id) from vehicle_options o where (select count(*) from vehicle_options p where (p.year, p.make, p.model) = (o.year, o.make, o.model)) > 1 and engine_id is not null)"),
                Fault.of(
                        "a missing year",
                        DATA,
                        "year_count",
                        "update vehicle_options set year = 1984 where year = 1983"),
                Fault.of(
                        "a wrong null share",
                        DATA,
                        "null_engine_count",
                        "update vehicle_options set engine_id = (select min(id) from engines) where engine_id is null and make not in ('Tesla', 'Lucid', 'Rivian', 'Polestar')"),
                Fault.of("an engine too many", DATA, "engine_count", "insert into engines (name) values ('V99 9.9L')"),
                Fault.of(
                        "a transmission too few",
                        DATA,
                        "transmission_count",
                        "update vehicle_options set transmission_id = null where transmission_id = (select max(id) from transmissions)",
                        "delete from transmissions where id = (select max(id) from transmissions)"),
                Fault.of(
                        "a model renamed in one row",
                        DATA,
                        "model_count",
                        "update vehicle_options set model = 'Nowhere'" + SOME));
    }

    private static Stream<Fault> functions() {
        String models =
                "create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as ";
        String from = " from vehicle_options o where o.year = $1 and o.make = $2";
        String checked = "get_models_for_year_make.all_keys";
        String strange = "get_models_for_year_make.strange_keys";
        return Stream.of(
                Fault.of("a function dropped", FUNCTIONS, checked, "drop function get_models_for_year_make"),
                Fault.of(
                        "another order",
                        FUNCTIONS,
                        checked,
                        models + "'select distinct o.model" + from + " order by 1 desc'"),
                Fault.of("rows twice", FUNCTIONS, checked, models + "'select o.model" + from + " order by 1'"),
                Fault.of(
                        "the last rows cut off",
                        FUNCTIONS,
                        checked,
                        models + "'select distinct o.model" + from + " order by 1 limit 2'"),
                Fault.of(
                        "a row too many",
                        FUNCTIONS,
                        checked,
                        models + "'(select distinct o.model" + from + ") union all select ''Zzz'' order by 1'"),
                Fault.of(
                        "the year ignored",
                        FUNCTIONS,
                        checked,
                        models + "'select distinct o.model from vehicle_options o where o.make = $2 order by 1'"),
                Fault.of(
                        "upper-case answers",
                        FUNCTIONS,
                        checked,
                        models + "'select distinct upper(o.model)::varchar" + from + " order by 1'"),
                Fault.of(
                        "other case matched",
                        FUNCTIONS,
                        strange,
                        models
                                + "'select distinct o.model from vehicle_options o where o.year = $1 and lower(o.make) = lower($2) order by 1'"),
                Fault.of(
                        "blanks cut off the key",
                        FUNCTIONS,
                        strange,
                        models
                                + "'select distinct o.model from vehicle_options o where o.year = $1 and o.make = btrim($2) order by 1'"),
                Fault.of(
                        "null means any",
                        FUNCTIONS,
                        strange,
                        models
                                + "'select distinct o.model from vehicle_options o where o.year = coalesce($1, 2000) and o.make = $2 order by 1'"),
                Fault.of(
                        "an error for an empty key",
                        FUNCTIONS,
                        checked,
                        models.replace("language sql", "language plpgsql")
                                + "'begin if $2 = '''' then raise exception ''no make''; end if; return query select distinct o.model"
                                + from + " order by 1; end'"),
                Fault.of(
                        "patterns matched",
                        FUNCTIONS,
                        strange,
                        models
                                + "'select distinct o.model from vehicle_options o where o.year = $1 and o.make like $2 order by 1'"),
                Fault.of(
                        "electric vehicles lost",
                        FUNCTIONS,
                        "get_options_for_vehicle.all_keys",
                        "create or replace function get_options_for_vehicle(year integer, make varchar, model varchar, \"trim\" varchar) returns table (engine_name varchar, transmission_type varchar, engine_id integer, transmission_id integer) language sql stable as 'select distinct e.name, t.type, e.id, t.id from vehicle_options o join engines e on e.id = o.engine_id left join transmissions t on t.id = o.transmission_id where o.year = $1 and o.make = $2 and o.model = $3 and o.trim = $4 order by 1, 2, 3, 4'"));
    }

    private static Stream<Fault> plans() {
        String all =
                "get_makes_for_year get_models_for_year_make get_trims_for_year_make_model get_options_for_vehicle";
        return Stream.of(
                Fault.of(
                        "the indexes dropped",
                        PLANS,
                        all,
                        "drop index idx_vehicle_year_make, idx_vehicle_year_make_model, idx_vehicle_year_make_model_trim"),
                Fault.of(
                        "the indexes disabled",
                        PLANS,
                        all,
                        "update pg_index set indisvalid = false where indexrelid::regclass::text like 'idx_vehicle%'"),
                Fault.of(
                        "a function that reads the table",
                        PLANS,
                        "get_makes_for_year",
                        "create or replace function get_makes_for_year(year integer) returns table (make varchar) language plpgsql stable as 'begin return query select distinct o.make from vehicle_options o where o.year + 0 = $1 order by 1; end'"),
                Fault.of(
                        "a slow function",
                        LATENCY,
                        "get_trims_for_year_make_model",
                        "create or replace function get_trims_for_year_make_model(year integer, make varchar, model varchar) returns table (trim_name varchar) language plpgsql stable as 'begin perform pg_sleep(0.003); return query select distinct o.trim from vehicle_options o where o.year = $1 and o.make = $2 and o.model = $3 order by 1; end'"));
    }

    private static Stream<Fault> health() {
        return Stream.of(
                Fault.of(
                        "an index disabled",
                        HEALTH,
                        "invalid_index",
                        "update pg_index set indisvalid = false where indexrelid = 'idx_vehicle_year_make_model_trim'::regclass"),
                Fault.of(
                        "an index twice",
                        HEALTH,
                        "duplicate_index",
                        "create index again on vehicle_options (year, make, model, trim)"),
                Fault.of(
                        "an index that begins another",
                        HEALTH,
                        "overlapping_index",
                        "create index by_year on vehicle_options (year)"),
                Fault.of(
                        "a table without a key", HEALTH, "table_without_primary_key", "create table notes (note text)"),
                Fault.of("an unlogged table", HEALTH, "unlogged_table", "alter table vehicle_options set unlogged"),
                Fault.of(
                        "a sequence set too low",
                        HEALTH,
                        "sequence_behind_column",
                        "select setval('engines_id_seq', 7)"),
                Fault.of(
                        "a sequence near its end",
                        HEALTH,
                        "sequence_near_end",
                        "select setval('engines_id_seq', 2147483000)"),
                Fault.of(
                        "a constraint not valid",
                        HEALTH,
                        "unvalidated_constraint",
                        "alter table vehicle_options add constraint late check (year > 1900) not valid"),
                Fault.of(
                        "an orphan",
                        HEALTH,
                        "orphan_rows",
                        NO_FOREIGN_KEYS,
                        "update vehicle_options set engine_id = 999999" + SOME),
                Fault.of(
                        "foreign keys switched off",
                        HEALTH,
                        "disabled_trigger",
                        "alter table engines disable trigger all"),
                Fault.of(
                        "a foreign key without an index",
                        HEALTH,
                        "fk_without_index",
                        "create table recalls (id int primary key, engine_id int references engines)"),
                Fault.of(
                        "a foreign key twice",
                        HEALTH,
                        "duplicate_foreign_key fk_without_index",
                        "alter table vehicle_options add constraint again foreign key (engine_id) references engines"),
                Fault.of(
                        "a function with its owner's rights",
                        HEALTH,
                        "security_definer_path",
                        "alter function get_makes_for_year security definer"),
                Fault.of(
                        "an empty materialized view",
                        HEALTH,
                        "unpopulated_view",
                        "create materialized view years as select distinct year from vehicle_options with no data"),
                Fault.of(
                        "dead rows",
                        HEALTH,
                        "dead_rows stale_statistics",
                        "alter table vehicle_options set (autovacuum_enabled = off)",
                        "update vehicle_options set trim = trim",
                        "update vehicle_options set trim = trim",
                        "update vehicle_options set trim = trim"));
    }
}
