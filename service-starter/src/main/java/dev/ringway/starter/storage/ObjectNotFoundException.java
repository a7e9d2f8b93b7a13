package dev.ringway.starter.storage;

import java.io.IOException;

/** There is no object at this location. */
public final class ObjectNotFoundException extends IOException {

    ObjectNotFoundException(String location) {
        super("there is no object at " + location);
    }
}
