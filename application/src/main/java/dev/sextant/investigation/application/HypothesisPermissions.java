package dev.sextant.investigation.application;

import dev.sextant.shared.domain.Permission;

/** What an actor may be permitted to do with hypotheses and solutions. They are parts of their case, so these are the permissions of cases. */
public final class HypothesisPermissions {

    /** To see them. */
    public static final Permission READ = new Permission("cases:read");

    /** To propose and change them. */
    public static final Permission WRITE = new Permission("cases:write");

    /** To delete all of a case with it. */
    public static final Permission MANAGE = new Permission("cases:manage");

    private HypothesisPermissions() {}
}
