package dev.ringway.local.launcher;

import dev.ringway.local.server.LocalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which processes were started, across launchers and across a launcher's crash. A file holds the pid and the process's
 * start time: a process that got the same pid later started at another time and is never taken for ours.
 */
record PidFiles(Path folder) {

    private static final Pattern CONTENT = Pattern.compile("(\\d+) (\\S+)\\s*");
    // The system derives start times from its own, which may be corrected a little meanwhile.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    void write(String name, ProcessHandle process) {
        try {
            Path beside = folder.resolve(name + ".part");
            Files.writeString(beside, process.pid() + " " + startOf(process) + "\n");
            Files.move(beside, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it is ours and still runs. */
    Optional<ProcessHandle> find(String name) {
        try {
            Matcher content = CONTENT.matcher(Files.exists(file(name)) ? Files.readString(file(name)) : "");
            if (!content.matches()) {
                return Optional.empty();
            }
            Instant started = Instant.parse(content.group(2));
            return ProcessHandle.of(Long.parseLong(content.group(1)))
                    .filter(LocalProcess::alive)
                    .filter(process -> sameTime(startOf(process), started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process was written and has ended without anybody taking note: it was killed, or the machine was switched off. */
    boolean leftBehind(String name) {
        return Files.exists(file(name)) && find(name).isEmpty();
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }

    private static boolean sameTime(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }

    // A process that has ended already has no start time any more.
    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
