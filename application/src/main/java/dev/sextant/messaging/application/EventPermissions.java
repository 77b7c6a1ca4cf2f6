package dev.sextant.messaging.application;

import dev.sextant.shared.domain.Permission;

/** What it takes to see what is told about an organisation. */
public final class EventPermissions {

    /** To read the events of the organisation, all of them: also those of cases that do not concern the reader. */
    public static final Permission READ = new Permission("events:read");

    private EventPermissions() {}
}
