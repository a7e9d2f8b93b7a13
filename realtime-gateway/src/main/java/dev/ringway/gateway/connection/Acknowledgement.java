package dev.ringway.gateway.connection;

/** The answer to an event; goes nowhere if the client asked for none. */
@FunctionalInterface
public interface Acknowledgement {

    /** @param json one JSON value, which becomes the acknowledgement's only argument */
    void send(String json);
}
