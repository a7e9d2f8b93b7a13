package dev.ringway.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which variables of an environment are settings of the system, and not of the shell or of another program: those that the
 * services' files of settings name, and those by which Spring, the client of S3 and this command find any other.
 */
record SettingNames(Set<String> named) {

    private static final Pattern GENERAL =
            Pattern.compile("(RINGWAY|SPRING|SERVER|LOGGING|MANAGEMENT|SANDBOX|AWS)_.*|MONGOD|.*_PORT");
    private static final Pattern OF_THE_SHELL = Pattern.compile("RINGWAY_(HOME|ROOT|TOKEN)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    /** As the checkout has them. */
    static SettingNames of(Path root) throws IOException {
        Set<String> named = new HashSet<>();
        for (Path modules : List.of(root, root.resolve("deploy"))) {
            for (Path file : files(modules)) {
                PLACEHOLDER
                        .matcher(Files.readString(file, StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> named.add(found.group(1)));
            }
        }
        return new SettingNames(named);
    }

    boolean isSetting(String name) {
        return (named.contains(name) || GENERAL.matcher(name).matches())
                && !OF_THE_SHELL.matcher(name).matches();
    }

    private static List<Path> files(Path modules) throws IOException {
        if (!Files.isDirectory(modules)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(modules)) {
            return all.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .flatMap(SettingNames::yml)
                    .toList();
        }
    }

    private static Stream<Path> yml(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> file.toString().endsWith(".yml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
