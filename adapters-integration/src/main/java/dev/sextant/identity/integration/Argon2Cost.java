package dev.sextant.identity.integration;

/**
 * What one guess at a password costs, in memory and in passes over it.
 *
 * <p>Source: RFC 9106, section 3.1, and the OWASP Password Storage Cheat Sheet, whose least is 19 MiB and 2 passes with one lane.
 *
 * @param memoryKib memory in KiB, 8 to 1,048,576 (1 GiB)
 * @param passes passes over the memory, 1 to 64
 * @param lanes lanes that could be filled at once, 1 to 16; filling is done by one thread
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {

    /** 32 MiB and 2 passes: above the least that OWASP names, and about 60 ms of CPU on the machine whose figures stand in {@code docs/benchmarks.md}. */
    public static final Argon2Cost STANDARD = new Argon2Cost(32 * 1024, 2, 1);

    private static final int LEAST_MEMORY_PER_LANE = 8;
    private static final int MOST_MEMORY = 1 << 20;
    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 16;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a figure is outside of its range
     */
    public Argon2Cost {
        if (lanes < 1
                || lanes > MOST_LANES
                || passes < 1
                || passes > MOST_PASSES
                || memoryKib < LEAST_MEMORY_PER_LANE * lanes
                || memoryKib > MOST_MEMORY) {
            throw new IllegalArgumentException("no cost of Argon2 that is allowed here: " + memoryKib + " KiB, "
                    + passes + " passes, " + lanes + " lanes");
        }
    }

    /** Whether a guess costs less memory or fewer passes than with another cost. */
    boolean isWeakerThan(Argon2Cost other) {
        return memoryKib < other.memoryKib || passes < other.passes;
    }
}
