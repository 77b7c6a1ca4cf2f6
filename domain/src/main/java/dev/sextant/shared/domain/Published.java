package dev.sextant.shared.domain;

/** Finds the definition of an event, looked up once for each class. */
final class Published {

    private static final ClassValue<PublishedEvent> DEFINITIONS = new ClassValue<>() {
        @Override
        protected PublishedEvent computeValue(Class<?> type) {
            PublishedEvent definition = type.getAnnotation(PublishedEvent.class);
            if (definition == null) {
                throw new IllegalStateException(
                        type.getName() + " is an event without @PublishedEvent: it has no type id");
            }
            return definition;
        }
    };

    private Published() {}

    static PublishedEvent of(Class<?> event) {
        return DEFINITIONS.get(event);
    }
}
