package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Where there are dead letters, for whoever runs the server; not part of anybody's transaction. What they are is asked in each organisation. */
@SecondaryPort
public interface DeadLetterTenants {

    /** The organisations that have any. */
    List<TenantId> all();

    /** The organisation of one of them; none when there is no such dead letter. */
    Option<TenantId> of(DeadLetterId id);
}
