package dev.sextant.bootstrap.wiring;

import java.lang.management.ManagementFactory;

/** What this process is called among the nodes on one database. */
final class NodeName {

    private static final int LONGEST = 100;

    private NodeName() {}

    /** Process id and machine, as the Java virtual machine tells them. */
    static String ofThisProcess() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
