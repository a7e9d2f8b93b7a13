package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The two folders that matter: the checkout, and the state folder with everything that a run leaves behind.
 *
 * @param root the checkout
 * @param state RINGWAY_HOME, by default .ringway in the checkout
 */
record Home(Path root, Path state) {

    static Home from(Map<String, String> environment) {
        Path root = Path.of(Optional.ofNullable(environment.get("RINGWAY_ROOT"))
                        .orElseThrow(() -> new LauncherException("RINGWAY_ROOT is not set; start the command ringway")))
                .toAbsolutePath();
        Path state = Optional.ofNullable(environment.get("RINGWAY_HOME"))
                .map(Path::of)
                .orElse(root.resolve(".ringway"));
        return new Home(root, state.toAbsolutePath().normalize());
    }

    Home create() throws IOException {
        for (Path folder : new Path[] {data(), logs(), run(), lib(), archives()}) {
            Files.createDirectories(folder);
        }
        return this;
    }

    /** What the servers keep; {@code --fresh} empties it. */
    Path data() {
        return state.resolve("data");
    }

    Path logs() {
        return state.resolve("logs");
    }

    /** Which processes run, and with which settings. */
    Path run() {
        return state.resolve("run");
    }

    /**
     * Copies of our own jars, so that a build does not pull them away under a running process. They belong to the checkout,
     * not to the state folder: class-data archives hold only for jars in the same place.
     */
    Path lib() {
        return ofCheckout().resolve("lib");
    }

    /** Class-data archives, for every system that runs from this checkout. */
    Path archives() {
        return ofCheckout().resolve("archives");
    }

    /** Whether this is the checkout's own system, and not one beside it. */
    boolean isOfCheckout() {
        return state.equals(ofCheckout());
    }

    private Path ofCheckout() {
        return root.resolve(".ringway");
    }

    Path secrets() {
        return state.resolve("secrets.properties");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }
}
