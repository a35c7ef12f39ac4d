package io.whereabouts.operations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final String VIEW = "events AS (SELECT 1)";

    @Test
    void the_view_stands_before_a_query_and_before_names_of_its_own() {
        assertThat(Query.of("select 1").over(VIEW)).isEqualTo("WITH events AS (SELECT 1)\nselect 1");
        assertThat(Query.of("with a as (select 1) select * from a").over(VIEW))
                .isEqualTo("with events AS (SELECT 1), a as (select 1) select * from a");
        assertThat(Query.of("-- mine\nWITH RECURSIVE a AS (SELECT 1) SELECT * FROM a")
                        .over(VIEW))
                .isEqualTo("-- mine\nWITH RECURSIVE events AS (SELECT 1), a AS (SELECT 1) SELECT * FROM a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;",
                "select 1 ; -- done",
                "select ';' as a",
                "select 1 as \"a;b\"",
                "select 'it''s; fine'",
                "select 1 /* ; drop table log */",
                "/* insert */ select 1",
                "select 'insert into log' from events",
                "with a as (select 1), b as (select 2) select * from a, b"
            })
    void one_statement_that_reads_is_taken(String sql) {
        assertThat(Query.of(sql).over(VIEW)).contains(VIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ; ",
                "-- nothing",
                "with",
                "with a as (select 1)",
                "with a as (select 1) (select 2)",
                "insert into log select 1",
                "with a as (select 1) insert into log select * from a",
                "with a as (select 1) delete from log",
                "copy log to 'file'",
                "attach 'file'",
                "install httpfs",
                "set lock_configuration = false",
                "pragma version",
                "drop table log",
                "explain analyze delete from log",
                "(select 1)"
            })
    void whatever_else_is_refused(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.of(sql))
                .withMessageContaining("begins with SELECT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select 1;;",
                "select 1; drop table log; --",
                "select '--'; drop table log",
                "select /* /* */ 1; drop table log */ 2"
            })
    void two_statements_are_refused(String sql) {
        assertThatIllegalArgumentException().isThrownBy(() -> Query.of(sql)).withMessageContaining("one statement");
    }

    /// DuckDB knows two more ways to write a text, which could hide the end of a statement.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select e'\\''; drop table log; --'",
                "select E'\\''; drop table log; --'",
                "select $$'$$; drop table log; --'",
                "select $a$'$a$; drop table log; --'",
                "select `a`"
            })
    void texts_that_one_engine_alone_knows_are_refused(String sql) {
        assertThatIllegalArgumentException().isThrownBy(() -> Query.of(sql)).withMessageContaining("not taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'a", "select \"a", "select 1 /* a", "select 'a''"})
    void what_is_not_closed_is_refused(String sql) {
        assertThatIllegalArgumentException().isThrownBy(() -> Query.of(sql)).withMessageContaining("not closed");
    }

    @Test
    void a_query_without_end_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.of("select 1" + " ".repeat(50_000)))
                .withMessageContaining("at most");
    }
}
