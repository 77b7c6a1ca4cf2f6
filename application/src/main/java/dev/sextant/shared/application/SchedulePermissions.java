package dev.sextant.shared.application;

import dev.sextant.shared.domain.Permission;

/** What it takes to deal with schedules. To have some work done at times takes what the work itself takes, too. */
public final class SchedulePermissions {

    /** To see schedules. */
    public static final Permission READ = new Permission("schedules:read");

    /** To make, change and delete schedules. */
    public static final Permission WRITE = new Permission("schedules:write");

    private SchedulePermissions() {}
}
