package dev.ringway.gateway.connection;

import java.util.List;

/**
 * A namespace that clients may connect to.
 *
 * @param name {@code /} for the main one
 * @param doorkeeper who comes in
 * @param listener hears of those who came in
 * @param handlers answer their events
 */
public record ServedNamespace(
        String name, Doorkeeper doorkeeper, ConnectionListener listener, List<EventHandler> handlers) {

    public ServedNamespace {
        handlers = List.copyOf(handlers);
    }
}
