package dev.sextant.cases.web;

import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.domain.Access;
import dev.sextant.shared.application.Authenticator.Identity;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TypeId;
import dev.sextant.shared.web.InMemoryProgram;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everybody who may want something of a case, and what the case lets each of them do. The sets never change. */
@SuppressWarnings("ImmutableEnumChecker")
enum Somebody {
    OPENER(Access.SHARE, Set.of(CasePermissions.READ, CasePermissions.WRITE)),
    ASSIGNEE(Access.SHARE, Set.of(CasePermissions.READ, CasePermissions.WRITE)),
    MANAGER(Access.SHARE, Set.of(CasePermissions.READ, CasePermissions.WRITE, CasePermissions.MANAGE)),
    SHARED_READ(Access.READ, Set.of(CasePermissions.READ, CasePermissions.WRITE)),
    SHARED_WRITE(Access.WRITE, Set.of(CasePermissions.READ, CasePermissions.WRITE)),
    /** A share to write, for somebody whose role only reads. */
    VIEWER_SHARED_WRITE(Access.WRITE, Set.of(CasePermissions.READ)),
    IN_READING_TEAM(Access.READ, Set.of(CasePermissions.READ, CasePermissions.WRITE), 0x21),
    IN_WRITING_TEAM(Access.WRITE, Set.of(CasePermissions.READ, CasePermissions.WRITE), 0x22),
    /** In both: the more generous share counts. */
    IN_BOTH_TEAMS(Access.WRITE, Set.of(CasePermissions.READ, CasePermissions.WRITE), 0x21, 0x22),
    STRANGER(Access.NONE, Set.of(CasePermissions.READ, CasePermissions.WRITE), 0x23),
    /** May do everything, elsewhere. */
    OTHER_TENANT(Access.NONE, Set.of(CasePermissions.READ, CasePermissions.WRITE, CasePermissions.MANAGE), 0x21);

    private final Access access;
    private final Set<Permission> permissions;
    private final Set<UUID> teams;

    Somebody(Access access, Set<Permission> permissions, int... teams) {
        this.access = access;
        this.permissions = permissions;
        this.teams = Arrays.stream(teams).mapToObj(Somebody::team).collect(Collectors.toSet());
    }

    private static UUID team(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    /** The text form of a team's id. */
    static String teamId(int number) {
        return TypeId.format("team", team(number));
    }

    /** What the case lets them do. */
    Access access() {
        return access;
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    String token() {
        return "sxt_" + name().toLowerCase(Locale.ROOT);
    }

    /** The text form of their id. */
    String id() {
        return InMemoryProgram.user(number()).toString();
    }

    private long number() {
        return 0x100L + Arrays.asList(values()).indexOf(this);
    }

    private Identity identity() {
        return new Identity(
                this == OTHER_TENANT ? InMemoryProgram.THERE : InMemoryProgram.HERE,
                InMemoryProgram.user(number()),
                permissions,
                teams,
                Option.none());
    }

    /** All of them, by their tokens. */
    static Map<String, Identity> all() {
        return Arrays.stream(values()).collect(Collectors.toMap(Somebody::token, Somebody::identity, (a, b) -> a));
    }
}
