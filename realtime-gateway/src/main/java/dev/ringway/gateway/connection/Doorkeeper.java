package dev.ringway.gateway.connection;

import java.util.Optional;

/** Decides who may connect. May block: it is asked on a thread of its own. */
public interface Doorkeeper {

    /** @param token what the client gave as {@code auth.token}; empty where it gave none */
    Admission admit(Optional<String> token);
}
