package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Admission;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.starter.security.TokenCheck;
import dev.ringway.starter.security.TokenVerifier;
import java.util.Optional;

/** Whoever has a valid token may connect; what its roles allow is decided room by room. */
final class TokenDoorkeeper implements Doorkeeper {

    private final TokenVerifier tokens;

    TokenDoorkeeper(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public Admission admit(Optional<String> token) {
        if (token.isEmpty() || token.get().isBlank()) {
            return new Admission.Refused("token_missing", "A token is required: give it as {token}.");
        }
        return switch (tokens.verify(token.get())) {
            case TokenCheck.Accepted accepted -> new Admission.Admitted(accepted.caller());
            case TokenCheck.Refused refused -> new Admission.Refused("token_refused", refused.reason());
        };
    }
}
