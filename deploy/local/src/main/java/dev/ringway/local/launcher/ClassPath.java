package dev.ringway.local.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a module runs from: its thin jar and the libraries that Maven named. Jars of the checkout are copied first, so that
 * a later build does not overwrite what a running process still reads classes from.
 */
record ClassPath(Home home) {

    String of(String folder) throws IOException {
        BuiltModule module = new BuiltModule(home.root(), folder, true);
        Path jar = module.jar().orElseThrow(() -> new LauncherException(folder + " is not built"));
        List<String> entries = new ArrayList<>(List.of(copied(jar)));
        for (String entry : Files.readString(module.classPathFile()).strip().split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            entries.add(path.startsWith(home.root()) ? copied(path) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    // Replaced in one step: whoever has the old one open keeps reading the old one.
    private String copied(Path jar) throws IOException {
        Path copy = home.lib().resolve(jar.getFileName());
        if (!Files.exists(copy) || !sameState(jar, copy)) {
            Path beside = Files.createTempFile(home.lib(), "jar", ".part");
            Files.copy(jar, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy.toString();
    }

    private static boolean sameState(Path one, Path other) throws IOException {
        return Files.size(one) == Files.size(other)
                && Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other));
    }
}
