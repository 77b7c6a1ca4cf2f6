package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Windows of metrics as tests need them: one point a minute from 14:00 on. */
final class Windows {

    static final Instant START = Instant.parse("2026-03-26T14:00:00Z");

    static final long MINUTE = 60_000;

    static final MetricKey PERCENT = MetricKey.named("CPUUtilization").in("Percent");

    private Windows() {}

    static MetricSeries of(MetricKey key, double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = at(i).toEpochMilli();
        }
        return MetricSeries.of(key, times, values).get();
    }

    static MetricSeries of(double... values) {
        return of(MetricKey.named("load"), values);
    }

    static double[] values(int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }

    static Instant at(int minute) {
        return START.plusMillis(minute * MINUTE);
    }

    static SeriesFindings findings(MetricSeries series) {
        return SeriesAnalysis.of(series, Option.none(), Option.none());
    }

    /** Noise with a standard deviation of 1 of which neighbours are alike. */
    static double[] noise(long seed, int size, double likeness) {
        Random random = new Random(seed);
        double[] noise = new double[size];
        double last = random.nextGaussian();
        for (int i = 0; i < size; i++) {
            noise[i] = last;
            last = likeness * last + Math.sqrt(1 - likeness * likeness) * random.nextGaussian();
        }
        return noise;
    }
}
