package dev.sextant.investigation.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18.333|Percent|18.3 %",
                "100|Percent|100 %",
                "0.942|ratio|94.2 %",
                "214748364800|Bytes|200 GiB",
                "38810240676|bytes|36.1 GiB",
                "512|Bytes|512 bytes",
                "4068712.87|Bytes/Second|3.88 MiB per second",
                "2.5|Gigabytes|2.5 GiB",
                "0.0028|Seconds|2.8 ms",
                "1.35|Seconds|1.35 s",
                "600|s|10 min",
                "1500|Milliseconds|1.5 s",
                "0|Seconds|0 s",
                "0.00002|s|20 µs",
                "4998|Count|4,998",
                "1884.81|Count/Second|1,885 per second",
                "0.09|Count|0.09",
                "-3.14159|None|-3.14",
                "12|Frogs|12 Frogs",
                "12|Frogs/Second|12 Frogs per second",
                "2e16|Count|2.00e+16"
            })
    void a_value_is_said_in_its_unit(double value, String unit, String said) {
        assertThat(Quantity.say(value, Option.some(unit))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"18.333, 18", "9.876, 9.88", "4998, '4,998'", "0, 0"})
    void a_level_is_said_roughly(double value, String said) {
        assertThat(Quantity.about(value, Option.none())).isEqualTo(said);
    }
}
