package dev.sextant.investigation.domain.logs.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void a_log_that_says_nearly_all_in_one_instant_is_as_long_as_its_other_records_make_it() {
        long[] buckets = LongStream.range(0, 41).map(i -> i * 90_000).toArray();
        long[] counts = new long[41];
        Arrays.fill(counts, 1);
        counts[20] = 20_000;

        assertThat(Span.of(buckets, counts)).isEqualTo(new Span(0, 40 * 90_000, 0));
    }

    @Test
    void a_few_records_far_from_all_others_are_strays() {
        long[] buckets = LongStream.concat(LongStream.range(1_000_000, 1_003_600), LongStream.of(9_000_000))
                .toArray();
        long[] counts = new long[3_601];
        Arrays.fill(counts, 2);

        assertThat(Span.of(buckets, counts)).isEqualTo(new Span(1_000_000, 1_003_599, 2));
    }
}
