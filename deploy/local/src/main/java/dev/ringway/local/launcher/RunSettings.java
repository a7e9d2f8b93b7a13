package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings that the running system was started with. Commands in another shell, which may have none of them, find the
 * same ports and servers.
 */
record RunSettings(Home home) {

    private static final Pattern NAMES = Pattern.compile(
            "(RINGWAY|TWILIO|ELEVENLABS|KAFKA|MONGODB|REDIS|SANDBOX|SOCKETIO|PACE)_.*|PUBLIC_BASE_URL|MONGOD|.*_PORT");
    private static final Pattern OF_THE_SHELL = Pattern.compile("RINGWAY_(HOME|ROOT)");

    void keep(Map<String, String> environment) throws IOException {
        Map<String, String> kept = new TreeMap<>(environment);
        kept.keySet()
                .removeIf(name -> !NAMES.matcher(name).matches()
                        || OF_THE_SHELL.matcher(name).matches());
        file().write(kept);
    }

    Map<String, String> over(Map<String, String> environment) throws IOException {
        Map<String, String> whole = new HashMap<>(environment);
        whole.keySet()
                .removeIf(name -> NAMES.matcher(name).matches()
                        && !OF_THE_SHELL.matcher(name).matches());
        whole.putAll(file().read());
        return whole;
    }

    private PrivateProperties file() {
        Path path = home.run().resolve("settings.properties");
        return new PrivateProperties(path);
    }
}
