package dev.ringway.gateway;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.time.Duration;
import java.util.Arrays;

/** Tokens that an instance under test trusts. */
final class Tokens {

    private Tokens() {}

    static String of(String... roles) {
        return lasting(Duration.ofMinutes(30), roles);
    }

    static String lasting(Duration left, String... roles) {
        Role[] named = Arrays.stream(roles)
                .map(role -> Role.valueOf(role.toUpperCase(java.util.Locale.ROOT)))
                .toArray(Role[]::new);
        return TestTokens.of("ada", left, named);
    }
}
