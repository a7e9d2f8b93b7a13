package dev.ringway.starter.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may call an endpoint. */
public enum Rule {
    VIEWERS(Role.VIEWER),
    OPERATORS(Role.OPERATOR),
    ADMINS(Role.ADMIN),
    /** A webhook: no token; the handler verifies the provider's signature before it does anything else. */
    SIGNED_BY_PROVIDER(null),
    /** No token and nothing that needs one. */
    OPEN_TO_ALL(null);

    private final Optional<Role> role;

    Rule(@Nullable Role role) {
        this.role = Optional.ofNullable(role);
    }

    /** The least role that may call; empty where no token is needed. */
    public Optional<Role> role() {
        return role;
    }
}
