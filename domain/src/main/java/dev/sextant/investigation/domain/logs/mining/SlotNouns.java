package dev.sextant.investigation.domain.logs.mining;

import java.util.Locale;
import java.util.Set;

/** Nouns of everyday log English that introduce a name: what follows {@code user} is whom, not what happened. */
final class SlotNouns {

    private static final Set<String> NOUNS =
            Set.of("user", "username", "account", "host", "hostname", "device", "interface", "queue", "topic", "table");

    private SlotNouns() {}

    /** Whether the column follows such a noun with nothing but a blank between. */
    static boolean introduces(Cluster cluster, int column) {
        return cluster.isWord(column - 1)
                && cluster.glues[column].equals(" ")
                && NOUNS.contains(cluster.words[column - 1].toLowerCase(Locale.ROOT));
    }
}
