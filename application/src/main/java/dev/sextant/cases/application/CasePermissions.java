package dev.sextant.cases.application;

import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;

/** What an actor may be permitted to do with cases. Which cases that is about, each case decides: {@link dev.sextant.cases.domain.CasePeople}. */
public final class CasePermissions {

    /** To see cases that concern the actor, and what was said in them. */
    public static final Permission READ = new Permission("cases:read");

    /** To open cases, and to change, talk in, tag, merge and share those that concern the actor. */
    public static final Permission WRITE = new Permission("cases:write");

    /** To delete cases, and to have every case of the organisation concern the actor. */
    public static final Permission MANAGE = new Permission("cases:manage");

    private CasePermissions() {}

    /** The actor as a case knows it. */
    public static Requester requester(Actor actor) {
        return new Requester(actor.user(), actor.teams(), actor.may(MANAGE));
    }
}
