package dev.ringway.starter.kafka;

import java.util.Set;
import java.util.stream.Stream;

/**
 * What MongoDB's driver cannot write, so that it never reaches the database: a document above its size, a name of a field
 * with a NUL in it, or a time that no date there can be. Another attempt with the same data is vain.
 */
final class Unstorable {

    /** By their names, since not every service has the driver. */
    private static final Set<String> REFUSALS =
            Set.of("org.bson.BsonSerializationException", "org.bson.codecs.configuration.CodecConfigurationException");

    private Unstorable() {}

    static boolean is(RuntimeException failure) {
        return Stream.<Class<?>>iterate(failure.getClass(), type -> type != null, Class::getSuperclass)
                .anyMatch(type -> REFUSALS.contains(type.getName()));
    }
}
