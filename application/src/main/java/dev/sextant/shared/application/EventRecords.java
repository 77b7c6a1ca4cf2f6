package dev.sextant.shared.application;

import dev.sextant.shared.application.EventShape.Field;
import dev.sextant.shared.application.EventShape.Fields;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Option;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * How a record becomes what an event says: names become snake_case, ids their text form, constants lower snake_case, times RFC 3339 text, absence null, and a value object with the single component
 * {@code value} becomes that value. What is written and what is promised are derived here side by side.
 */
final class EventRecords {

    /** The only component of a value object that stands for its value. */
    private static final String VALUE = "value";

    /** Records within records within records: beyond this a record holds itself. */
    private static final int DEEPEST = 16;

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            short.class,
            int.class,
            long.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class);
    private static final Set<Class<?>> FRACTION =
            Set.of(float.class, double.class, Float.class, Double.class, BigDecimal.class);

    /** What a record consists of, looked up once. */
    private static final ClassValue<List<Named>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Named> computeValue(Class<?> type) {
            return Arrays.stream(componentsOf(type)).map(Named::of).toList();
        }
    };

    private record Named(String name, RecordComponent component) {
        static Named of(RecordComponent component) {
            // A record may stand inside of a class that nobody else sees; what it says is meant for others all the
            // same.
            component.getAccessor().trySetAccessible();
            return new Named(snakeCase(component.getName()), component);
        }
    }

    private EventRecords() {}

    private static RecordComponent[] componentsOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("not a record: " + type.getName());
        }
        return components;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    static Map<String, @Nullable Object> values(Object written) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (Named component : COMPONENTS.get(written.getClass())) {
            Object value = read(written, component.component());
            fields.put(
                    component.name(),
                    value instanceof Option<?> option
                            ? option.map(EventRecords::plain).getOrNull()
                            : plain(value));
        }
        return fields;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            case Identifier id -> id.toString();
            case Enum<?> constant -> word(constant);
            case Instant time -> time.toString();
            case Collection<?> many -> many.stream().map(EventRecords::plain).toList();
            default -> fromRecord(value);
        };
    }

    private static Object fromRecord(Object value) {
        Map<String, @Nullable Object> fields = values(value);
        Object only = fields.get(VALUE);
        return fields.size() == 1 && only != null ? only : fields;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Object read(Object written, RecordComponent component) {
        try {
            return component.getAccessor().invoke(written);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component.toString(), e);
        }
    }

    static Fields shape(Class<?> type) {
        return shape(type, 0);
    }

    private static Fields shape(Class<?> type, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(type.getName() + " holds itself");
        }
        return new Fields(Arrays.stream(componentsOf(type))
                .map(component -> field(component, depth))
                .toList());
    }

    private static Field field(RecordComponent component, int depth) {
        Type type = component.getGenericType();
        boolean optional = component.getType() == Option.class;
        Type held = optional ? argument(type) : type;
        return new Field(
                snakeCase(component.getName()), shape(held, component, depth), optional, isPersonal(component));
    }

    private static boolean isPersonal(RecordComponent component) {
        return component.isAnnotationPresent(PersonalData.class)
                || isPersonal(
                        component.getType() == Option.class
                                ? argument(component.getGenericType())
                                : component.getGenericType());
    }

    /** Whether a record stands for its only component. */
    private static boolean isValue(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals(VALUE);
    }

    private static boolean isPersonal(Type type) {
        return switch (type) {
            case Class<?> plain ->
                plain.isAnnotationPresent(PersonalData.class) || (isValue(plain) && isPersonal(componentsOf(plain)[0]));
            case ParameterizedType many -> isPersonal(argument(many));
            default -> false;
        };
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType held ? held.getActualTypeArguments()[0] : Object.class;
    }

    private static EventShape shape(Type type, RecordComponent component, int depth) {
        if (type instanceof ParameterizedType many
                && many.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return new EventShape.Many(shape(argument(many), component, depth));
        }
        if (!(type instanceof Class<?> plain)) {
            throw noForm(component);
        }
        if (plain == String.class) {
            return new EventShape.Text();
        }
        if (WHOLE.contains(plain)) {
            return new EventShape.Whole();
        }
        if (FRACTION.contains(plain)) {
            return new EventShape.Fraction();
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return new EventShape.Truth();
        }
        if (plain == Instant.class) {
            return new EventShape.Moment();
        }
        if (plain.isEnum()) {
            return new EventShape.Choice(Arrays.stream(plain.getEnumConstants())
                    .map(constant -> word((Enum<?>) constant))
                    .toList());
        }
        if (Identifier.class.isAssignableFrom(plain)) {
            return prefixOf(plain).<EventShape>map(EventShape.Id::new).getOrElse(EventShape.Text::new);
        }
        if (!plain.isRecord()) {
            throw noForm(component);
        }
        Fields fields = shape(plain, depth + 1);
        if (!isValue(plain)) {
            return fields;
        }
        Field only = fields.fields().getFirst();
        if (only.optional()) {
            // A value that is absent within a value that is there would be told in two forms.
            throw noForm(component);
        }
        return only.shape();
    }

    private static IllegalArgumentException noForm(RecordComponent component) {
        return new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + " has no form in an event: " + component.getGenericType());
    }

    /** What stands before the underscore of the typed ids of a class; none when its text is something else. */
    static Option<String> prefixOf(Class<?> id) {
        RecordComponent[] components = id.getRecordComponents();
        if (components == null || components.length != 1 || components[0].getType() != UUID.class) {
            return Option.none();
        }
        var any = new UUID(0, 0);
        try {
            var constructor = id.getDeclaredConstructor(UUID.class);
            constructor.trySetAccessible();
            String text = constructor.newInstance(any).toString();
            int length = text.length() - TypeId.SUFFIX_LENGTH - 1;
            return Option.when(length > 0, () -> text.substring(0, length))
                    .filter(prefix -> TypeId.format(prefix, any).equals(text));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(id.getName(), e);
        }
    }
}
