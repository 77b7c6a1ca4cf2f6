package dev.sextant.shared.application;

import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TypeId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** Events of a context that there is in tests only: parcels, whose posting has had three shapes. */
final class ParcelEvents {

    static final EventKind POSTED_V1 = new EventKind("parcel.posted", 1);
    static final EventKind POSTED_V2 = new EventKind("parcel.posted", 2);
    static final EventKind POSTED_V3 = new EventKind("parcel.posted", 3);

    /** The name became several names in version 2, the weight went from pounds to grams in version 3. */
    static final Upcaster FROM_V1 = new Upcaster(
            POSTED_V1,
            PostedV1.class,
            data -> data.with("names", List.of(data.text("name"))).without("name"));

    static final Upcaster FROM_V2 = new Upcaster(
            POSTED_V2,
            PostedV2.class,
            data -> data.with("grams", data.whole("pounds") * 454).without("pounds"));
    static final Downcaster TO_V2 = new Downcaster(
            POSTED_V3, data -> data.with("pounds", data.whole("grams") / 454).without("grams"));
    static final Downcaster TO_V1 = new Downcaster(
            POSTED_V2, data -> data.with("name", data.texts("names").getFirst()).without("names"));

    static final EventCatalogue BARE = EventCatalogue.of(ParcelEvent.class);
    static final EventCatalogue ALL =
            BARE.with(FROM_V2).with(FROM_V1).with(TO_V1).with(TO_V2);

    private ParcelEvents() {}

    record ParcelId(UUID value) implements Identifier {
        @Override
        public String toString() {
            return TypeId.format("parcel", value);
        }
    }

    enum Speed {
        SLOW,
        VERY_FAST
    }

    record Label(String value) {}

    record Size(int width, BigDecimal height) {}

    record PostedV1(ParcelId parcelId, String name, long pounds) {}

    record PostedV2(ParcelId parcelId, List<String> names, long pounds) {}

    @EventFamily(context = "post", aggregate = "parcel", id = ParcelId.class)
    sealed interface ParcelEvent extends Event {

        ParcelId parcelId();

        @Override
        default UUID aggregateId() {
            return parcelId().value();
        }

        @Override
        default Instant occurredAt() {
            return Instant.EPOCH;
        }
    }

    @PublishedEvent(type = "parcel.posted", version = 3, description = "A parcel is on its way.")
    record Posted(ParcelId parcelId, List<String> names, long grams) implements ParcelEvent {}

    @PublishedEvent(type = "parcel.measured", description = "A parcel was looked at from all sides.")
    record Measured(
            ParcelId parcelId,
            Option<Speed> speed,
            List<Label> labels,
            Size size,
            boolean fragile,
            double chance,
            List<UserId> takers,
            @PersonalData Option<String> door,
            Instant at)
            implements ParcelEvent {}
}
