package dev.ringway.local.launcher;

import java.util.Map;
import java.util.Optional;

/**
 * What the environment says. A port's own setting is taken as it is; RINGWAY_PORT_OFFSET moves all others, so that a
 * second system can run beside the first.
 */
record Settings(Map<String, String> environment) {

    private static final int HIGHEST_PORT = 65_535;

    Settings {
        environment = Map.copyOf(environment);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    boolean has(String name) {
        return text(name).isPresent();
    }

    int port(Port port) {
        int number = has(port.setting())
                ? number(port.setting(), port.usual())
                : port.usual() + number("RINGWAY_PORT_OFFSET", 0);
        if (number < 1 || number > HIGHEST_PORT) {
            throw new LauncherException("%s would be %d, which is no port".formatted(port.setting(), number));
        }
        return number;
    }

    /** Twilio itself is used, and no sandbox started, when its account and the public address of the webhooks are given. */
    boolean realTwilio() {
        return has("TWILIO_ACCOUNT_SID") && has("TWILIO_AUTH_TOKEN") && has("PUBLIC_BASE_URL");
    }

    private int number(String name, int usual) {
        try {
            return text(name).map(String::strip).map(Integer::valueOf).orElse(usual);
        } catch (NumberFormatException e) {
            throw new LauncherException(name + " must be a whole number", e);
        }
    }
}
