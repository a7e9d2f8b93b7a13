package dev.ringway.starter.security;

import java.time.Instant;
import java.util.Set;

/**
 * Who asks, as the verified token says. A controller method takes it as a parameter.
 *
 * @param roles with all that the token's roles include; empty for a token that has none of ours
 * @param expiresAt when the token ends, and with it whatever lives on it, e.g. a Socket.IO session
 * @param maySeeNumbers phone numbers in full: operators, admins, and tokens with the scope {@code numbers}
 */
public record Caller(String subject, Set<Role> roles, Instant expiresAt, boolean maySeeNumbers) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
