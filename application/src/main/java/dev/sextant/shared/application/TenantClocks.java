package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import java.time.ZoneId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Tells on whose clocks a tenant lives. Both questions are part of the actor's open transaction. */
@SecondaryPort
public interface TenantClocks {

    /** The time zone of the actor's tenant at present. */
    ZoneId zone(Actor actor);

    /** The same, and nobody changes it before the transaction has ended. To be asked before anything else is held, as whoever changes it does. */
    ZoneId zoneForUpdate(Actor actor);

    /** The same clocks everywhere, for ever. */
    static TenantClocks always(ZoneId zone) {
        return new TenantClocks() {
            @Override
            public ZoneId zone(Actor actor) {
                return zone;
            }

            @Override
            public ZoneId zoneForUpdate(Actor actor) {
                return zone;
            }
        };
    }
}
