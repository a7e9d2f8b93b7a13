package dev.ringway.gateway.live;

import java.util.OptionalLong;

/**
 * How far a partition has been taken into the live view.
 *
 * @param next offset of the first record that is not in it; empty where nothing is
 */
public record Position(String epoch, OptionalLong next) {

    public Position(String epoch, long next) {
        this(epoch, OptionalLong.of(next));
    }

    String text() {
        return next.isPresent() ? Long.toString(next.getAsLong()) : "-";
    }
}
