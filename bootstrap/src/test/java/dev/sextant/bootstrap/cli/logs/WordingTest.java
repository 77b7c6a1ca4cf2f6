package dev.sextant.bootstrap.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.FileReport.Outcome;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import dev.sextant.investigation.domain.logs.reading.Recognition;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static FileReport refused(long lines) {
        return new FileReport(
                "app.log.gz",
                new Outcome.Refused(new ReadingRefusal.Empty(), lines),
                new Recognition(ContentKind.UNKNOWN, 0, List.of(), Option.none()),
                Option.none(),
                "",
                lines,
                List.of());
    }

    @Test
    void a_file_of_which_a_part_was_read_is_not_said_to_be_left_out() {
        assertThat(Wording.outcome(refused(0))).startsWith("not analysed: the file is empty");
        assertThat(Wording.outcome(refused(2_000))).startsWith("only the first 2,000 lines analysed: ");
    }

    @Test
    void numbers_are_written_alike_everywhere() {
        assertThat(Wording.count(1, "line")).isEqualTo("1 line");
        assertThat(Wording.count(1_585, "record")).isEqualTo("1,585 records");
        assertThat(Wording.rate(0)).isEqualTo("0");
        assertThat(Wording.rate(0.254)).isEqualTo("0.25");
        assertThat(Wording.rate(3.14)).isEqualTo("3.1");
        assertThat(Wording.rate(12_307_692)).isEqualTo("12,307,692");
    }
}
