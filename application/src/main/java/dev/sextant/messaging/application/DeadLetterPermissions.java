package dev.sextant.messaging.application;

import dev.sextant.shared.domain.Permission;

/** What it takes to see how events are delivered, and to decide about those that were not. */
public final class DeadLetterPermissions {

    /** To see how far subscribers are, and dead letters with what their events say, whatever those are about. */
    public static final Permission READ = EventPermissions.READ;

    /** To replay and discard dead letters. */
    public static final Permission MANAGE = new Permission("events:manage");

    /** To see the delivery of all organisations together, the nodes and the database sessions that it waits for: whoever runs the platform. */
    public static final Permission PLATFORM = new Permission("platform:manage");

    private DeadLetterPermissions() {}
}
