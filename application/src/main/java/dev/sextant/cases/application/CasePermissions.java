package dev.sextant.cases.application;

import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.domain.Permission;

/** What an actor may be permitted to do with cases. Which cases that is about, each case decides: {@link dev.sextant.cases.domain.CasePeople}. */
public final class CasePermissions {

    /** To see cases that concern the actor, and what was said in them. */
    public static final Permission READ = new Permission("cases:read");

    /** To open cases, and to change, talk in, tag, merge and share those that concern the actor. */
    public static final Permission WRITE = new Permission("cases:write");

    /** To delete cases, and to have every case of the organisation concern the actor. */
    public static final Permission MANAGE = Requester.MANAGE;

    private CasePermissions() {}
}
