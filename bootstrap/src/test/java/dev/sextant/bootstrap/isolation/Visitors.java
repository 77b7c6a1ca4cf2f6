package dev.sextant.bootstrap.isolation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who comes.
 *
 * @param live tokens of somebody else's organisation, by who shows them
 * @param dead tokens that are good for nothing, and none at all
 */
record Visitors(Map<String, String> live, Map<String, String> dead) {

    Visitors {
        live = new LinkedHashMap<>(live);
        dead = new LinkedHashMap<>(dead);
    }

    /** All of them. */
    Map<String, String> all() {
        var all = new LinkedHashMap<>(dead);
        all.putAll(live);
        return all;
    }

    boolean isDead(String who) {
        return dead.containsKey(who);
    }
}
