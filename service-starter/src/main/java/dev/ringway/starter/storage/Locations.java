package dev.ringway.starter.storage;

/** The way back from a location to its key. */
final class Locations {

    private Locations() {}

    /** @throws IllegalArgumentException where the location is not one of the storage that begins like this */
    static ObjectKey keyIn(String beginning, String location) {
        if (!location.startsWith(beginning)) {
            throw new IllegalArgumentException("not a location of this storage");
        }
        return new ObjectKey(location.substring(beginning.length()));
    }
}
