package dev.sextant.benchmarks.events;

/** The contents of an event for those who take a text. */
public final class Payload {

    /** Of {@link Workload#PAYLOAD} bytes. */
    public static final String JSON =
            "{\"text\":\"" + "x".repeat(Workload.PAYLOAD - "{\"text\":\"\"}".length()) + "\"}";

    private Payload() {}
}
