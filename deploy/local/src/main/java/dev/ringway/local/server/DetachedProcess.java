package dev.ringway.local.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a program in a session of its own: a Ctrl-C in the terminal does not reach it, and it outlives its starter.
 * Whoever starts one ends it. The handle's pid is the program's own, since {@code setsid} replaces itself by it.
 */
public final class DetachedProcess {

    private static final List<String> NEW_SESSION = Executables.onPath("setsid")
            .map(setsid -> List.of(setsid.toString()))
            .orElseGet(DetachedProcess::perl);

    private DetachedProcess() {}

    /**
     * With this process's own environment.
     *
     * @param log where output and errors are appended
     */
    public static ProcessHandle start(List<String> command, Path folder, Path log) throws IOException {
        return start(command, System.getenv(), folder, log);
    }

    /**
     * @param environment all of it: nothing of this process's own comes in beside
     * @param log where output and errors are appended
     */
    public static ProcessHandle start(List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> whole = new ArrayList<>(NEW_SESSION);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start().toHandle();
    }

    // macOS has no setsid command, but always a perl.
    private static List<String> perl() {
        return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!");
    }
}
