package dev.ringway.local.launcher;

import java.time.Duration;
import java.time.Instant;

/** Tokens for this machine's system. */
final class Tokens {

    private static final Duration VALID_FOR = Duration.ofHours(24);

    private Tokens() {}

    static String local(Wiring wiring, Token.Role role) {
        if (wiring.settings().has("RINGWAY_JWT_ISSUER")) {
            throw new LauncherException("RINGWAY_JWT_ISSUER is set, so tokens come from that issuer");
        }
        return Token.mint(wiring.jwtKey(), role, "local-" + role, Instant.now(), VALID_FOR);
    }
}
