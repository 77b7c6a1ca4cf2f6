package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import java.util.UUID;

/** People of made-up organisations, for tests. */
public final class Actors {

    private Actors() {}

    /** Somebody of an organisation that nobody used before. */
    public static Actor somewhere(Permission... permissions) {
        return in(new TenantId(UUID.randomUUID()), permissions);
    }

    /** Somebody new of an organisation. */
    public static Actor in(TenantId tenant, Permission... permissions) {
        return new Actor(tenant, new UserId(UUID.randomUUID()), Set.of(permissions), "req-test", Option.none());
    }
}
