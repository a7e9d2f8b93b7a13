package dev.ringway.starter.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person may do; each role includes the ones before it. In a token's {@code roles} in lower case. */
public enum Role {
    /** Looks, with phone numbers masked. */
    VIEWER,
    /** Runs campaigns and calls, sees phone numbers. */
    OPERATOR,
    /** Everything, including settings, exports of personal data and deletion. */
    ADMIN;

    /** This role and all that it includes. */
    Set<Role> including() {
        return EnumSet.range(VIEWER, this);
    }

    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.text().equals(name)).findFirst();
    }

    /** As it stands in a token. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
