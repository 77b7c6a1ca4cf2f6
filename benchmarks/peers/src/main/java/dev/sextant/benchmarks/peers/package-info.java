/** Other outboxes for Java, each as its own documentation sets it up, as contestants of {@code OutboxBenchmark}. */
@NullMarked
package dev.sextant.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
