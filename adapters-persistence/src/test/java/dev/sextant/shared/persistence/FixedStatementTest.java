package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import java.time.Instant;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FixedStatementTest {

    private static Stage stage;

    private final Actor somebody = Actors.somewhere(new Permission("cases:read"));

    @BeforeAll
    static void open() {
        stage = new Stage(1);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void every_kind_of_value_arrives_as_it_was_given() {
        var text = DSL.param("text", SQLDataType.CLOB).as("text");
        var number = DSL.param("number", SQLDataType.BIGINT).as("number");
        var truth = DSL.param("truth", SQLDataType.BOOLEAN).as("truth");
        var id = DSL.param("id", SQLDataType.UUID).as("id");
        var at = DSL.param("at", SQLDataType.INSTANT).as("at");
        var json = DSL.param("json", SQLDataType.JSONB).as("json");
        var texts = DSL.param("texts", SQLDataType.CLOB.array()).as("texts");
        var ids = DSL.param("ids", SQLDataType.UUID.array()).as("ids");
        var all = DSL.select(text, number, truth, id, at, json, texts, ids).asTable("answer");
        var ask = new FixedStatement(dsl -> dsl.selectFrom(all));
        var some = UUID.randomUUID();
        var noon = Instant.parse("2026-03-29T01:30:00.123456Z");

        var answer = stage.transactions()
                .read(
                        somebody,
                        () -> ask.fetch(
                                stage.transactions().dsl(somebody),
                                all,
                                "it's ? {0} «ok»",
                                Long.MAX_VALUE,
                                true,
                                some,
                                noon,
                                JSONB.valueOf("{\"a\": [1, null]}"),
                                new String[] {"a,b", "\"", ""},
                                new UUID[] {some}));
        assertThat(answer).hasSize(1);
        assertThat(answer.getFirst().intoArray())
                .containsExactly(
                        "it's ? {0} «ok»",
                        Long.MAX_VALUE,
                        true,
                        some,
                        noon,
                        JSONB.valueOf("{\"a\": [1, null]}"),
                        new String[] {"a,b", "\"", ""},
                        new UUID[] {some});

        var nothing = stage.transactions()
                .read(
                        somebody,
                        () -> ask.fetch(
                                stage.transactions().dsl(somebody),
                                all,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        assertThat(nothing.getFirst().intoArray()).containsOnlyNulls();
    }
}
