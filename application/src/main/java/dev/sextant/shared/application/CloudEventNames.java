package dev.sextant.shared.application;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.TypeId;
import java.net.URI;
import java.util.UUID;

/**
 * How events are called on the wire. The version is part of {@code type}: a receiver that looks at nothing else never takes one shape for another.
 *
 * @param authority who decides what the types mean, as a reversed domain name, such as {@code dev.sextant}
 * @param schemas an address below which every shape has one; it names a shape, and need not answer
 */
public record CloudEventNames(String authority, URI schemas) {

    private static final String ID_PREFIX = "evt";

    /** The names of Sextant's own events. */
    public static final CloudEventNames SEXTANT =
            new CloudEventNames("dev.sextant", URI.create("https://sextant.dev/events/"));

    /** Refuses an address that is not absolute, has a fragment, or does not end with a slash. */
    public CloudEventNames {
        if (!schemas.isAbsolute()
                || schemas.getFragment() != null
                || !schemas.toString().endsWith("/")) {
            throw new IllegalArgumentException("not an absolute address that ends with a slash: " + schemas);
        }
    }

    /** The attribute {@code type}, such as {@code dev.sextant.case.opened.v1}. */
    public String type(EventKind kind) {
        return authority + "." + kind.type() + ".v" + kind.version();
    }

    /** The attribute {@code dataschema}, such as {@code https://sextant.dev/events/case.opened/v1}. */
    public String schema(EventKind kind) {
        return schemas.resolve(kind.type() + "/v" + kind.version()).toString();
    }

    /** The attribute {@code source}: one for each tenant, within which ids are unique. */
    public String source(TenantId tenant) {
        return "/sextant/" + tenant;
    }

    /** The attribute {@code id}: {@code evt_…}. */
    public String id(UUID event) {
        return TypeId.format(ID_PREFIX, event);
    }
}
