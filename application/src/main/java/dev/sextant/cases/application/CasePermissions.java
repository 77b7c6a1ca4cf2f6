package dev.sextant.cases.application;

import dev.sextant.shared.domain.Permission;

/** What an actor may be permitted to do with cases. */
public final class CasePermissions {

    /** To see cases and what was said in them. */
    public static final Permission READ = new Permission("cases:read");

    /** To open, change, talk in, tag and merge cases. */
    public static final Permission WRITE = new Permission("cases:write");

    /** To delete cases. */
    public static final Permission MANAGE = new Permission("cases:manage");

    private CasePermissions() {}
}
