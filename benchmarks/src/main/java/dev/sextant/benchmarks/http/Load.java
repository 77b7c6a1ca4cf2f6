package dev.sextant.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Closed-loop load: a number of connections, each sending its next request as soon as the answer to the one before was read. */
final class Load {

    /**
     * What was measured.
     *
     * @param perSecond answers with the expected status per second
     * @param p50 the median latency, in milliseconds
     * @param p99 the 99th percentile of the latency, in milliseconds
     * @param answers how many answers had the expected status
     * @param unexpected answers with another status
     */
    record Result(double perSecond, double p50, double p99, long answers, long unexpected) {}

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private Load() {}

    /**
     * Runs for a time and measures.
     *
     * @param port where the server listens on loopback
     * @param connections how many connections at once
     * @param time how long
     * @param expected the status that counts as success
     * @param request the n-th request of a connection, as bytes
     */
    static Result run(int port, int connections, Duration time, int expected, IntFunction<byte[]> request) {
        long end = System.nanoTime() + time.toNanos();
        long start = System.nanoTime();
        List<Future<Samples>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                int first = i;
                Callable<Samples> client = () -> client(port, end, expected, first, connections, request);
                running.add(threads.submit(client));
            }
            long[] latencies = new long[0];
            long unexpected = 0;
            for (var each : running) {
                Samples samples = each.get();
                int before = latencies.length;
                latencies = Arrays.copyOf(latencies, before + samples.count);
                System.arraycopy(samples.nanos, 0, latencies, before, samples.count);
                unexpected += samples.unexpected;
            }
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            Arrays.sort(latencies);
            return new Result(
                    latencies.length / seconds,
                    percentile(latencies, 0.5),
                    percentile(latencies, 0.99),
                    latencies.length,
                    unexpected);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a client broke off", broken.getCause());
        }
    }

    private static Samples client(int port, long end, int expected, int first, int step, IntFunction<byte[]> request) {
        var samples = new Samples();
        try (var connection = new KeepAliveConnection(port)) {
            for (int n = first; System.nanoTime() < end; n += step) {
                byte[] bytes = request.apply(n);
                long sent = System.nanoTime();
                int status = connection.exchange(bytes);
                long took = System.nanoTime() - sent;
                if (status == expected) {
                    samples.add(took);
                } else {
                    samples.unexpected++;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return samples;
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / NANOS_PER_MILLI;
    }

    private static final class Samples {
        private long[] nanos = new long[1 << 12];
        private int count;
        private long unexpected;

        void add(long took) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = took;
        }
    }
}
