package dev.ringway.starter.kafka;

import java.util.stream.Stream;

/**
 * What MongoDB's driver cannot write, so that it never reaches the database: a document above its size, or a name of a field
 * with a NUL in it. Another attempt with the same data is vain.
 */
final class Unstorable {

    /** By its name, since not every service has the driver. */
    private static final String SERIALIZATION = "org.bson.BsonSerializationException";

    private Unstorable() {}

    static boolean is(RuntimeException failure) {
        return Stream.<Class<?>>iterate(failure.getClass(), type -> type != null, Class::getSuperclass)
                .anyMatch(type -> type.getName().equals(SERIALIZATION));
    }
}
