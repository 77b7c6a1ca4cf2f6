package dev.sextant.bootstrap.config;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The effective values of all keys and where each came from. A flag wins over the environment, that over the file, that over the default. An empty text counts as not given.
 *
 * @param values every key
 * @param directory where relative paths start
 */
public record Configuration(Map<Key, Value> values, Path directory) {

    /** The environment variable that names the file. */
    public static final String FILE_VARIABLE = "SEXTANT_CONFIG";

    private static final String PREFIX = "SEXTANT_";

    /**
     * A value and where it came from.
     *
     * @param text the value
     * @param origin in words, such as {@code environment SEXTANT_PORT}
     */
    public record Value(String text, String origin) {}

    /** Copies the values. */
    public Configuration {
        values = Map.copyOf(values);
    }

    /**
     * Reads the configuration.
     *
     * @param flags what the command line said
     * @param environment the environment; every name that starts with {@code SEXTANT_} must be known
     * @param directory where relative paths start
     * @return the configuration, or everything that is wrong with it, all at once
     */
    public static Either<List<String>, Configuration> read(
            Flags flags, Map<String, String> environment, Path directory) {
        var errors = new ArrayList<String>();
        var values = new EnumMap<Key, Value>(Key.class);
        for (Key key : Key.values()) {
            values.put(key, new Value(key.otherwise(), "default"));
        }
        flags.file()
                .orElse(() -> io.vavr.control.Option.of(environment.get(FILE_VARIABLE))
                        .filter(name -> !name.isBlank()))
                .forEach(file -> readFile(directory.resolve(expanded(file, environment)), values, errors));
        readEnvironment(environment, directory, values, errors);
        flags.values().forEach((key, text) -> put(values, key, text, "flag"));
        values.replaceAll(
                (key, value) -> key.isPath() ? new Value(expanded(value.text(), environment), value.origin()) : value);
        values.forEach((key, value) ->
                key.refusal(value.text()).forEach(why -> errors.add(key.key() + " (" + value.origin() + ") " + why)));
        return errors.isEmpty() ? Either.right(new Configuration(values, directory)) : Either.left(List.copyOf(errors));
    }

    private static void readEnvironment(
            Map<String, String> environment, Path directory, Map<Key, Value> values, List<String> errors) {
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !name.equals(FILE_VARIABLE)) {
                Key.ofVariable(name)
                        .peek(key -> put(values, key, text, "environment " + name))
                        .orElse(() -> Key.ofFileVariable(name).peek(key -> {
                            if (!text.isBlank()) {
                                new SecretFile(key, name, directory.resolve(expanded(text.strip(), environment)))
                                        .read(environment, values, errors);
                            }
                        }))
                        .onEmpty(() -> errors.add(unknown("The environment variable " + name, name, variables())));
            }
        });
    }

    private static List<String> variables() {
        return Stream.concat(
                        Stream.of(FILE_VARIABLE),
                        keys().flatMap(key -> Stream.concat(
                                Stream.of(key.variable()), key.fileVariable().toJavaStream())))
                .toList();
    }

    private static void readFile(Path file, Map<Key, Value> values, List<String> errors) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException absent) {
            errors.add("There is no configuration file " + file + ".");
        } catch (CharacterCodingException notText) {
            errors.add("The configuration file " + file + " is not UTF-8 text.");
        } catch (IOException | IllegalArgumentException failure) {
            errors.add("The configuration file " + file + " cannot be read: " + failure.getMessage());
        }
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> Key.named(name)
                        .peek(key -> put(values, key, properties.getProperty(name, ""), "file " + file))
                        .onEmpty(() -> errors.add(unknown(
                                "The key " + name + " in " + file,
                                name,
                                keys().map(Key::key).toList()))));
    }

    private static void put(Map<Key, Value> values, Key key, String text, String origin) {
        if (!text.isBlank()) {
            values.put(key, new Value(text.strip(), origin));
        }
    }

    private static Stream<Key> keys() {
        return Stream.of(Key.values());
    }

    private static String unknown(String what, String name, List<String> known) {
        return what + " is unknown."
                + Nearest.to(name, known)
                        .map(near -> " Did you mean " + near + "?")
                        .getOrElse(" 'sextant config' lists the known ones.");
    }

    private static String expanded(String path, Map<String, String> environment) {
        boolean inHome = path.equals("~") || path.startsWith("~/");
        return inHome
                ? environment.getOrDefault("HOME", System.getProperty("user.home", ".")) + path.substring(1)
                : path;
    }

    /** The text of a key; empty when it has none. */
    public String text(Key key) {
        return value(key).text();
    }

    /** The number of a key that takes one. */
    public int number(Key key) {
        return Integer.parseInt(text(key));
    }

    /** The items of a key that takes a list, without repetition. */
    public Set<String> items(Key key) {
        return Key.items(text(key)).collect(Collectors.toUnmodifiableSet());
    }

    /** The size of a key that takes one, in bytes. */
    public long size(Key key) {
        return Key.Size.parse(text(key)).get();
    }

    /** The path of a key that takes one, absolute. */
    public Path path(Key key) {
        return directory.resolve(text(key)).toAbsolutePath().normalize();
    }

    /** The value of a key and where it came from. */
    public Value value(Key key) {
        return values.getOrDefault(key, new Value(key.otherwise(), "default"));
    }
}
