package dev.ringway.gateway.live;

import java.util.List;

/**
 * Where a record stands.
 *
 * @param partition of which topic, e.g. {@code calls.changed.v1-3}
 * @param from the reader's position
 * @param next the position behind the record
 */
public record Place(String partition, Position from, long next) {

    /** What {@code advance.lua} is given first. */
    List<String> arguments() {
        return List.of(from.epoch(), partition, from.text(), Long.toString(next));
    }
}
