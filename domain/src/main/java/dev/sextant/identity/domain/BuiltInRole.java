package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.Permission;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The roles that are there from the beginning and that nobody changes. Each plane keeps them as rows like any other role, under ids that are the same everywhere, so that whoever asks for owners needs
 * not look up what an owner is.
 */
public enum BuiltInRole implements Coded {
    /** May do everything in the organisation; every organisation that can be worked in has at least one. */
    OWNER(1),
    /** May do everything but change the organisation itself and its owners. */
    ADMIN(2),
    /** Works on cases and knowledge. */
    MEMBER(3),
    /** Reads. */
    VIEWER(4),
    /** Runs the platform; exists on the platform's plane only, and sees no organisation's data by it. */
    SUPER_ADMIN(16);

    private static final long HIGH = 0x0000_0000_0000_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final int number;

    BuiltInRole(int number) {
        this.number = number;
    }

    /** The id of the role, the same everywhere. */
    public RoleId id() {
        return new RoleId(new UUID(HIGH, VARIANT | number));
    }

    /** What it permits. */
    public Set<Permission> permissions() {
        return switch (this) {
            case OWNER -> Permissions.owning();
            case ADMIN -> Permissions.administering();
            case MEMBER -> Permissions.working();
            case VIEWER -> Permissions.reading();
            case SUPER_ADMIN -> Set.of(Permissions.PLATFORM_MANAGE, Permissions.AUDIT_READ);
        };
    }

    /** The roles that every organisation begins with. */
    public static List<BuiltInRole> ofOrganization() {
        return List.of(OWNER, ADMIN, MEMBER, VIEWER);
    }
}
