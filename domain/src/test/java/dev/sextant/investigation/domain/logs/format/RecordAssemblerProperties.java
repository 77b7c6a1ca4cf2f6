package dev.sextant.investigation.domain.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.LogLine;
import dev.sextant.investigation.domain.logs.LogRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordAssemblerProperties {

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> piece = Arbitraries.of(
                "2026-03-01",
                " ",
                " ",
                "10:20:30",
                "T",
                ",250",
                "Z",
                "[",
                "]",
                "INFO",
                "ERROR",
                "Mar",
                "1",
                "03",
                "/",
                ".",
                "-",
                ":",
                "web1",
                "pumpd[7]:",
                "{\"time\":\"",
                "\"",
                "\\",
                "}",
                "=",
                "level=warn",
                "<34>",
                "1772360430",
                "|",
                "(",
                "at com.acme.Pump",
                "\t",
                "PM",
                "+02:00",
                "260301",
                "*",
                "99999999999999999999",
                "é");
        return Arbitraries.oneOf(
                piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Property
    void records_partition_the_lines_whatever_they_hold(@ForAll List<@From("lines") String> lines) {
        List<LogRecord> records = Records.of(Records.REFERENCE, lines);

        long next = 1;
        for (LogRecord entry : records) {
            assertThat(entry.firstLine()).isEqualTo(next);
            assertThat(entry.lastLine()).isGreaterThanOrEqualTo(entry.firstLine());
            next = entry.lastLine() + 1;
        }
        assertThat(next).isEqualTo(lines.size() + 1L);
    }

    @Property
    void a_format_detected_elsewhere_never_fails(
            @ForAll List<@From("lines") String> sample, @ForAll List<@From("lines") String> lines) {
        LogFormat format = LogFormat.detect(sample);
        RecordAssembler assembler = new RecordAssembler(
                0,
                format,
                Records.REFERENCE.toEpochMilli(),
                entry -> assertThat(entry).isNotNull());
        for (int i = 0; i < lines.size(); i++) {
            assembler.accept(new LogLine(i + 1, lines.get(i), false));
        }
        assembler.finish();

        assertThat(format.coverage()).isBetween(0.0, 1.0);
    }

    @Property
    void the_scanned_day_number_agrees_with_the_calendar(@ForAll("days") long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);

        assertThat(CivilTime.epochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                .isEqualTo(epochDay);
        assertThat(CivilTime.yearOf(epochDay)).isEqualTo(date.getYear());
    }

    @Provide
    Arbitrary<Long> days() {
        return Arbitraries.longs().between(-200_000, 200_000);
    }

    @Property
    void an_iso_timestamp_is_read_back(@ForAll("instants") Instant instant) {
        LogRecord entry = Records.of(Records.REFERENCE, List.of(instant + " pump started"))
                .getFirst();

        assertThat(entry.epochMillis()).isEqualTo(instant.toEpochMilli());
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
