package dev.sextant.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.integration.Argon2Cost;
import dev.sextant.identity.integration.Argon2Passwords;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures what passwords and access tokens cost on this machine: a hash at several costs of Argon2id, many logins at once with their time and memory, and RSA keys of two lengths. CPU times are those of the measuring
 * thread, so other work on the machine hardly matters to them.
 */
public final class CredentialBenchmark {

    private static final Password PASSWORD = new Password("a long walk by the sea");
    private static final List<Argon2Cost> CANDIDATES = List.of(
            new Argon2Cost(19 * 1024, 2, 1),
            Argon2Cost.STANDARD,
            new Argon2Cost(46 * 1024, 1, 1),
            new Argon2Cost(64 * 1024, 1, 1),
            new Argon2Cost(64 * 1024, 2, 1),
            new Argon2Cost(64 * 1024, 3, 1));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 20;
    private static final int SIGNATURES = 1_000;

    private CredentialBenchmark() {}

    /**
     * Runs the measurement and prints a line for each figure.
     *
     * @param arguments how many logins at once, 50 when absent; how many of them compute a hash in parallel, as many as there are processors when absent
     */
    public static void main(String[] arguments)
            throws InterruptedException, ExecutionException, GeneralSecurityException {
        int logins = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        for (Argon2Cost cost : CANDIDATES) {
            oneHash(cost);
        }
        int parallel = arguments.length > 1
                ? Integer.parseInt(arguments[1])
                : Runtime.getRuntime().availableProcessors();
        manyLogins(logins, parallel);
        for (int bits : new int[] {2048, 3072}) {
            keys(bits);
        }
    }

    private static void oneHash(Argon2Cost cost) {
        var passwords = new Argon2Passwords(cost, 1, PATIENCE);
        PasswordHash hash = passwords.hash(PASSWORD);
        long cpu = cpuOf(() -> check(passwords.matches(PASSWORD, hash)), WARM_UP, ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "Argon2id %3d MiB, %d passes: %6.1f ms CPU%n",
                cost.memoryKib() / 1024,
                cost.passes(),
                cpu / 1e6);
    }

    private static void manyLogins(int logins, int parallel) throws InterruptedException, ExecutionException {
        var passwords = new Argon2Passwords(Argon2Cost.STANDARD, parallel, PATIENCE);
        PasswordHash hash = passwords.hash(PASSWORD);
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = heapPools().stream()
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        long cpuBefore = processCpu();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < logins; i++) {
                all.add(threads.submit(() -> passwords.matches(PASSWORD, hash)));
            }
            for (Future<Boolean> login : all) {
                check(login.get());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long peak = heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%d logins at once, %d hashes in parallel: %.2f s, %.2f s CPU of the process, heap at most %d MiB more (of %d)%n",
                logins,
                parallel,
                seconds,
                (processCpu() - cpuBefore) / 1e9,
                (peak - before) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long processCpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void keys(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        long making = cpuOf(generator::generateKeyPair, 0, 5);
        KeyPair pair = generator.generateKeyPair();
        byte[] text = new byte[600];
        byte[] signature = sign(pair, text);
        long signing = cpuOf(() -> sign(pair, text), SIGNATURES, SIGNATURES);
        long verifying = cpuOf(() -> check(verify(pair, text, signature)), SIGNATURES, SIGNATURES);
        System.out.printf(
                Locale.ROOT,
                "RSA %d: making %.0f ms, signing %.3f ms, verifying %.3f ms CPU%n",
                bits,
                making / 1e6,
                signing / 1e6,
                verifying / 1e6);
    }

    private static byte[] sign(KeyPair pair, byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean verify(KeyPair pair, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("what was measured is wrong");
        }
    }

    /** The CPU time of one run, in nanoseconds. */
    private static long cpuOf(Runnable work, int warmUp, int rounds) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - before) / rounds;
    }
}
