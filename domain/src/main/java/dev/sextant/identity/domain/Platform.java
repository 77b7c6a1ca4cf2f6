package dev.sextant.identity.domain;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.util.UUID;

/** The plane that belongs to nobody's organisation: signing keys, throttles, and the people who run the platform. */
public final class Platform {

    /** The tenant under which the rows of the platform stand. */
    public static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000000"));

    /** Who acts when nobody is known yet, such as before a login. No account has this id. */
    public static final UserId NOBODY = new UserId(UUID.fromString("00000000-0000-7000-8000-00000000ffff"));

    private Platform() {}
}
